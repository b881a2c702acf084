import { AppError } from '../../core/errors.ts'
import { nodeText } from '../../core/model/inline.ts'
import { joinedStatus } from '../../core/model/status.ts'
import { targetLimit } from '../limits.ts'
import { moveWithJoin } from '../review/anchors.ts'
import type { EventRecord, SegmentRecord } from '../store/records.ts'
import { contentOf, record, sourceOf, targetOf, update, type Part, type Restructuring } from './change.ts'
import { joinSource, joinTarget } from './cut.ts'

/** A join still to be written. */
export interface Whole {
  part: Part
  sourceAt: number
  targetAt: number
}

/** Joins a segment with the next one of its unit; the first keeps its id, the second stays as a tombstone. */
export async function join(now: Restructuring, first: SegmentRecord, second: SegmentRecord): Promise<EventRecord> {
  if (!(await adjacent(now, first, second))) throw new AppError('structure.notAdjacent')
  return absorb(now, first, second, wholeOf(first, second), null)
}

/** Are both live segments of one unit, the second right after the first? */
export async function adjacent(now: Restructuring, first: SegmentRecord, second: SegmentRecord): Promise<boolean> {
  const ids = (await now.tx.segments.ofUnit(first.unit)).map((segment) => segment.id)
  const at = ids.indexOf(first.id)
  return at >= 0 && ids[at + 1] === second.id
}

/** What joining two segments as they are gives. */
export function wholeOf(first: SegmentRecord, second: SegmentRecord): Whole {
  const source = joinSource(sourceOf(first), second.lead, sourceOf(second))
  const target = joinTarget(targetOf(first), targetOf(second))
  const text = nodeText(target.node)
  return {
    part: { source: source.node, target: target.node, status: joinedStatus(first.status, second.status, text) },
    sourceAt: source.at,
    targetAt: target.at,
  }
}

export async function absorb(
  now: Restructuring,
  first: SegmentRecord,
  second: SegmentRecord,
  whole: Whole,
  undoes: number | null,
): Promise<EventRecord> {
  if (nodeText(whole.part.target).length > targetLimit) {
    throw new AppError('save.targetTooLong', { limit: targetLimit })
  }
  // The tombstone keeps its texts: taking the join back needs them.
  const tombstone = await update(now, second, { joinedInto: first.id, joinedAt: whole.targetAt })
  const joined = await update(now, first, contentOf(whole.part))
  const at = { source: whole.sourceAt, target: whole.targetAt }
  if (await moveWithJoin(now.tx, first.id, second.id, at)) now.carried(first.id)
  await now.tx.segments.renumber((await now.tx.segments.ofUnit(first.unit)).map((segment) => segment.id))
  return record(now, 'join', joined, tombstone, {
    before: { source: first.source, target: first.target, status: first.status },
    sourceAt: whole.sourceAt,
    targetAt: whole.targetAt,
    undoes,
  })
}
