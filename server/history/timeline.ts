import type { RouteQuery, RouteReply, TimelineEntry } from '../../core/api.ts'
import { timelineGroups, viaOf } from '../../core/review/history/grouping.ts'
import { setImmediate as breathe } from 'node:timers/promises'
import { requireDocument } from '../find.ts'
import type { EventKind, EventRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'
import { placesOf } from './places.ts'
import { peopleOf } from './segment-history.ts'

/** Events looked at in one query, and in one request. */
const window = 5_000
const fewest = 100
const largest = 2_000
const most = 60_000
/** Characters of a source by which one knows a segment. */
const shownSource = 120

const kindsOf = {
  text: ['text'],
  status: ['status'],
  lock: ['lock'],
  structure: ['split', 'join'],
} as const satisfies Record<string, readonly EventKind[]>
const shown: readonly EventKind[] = ['text', 'status', 'lock', 'split', 'join', 'import']

function entryOf(group: readonly [EventRecord, ...EventRecord[]]): TimelineEntry {
  const [last] = group
  const first = group.at(-1) ?? last
  const { kind, payload } = last
  const via = viaOf(last)
  const segments = new Set(group.map(({ segment }) => segment))
  const only = segments.size === 1
  const statuses = new Set(group.map(({ payload }) => payload.status))
  const status = statuses.size === 1 && typeof payload.status === 'string' ? payload.status : null
  return {
    n: last.n,
    firstN: first.n,
    events: group.length,
    kind: kind as TimelineEntry['kind'],
    actor: last.actor,
    at: last.at,
    firstAt: first.at,
    ...(via ? { via: via as NonNullable<TimelineEntry['via']> } : {}),
    status: status as TimelineEntry['status'],
    ...(kind === 'status' ? { from: payload.from as NonNullable<TimelineEntry['from']> } : {}),
    ...(typeof payload.reason === 'string' ? { reason: payload.reason } : {}),
    ...(kind === 'lock' ? { locked: payload.locked === true } : {}),
    ...(typeof payload.second === 'string' ? { second: payload.second } : {}),
    undoes: last.undoes,
    segment: only ? last.segment : null,
    segments: last.segment === null ? 0 : segments.size,
  }
}

/** What happened in a document, newest first; a page ends between events, so that its last group may go on in the next. */
export async function documentTimeline(
  queries: ReadQueries,
  document: string,
  { before, limit = 50, person, kind, since, until }: RouteQuery<'documentTimeline'>,
): Promise<RouteReply<'documentTimeline'>> {
  const { lastEvent } = await requireDocument(queries, document)
  const kinds = kind === undefined ? shown : kindsOf[kind]
  const events: EventRecord[] = []
  const start = Math.min(before ?? Infinity, lastEvent + 1)
  let at = start
  let groups = timelineGroups(events)
  // People who type make many events of one entry: more are read at once until there are entries enough.
  let chunk = Math.max(fewest, limit)
  while (at > 0 && groups.length < limit && start - at < most) {
    const from = Math.max(0, at - window)
    const found = await queries.timeline.back(document, { before: at, from, limit: chunk, person, kinds, since, until })
    events.push(...found)
    at = found.length === chunk ? (found.at(-1)?.n ?? from) : from
    groups = timelineGroups(events)
    chunk = Math.min(2 * chunk, largest)
    await breathe()
  }
  const entries = groups.map(entryOf)
  const ids = entries.flatMap(({ actor, via }) => (via?.by ? [actor, via.by] : [actor]))
  const segments = entries.flatMap(({ segment, second }) => [segment ?? [], second ?? []].flat())
  return {
    entries,
    people: await peopleOf(queries, ids),
    places: await placesOf(queries, await queries.timeline.order(document), segments, shownSource),
    next: at > 0 ? at : null,
  }
}
