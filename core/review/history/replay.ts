import { Step } from 'prosemirror-transform'
import { inlineToNode, nodeToInline, type Inline } from '../../model/inline.ts'
import { schema } from '../../model/schema.ts'
import type { SegmentStatus } from '../../model/status.ts'
import { applySteps } from '../../sync/changes.ts'

/**
 * Texts of the past out of the log. A text event holds steps only, and a step
 * does not say what it took out: texts are made forwards, from the import's
 * empty target. Splits and joins bring their rows with them.
 */

/** An event as the log keeps it. */
export interface LoggedEvent {
  n: number
  kind: string
  /** Of a split or join the first one. */
  segment: string | null
  /** Of that segment, after the event. */
  version: number | null
  actor: string
  at: number
  undoes: number | null
  payload: Readonly<Record<string, unknown>>
}

/** A segment at one time. */
export interface SegmentState {
  target: Inline
  status: SegmentStatus
  locked: boolean
  version: number
  /** False before it came to be, and while another segment holds its text. */
  live: boolean
}

/** What one event did to a segment. */
export interface Version {
  event: LoggedEvent
  before: SegmentState
  after: SegmentState
}

interface LoggedRow {
  id: string
  target: Inline
  status: SegmentStatus
  locked: boolean
  version: number
}

const imported: SegmentState = { target: '', status: 'untranslated', locked: false, version: 0, live: true }
const unborn: SegmentState = { ...imported, live: false }

type StepJson = Readonly<Record<string, unknown>>

/** The text that steps make of a text. Throws RangeError where they do not fit. */
export function stepped(target: Inline, steps: readonly StepJson[]): Inline {
  let text = target
  for (const [at, step] of steps.entries()) {
    const spliced = typeof text === 'string' ? splice(text, step) : null
    if (spliced === null) {
      const rest = steps.slice(at).map((json) => Step.fromJSON(schema, json))
      return nodeToInline(applySteps(inlineToNode('target', text), rest))
    }
    text = spliced
  }
  return text
}

/** Plain text put into plain text, which is what nearly every step does; null for all others. */
function splice(text: string, { stepType, from, to, slice }: StepJson): string | null {
  if (stepType !== 'replace' || typeof from !== 'number' || typeof to !== 'number') return null
  if (from > to || to > text.length) return null
  const put = slice === undefined ? '' : plainOf(slice)
  return put === null ? null : text.slice(0, from) + put + text.slice(to)
}

function plainOf(slice: unknown): string | null {
  const { content, openStart, openEnd } = slice as { content?: unknown; openStart?: number; openEnd?: number }
  if (openStart || openEnd || !Array.isArray(content)) return null
  let text = ''
  for (const node of content as { type?: string; text?: string; marks?: unknown[] }[]) {
    if (node.type !== 'text' || typeof node.text !== 'string' || (node.marks && node.marks.length > 0)) return null
    text += node.text
  }
  return text
}

/**
 * Every version of a segment, oldest first. `events`: all that name it, as the
 * one they are about or as the second of a split or join, in order of `n`.
 */
export function replay(segment: string, events: readonly LoggedEvent[]): Version[] {
  const [first] = events
  // One that was in no import begins with the split that made it.
  let state = first?.kind === 'split' && first.segment !== segment ? unborn : imported
  return events.map((event) => {
    const before = state
    state = after(segment, before, event)
    return { event, before, after: state }
  })
}

function after(segment: string, before: SegmentState, event: LoggedEvent): SegmentState {
  const { kind, payload, version } = event
  const isFirst = event.segment === segment
  const counted = { ...before, version: version ?? before.version }
  switch (kind) {
    case 'text': {
      const { steps, status } = payload as { steps: StepJson[]; status: SegmentStatus }
      return { ...counted, target: stepped(before.target, steps), status }
    }
    case 'status':
      return { ...counted, status: payload.status as SegmentStatus }
    case 'lock':
      return { ...counted, locked: payload.locked === true }
    case 'split':
    case 'join': {
      const row = (payload.rows as LoggedRow[]).find(({ id }) => id === segment)
      // The second of a join is not among the rows: it keeps its text for the day it comes back.
      if (!row) return { ...before, version: before.version + (isFirst ? 0 : 1), live: false }
      const { target, status, locked } = row
      return { target, status, locked, version: row.version, live: true }
    }
    default:
      return counted
  }
}

/** The segment at a version of its own, among all its events; null where it had no such version, or another segment held its text then. */
export function stateOfVersion(segment: string, events: readonly LoggedEvent[], version: number): SegmentState | null {
  if (version === 0 && events[0]?.segment === segment) return imported
  const found = replay(segment, events).find(({ after }) => after.version === version)?.after
  return found?.live ? found : null
}

/** The segment after event `n`; null where it was not there, or in another. */
export function stateAt(segment: string, events: readonly LoggedEvent[], n: number): SegmentState | null {
  const [first] = events
  const until = events.filter((event) => event.n <= n)
  if (until.length === 0) return first?.kind === 'split' && first.segment !== segment ? null : imported
  const last = replay(segment, until).at(-1)?.after
  return last?.live ? last : null
}
