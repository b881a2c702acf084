import type { Node } from 'prosemirror-model'
import { AppError } from '../../core/errors.ts'
import { nodeText } from '../../core/model/inline.ts'
import { statusAfterEdit } from '../../core/model/status.ts'
import { moveWithSplit, type Cut } from '../review/anchors.ts'
import type { EventRecord, SegmentRecord } from '../store/records.ts'
import { contentOf, record, sourceOf, targetOf, update, type Part, type Restructuring } from './change.ts'
import { cutSource, cutTarget } from './cut.ts'

/** Both parts of a split, still to be written. */
export interface Halves {
  first: Part
  second: Part
  lead: string
  sourceAt: number
  targetAt: number
}

/** Splits a segment; the first part keeps the id, the second is new. */
export async function split(
  now: Restructuring,
  segment: SegmentRecord,
  sourceAt: number,
  targetAt: number,
): Promise<EventRecord> {
  const source = cutSource(sourceOf(segment), sourceAt)
  const target = cutTarget(targetOf(segment), targetAt)
  if (!source || !target) throw new AppError('structure.badOffset')
  const halves: Halves = {
    first: {
      source: source.first,
      target: target.first,
      status: statusAfterEdit(segment.status, nodeText(target.first)),
    },
    // The second segment is new: its target was never confirmed.
    second: {
      source: source.second,
      target: target.second,
      status: statusAfterEdit('untranslated', nodeText(target.second)),
    },
    lead: source.lead,
    sourceAt,
    targetAt,
  }
  const fresh: SegmentRecord = {
    ...segment,
    id: now.newId(),
    ord: segment.ord + 1,
    lead: source.lead,
    ...contentOf(halves.second),
    locked: false,
    version: 0,
    joinedInto: null,
    joinedAt: null,
  }
  const order = await orderWith(now, segment, fresh.id)
  await now.tx.segments.insert([fresh])
  return finish(now, segment, fresh, halves, order, null)
}

/** Takes back a join: the second segment comes back under its old id. */
export async function revive(
  now: Restructuring,
  segment: SegmentRecord,
  tombstone: SegmentRecord,
  halves: Halves,
  undoes: number,
): Promise<EventRecord> {
  const order = await orderWith(now, segment, tombstone.id)
  const second = await update(now, tombstone, {
    ...contentOf(halves.second),
    lead: halves.lead,
    joinedInto: null,
    joinedAt: null,
  })
  return finish(now, segment, second, halves, order, undoes)
}

/** Where a side was cut; white space between the parts belongs to neither. */
const cutOf = (whole: Node, first: Node, second: Node): Cut => ({
  firstSize: first.content.size,
  secondFrom: whole.content.size - second.content.size,
})

async function finish(
  now: Restructuring,
  segment: SegmentRecord,
  second: SegmentRecord,
  halves: Halves,
  order: readonly string[],
  undoes: number | null,
): Promise<EventRecord> {
  const first = await update(now, segment, contentOf(halves.first))
  const carried = await moveWithSplit(now.tx, first.id, second.id, {
    source: cutOf(sourceOf(segment), halves.first.source, halves.second.source),
    target: cutOf(targetOf(segment), halves.first.target, halves.second.target),
  })
  if (carried) now.carried(first.id)
  await now.tx.segments.renumber(order)
  return record(now, 'split', first, second, {
    before: { source: segment.source, target: segment.target, status: segment.status },
    sourceAt: halves.sourceAt,
    targetAt: halves.targetAt,
    undoes,
  })
}

/** Live segments of the unit in order, with a new one after `segment`. */
async function orderWith(now: Restructuring, segment: SegmentRecord, added: string): Promise<string[]> {
  const ids = (await now.tx.segments.ofUnit(segment.unit)).map((sibling) => sibling.id)
  return ids.flatMap((id) => (id === segment.id ? [id, added] : [id]))
}
