import { setImmediate as breathe } from 'node:timers/promises'
import type { Place } from '../../core/api.ts'
import { inlineText } from '../../core/model/inline.ts'
import type { SegmentRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'

/** Segments read before the server turns to others. */
const segmentsAtOnce = 100

/**
 * Where segments are today: one that was joined stands where the one is that
 * has taken it in. `order`: live segments of the document; `most`: characters
 * of a source that are told.
 */
export async function placesOf(
  queries: ReadQueries,
  order: readonly string[],
  ids: Iterable<string>,
  most = Infinity,
): Promise<Place[]> {
  const numbers = new Map(order.map((id, at) => [id, at + 1]))
  const places: Place[] = []
  for (const id of new Set(ids)) {
    const live = await liveOf(queries, id)
    const number = live ? numbers.get(live.id) : undefined
    // A segment that came to be since the order was read is told next time.
    if (!live || number === undefined) continue
    places.push({ segment: id, live: live.id, number, source: clipped(inlineText(live.source), most) })
    if (places.length % segmentsAtOnce === 0) await breathe()
  }
  return places
}

async function liveOf(queries: ReadQueries, id: string): Promise<SegmentRecord | null> {
  let segment = await queries.segments.get(id)
  while (segment !== null && segment.joinedInto !== null) segment = await queries.segments.get(segment.joinedInto)
  return segment
}

/** The beginning of a text, up to the end of a word where there is one. */
function clipped(text: string, most: number): string {
  if (text.length <= most) return text
  const part = text.slice(0, most)
  return `${part.slice(0, Math.max(part.lastIndexOf(' '), most / 2)).replace(/[\uD800-\uDBFF]$/, '')}…`
}
