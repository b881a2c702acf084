import type { BatchAction } from '../../core/api.ts'
import type { ErrorCode } from '../../core/errors.ts'
import { inlineText, inlineToNode, type Inline } from '../../core/model/inline.ts'
import type { ActionKind } from '../../core/model/permissions.ts'
import { statusAfterEdit, statusMove, type SegmentStatus } from '../../core/model/status.ts'
import { minimalStep } from '../../core/sync/minimal.ts'
import type { SegmentRecord } from '../store/records.ts'

/** What one action does to one row; nothing here reads or writes the store. */

/** The kind of edit an action is, for `can()`. */
export const kindOfAction: Record<BatchAction['kind'], ActionKind> = {
  confirm: 'status',
  approve: 'approve',
  sendBack: 'approve',
  lock: 'lock',
  unlock: 'lock',
  copySource: 'text',
  clearTarget: 'text',
}

export type RowChange =
  | { kind: 'status'; from: SegmentStatus; status: SegmentStatus; reason?: string }
  | { kind: 'lock'; locked: boolean }
  | { kind: 'text'; how: 'source' | 'batch'; steps: Record<string, unknown>[]; target: Inline; status: SegmentStatus }

/** Changes in order, none when the row is so already, or why it is refused. `fromDraft`: drafts may be approved at once. */
export function changesBy(
  action: BatchAction,
  segment: SegmentRecord,
  fromDraft: boolean,
): RowChange[] | Extract<ErrorCode, `save.${string}` | `batch.${string}`> {
  if (action.kind === 'lock' || action.kind === 'unlock') {
    const locked = action.kind === 'lock'
    return segment.locked === locked ? [] : [{ kind: 'lock', locked }]
  }
  if (segment.locked) return 'save.locked'
  switch (action.kind) {
    case 'confirm':
      return segment.status === 'approved' ? [] : statusChange(segment, 'confirmed')
    case 'approve':
      return approval(segment, fromDraft)
    case 'sendBack':
      if (segment.status === 'untranslated') return 'save.statusMove'
      return [{ kind: 'status', from: segment.status, status: 'draft', reason: action.reason.normalize('NFC') }]
    case 'copySource':
      if (inlineText(segment.target) !== '') return 'batch.hasText'
      return textChange(segment, segment.source, 'source')
    case 'clearTarget':
      return textChange(segment, '', 'batch')
  }
}

function approval(segment: SegmentRecord, fromDraft: boolean): ReturnType<typeof changesBy> {
  if (segment.status !== 'draft' || !fromDraft) return statusChange(segment, 'approved')
  const confirmed = statusChange(segment, 'confirmed')
  if (typeof confirmed === 'string') return confirmed
  return [...confirmed, { kind: 'status', from: 'confirmed', status: 'approved' }]
}

function statusChange(segment: SegmentRecord, status: SegmentStatus): ReturnType<typeof changesBy> {
  const move = statusMove(segment.status, status, inlineText(segment.target))
  if (move === 'emptyTarget') return 'save.emptyTarget'
  if (move === 'notAllowed') return 'save.statusMove'
  return segment.status === status ? [] : [{ kind: 'status', from: segment.status, status }]
}

function textChange(segment: SegmentRecord, to: Inline, how: 'source' | 'batch'): RowChange[] {
  return textTo(segment.target, to, how, (text) => statusAfterEdit(segment.status, text))
}

/** The smallest edit that makes one target of another. */
export function textTo(
  from: Inline,
  to: Inline,
  how: 'source' | 'batch',
  statusOf: (text: string) => SegmentStatus,
): RowChange[] {
  const before = inlineToNode('target', from)
  // Source and target hold the same kinds of content.
  const after = inlineToNode('target', to)
  const step = minimalStep(before, after)
  if (!step) return []
  const steps = [step.toJSON() as Record<string, unknown>]
  return [{ kind: 'text', how, steps, target: to, status: statusOf(inlineText(to)) }]
}
