import { Mapping, Step } from 'prosemirror-transform'
import { AppError } from '../../core/errors.ts'
import { inlineToNode, nodeText, nodeToInline, type Inline } from '../../core/model/inline.ts'
import { schema } from '../../core/model/schema.ts'
import { statusAfterEdit } from '../../core/model/status.ts'
import type { EventRecord, SegmentRecord } from '../store/records.ts'
import { requireUnlocked, sourceOf, targetOf, type Restructuring, type StructurePayload } from './change.ts'
import { cutTarget, joinSource } from './cut.ts'
import { absorb, adjacent, wholeOf } from './join.ts'
import { revive, type Halves } from './split.ts'

const cannot = (): AppError => new AppError('structure.cannotUndo')
const same = (a: Inline, b: Inline): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Takes back a split or join by its inverse. Texts and statuses nobody has
 * touched since come back exactly; touched ones are joined or cut as they are
 * now. Refused where the segments have been restructured otherwise since.
 */
export async function undo(now: Restructuring, n: number): Promise<EventRecord> {
  const event = await now.tx.events.get(now.document, n)
  if (!event) throw new AppError('notFound.event')
  if ((event.kind !== 'split' && event.kind !== 'join') || event.segment === null) throw cannot()
  const payload = event.payload as unknown as StructurePayload
  const since = await now.tx.events.ofSegment(now.document, event.segment, event.version ?? 0)
  if (since.some((later) => later.undoes === n)) throw cannot()
  const first = await now.tx.segments.get(event.segment)
  const second = await now.tx.segments.get(payload.second)
  if (!first || !second || first.joinedInto !== null) throw cannot()
  requireUnlocked(now, first)
  requireUnlocked(now, second)
  return event.kind === 'split'
    ? undoSplit(now, n, payload, first, second)
    : undoJoin(now, n, payload, first, second, since)
}

async function undoSplit(
  now: Restructuring,
  n: number,
  { before, rows }: StructurePayload,
  first: SegmentRecord,
  second: SegmentRecord,
): Promise<EventRecord> {
  if (second.joinedInto !== null || !(await adjacent(now, first, second))) throw cannot()
  const whole = wholeOf(first, second)
  if (!same(nodeToInline(whole.part.source), before.source)) throw cannot()
  const [firstThen, secondThen] = rows
  if (firstThen && secondThen && same(first.target, firstThen.target) && same(second.target, secondThen.target)) {
    whole.part.target = inlineToNode('target', before.target)
    whole.targetAt = whole.part.target.content.size - targetOf(second).content.size
    if (first.status === firstThen.status && second.status === secondThen.status) whole.part.status = before.status
  }
  return absorb(now, first, second, whole, n)
}

async function undoJoin(
  now: Restructuring,
  n: number,
  { before, rows, sourceAt, targetAt }: StructurePayload,
  first: SegmentRecord,
  second: SegmentRecord,
  since: readonly EventRecord[],
): Promise<EventRecord> {
  const joined = rows[0]
  if (second.joinedInto !== first.id || !joined) throw cannot()
  const source = { first: inlineToNode('source', before.source), second: sourceOf(second) }
  const whole = joinSource(source.first, second.lead, source.second)
  if (!same(first.source, nodeToInline(whole.node))) throw cannot()
  const halves: Halves = same(first.target, joined.target)
    ? {
        first: {
          source: source.first,
          target: inlineToNode('target', before.target),
          status: first.status === joined.status ? before.status : statusAfterEdit(first.status, textOf(before.target)),
        },
        second: {
          source: source.second,
          target: targetOf(second),
          status:
            first.status === joined.status ? second.status : statusAfterEdit(second.status, textOf(second.target)),
        },
        lead: second.lead,
        sourceAt,
        targetAt,
      }
    : recut(first, second, source, { sourceAt, targetAt }, since)
  return revive(now, first, second, halves, n)
}

const textOf = (target: Inline): string => nodeText(inlineToNode('target', target))

/** The joined target was edited: it is cut where the old border has moved to. */
function recut(
  first: SegmentRecord,
  second: SegmentRecord,
  source: { first: Halves['first']['source']; second: Halves['first']['source'] },
  border: { sourceAt: number; targetAt: number },
  since: readonly EventRecord[],
): Halves {
  const at = mapped(border.targetAt, since)
  const target = at === null ? null : cutTarget(targetOf(first), at)
  if (at === null || !target) throw cannot()
  return {
    first: {
      source: source.first,
      target: target.first,
      status: statusAfterEdit(first.status, nodeText(target.first)),
    },
    second: {
      source: source.second,
      target: target.second,
      status: statusAfterEdit('untranslated', nodeText(target.second)),
    },
    lead: second.lead,
    sourceAt: border.sourceAt,
    targetAt: at,
  }
}

/** Where a position has moved to through the edits since; null when the segment was restructured in between. */
function mapped(position: number, since: readonly EventRecord[]): number | null {
  const mapping = new Mapping()
  for (const event of since) {
    if (event.kind === 'status' || event.kind === 'lock') continue
    if (event.kind !== 'text') return null
    const { steps } = event.payload as { steps: Record<string, unknown>[] }
    for (const step of steps) mapping.appendMap(Step.fromJSON(schema, step).getMap())
  }
  return mapping.map(position, 1)
}
