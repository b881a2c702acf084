import type { RouteQuery, RouteReply, VersionEntry } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { grouped, viaOf } from '../../core/review/history/grouping.ts'
import { stretchesOf, type Stretch } from '../../core/review/history/lineage.ts'
import { replay, type Version } from '../../core/review/history/replay.ts'
import { requireDocument } from '../find.ts'
import { People } from '../review/present.ts'
import type { EventRecord, SegmentRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'

const usualPage = 50
/** Segments whose past is told with one: enough for whatever people split and join. */
const mostSegments = 40

interface OwnedVersion extends Version {
  event: EventRecord
  segment: string
}

/** A segment of a ready document, also one that another has taken in. */
export async function requireAnySegment(
  queries: ReadQueries,
  { document, segment: id }: { document: string; segment: string },
): Promise<SegmentRecord> {
  await requireDocument(queries, document)
  const segment = await queries.segments.get(id)
  if (segment?.document !== document) throw new AppError('notFound.segment')
  return segment
}

/** What was said about a segment's text and those it comes from, oldest first. */
async function versionsOf(queries: ReadQueries, document: string, segment: string): Promise<OwnedVersion[]> {
  const found = new Map<string, OwnedVersion>()
  const logs = new Map<string, EventRecord[]>()
  const told = new Set<string>()
  const waiting: Stretch[] = [{ segment, after: -1, before: Infinity }]
  for (let stretch = waiting.shift(); stretch; stretch = waiting.shift()) {
    const { segment: id, after, before } = stretch
    const key = `${id} ${after} ${before}`
    if (told.has(key) || (!logs.has(id) && logs.size >= mostSegments)) continue
    told.add(key)
    const events = logs.get(id) ?? (await queries.events.ofSegment(document, id, -1))
    logs.set(id, events)
    for (const version of replay(id, events)) {
      const { n } = version.event
      // A split or join names two segments; the one asked about comes first and tells it.
      if (n <= after || n >= before || found.has(String(n))) continue
      found.set(String(n), { ...version, event: version.event as EventRecord, segment: id })
    }
    waiting.push(...stretchesOf(stretch, events))
  }
  return [...found.values()].sort((a, b) => a.event.n - b.event.n)
}

function entryOf(group: readonly [OwnedVersion, ...OwnedVersion[]]): VersionEntry {
  const [first] = group
  const last = group.at(-1) ?? first
  const { event } = last
  const { kind, payload } = event
  const via = viaOf(event)
  return {
    n: event.n,
    firstN: first.event.n,
    events: group.length,
    kind: kind as VersionEntry['kind'],
    actor: event.actor,
    at: event.at,
    firstAt: first.event.at,
    ...(via ? { via: via as NonNullable<VersionEntry['via']> } : {}),
    status: last.after.status,
    ...(kind === 'status' ? { from: payload.from as NonNullable<VersionEntry['from']> } : {}),
    ...(typeof payload.reason === 'string' ? { reason: payload.reason } : {}),
    ...(kind === 'lock' ? { locked: payload.locked === true } : {}),
    ...(typeof payload.second === 'string' ? { second: payload.second } : {}),
    undoes: event.undoes,
    segment: last.segment,
    version: last.after.version,
    text: last.after.target as VersionEntry['text'],
    before: first.before.live ? (first.before.target as NonNullable<VersionEntry['before']>) : null,
  }
}

/** The versions of a segment in pages, newest first. */
export async function segmentHistory(
  queries: ReadQueries,
  params: { document: string; segment: string },
  { before = Infinity, from = 0, limit = usualPage, single }: RouteQuery<'segmentHistory'>,
): Promise<RouteReply<'segmentHistory'>> {
  const { document, id, version } = await requireAnySegment(queries, params)
  const versions = (await versionsOf(queries, document, id)).filter(({ event }) => event.n >= from && event.n < before)
  const groups = (single ? versions.map((one) => [one] as const) : grouped(versions)).toReversed()
  const entries = groups.slice(0, limit).map(entryOf)
  return {
    entries,
    people: await peopleOf(
      queries,
      entries.flatMap(({ actor, via }) => (via?.by ? [actor, via.by] : [actor])),
    ),
    next: groups.length > limit ? (entries.at(-1)?.firstN ?? null) : null,
    version,
  }
}

/** Each person once. */
export async function peopleOf(
  queries: ReadQueries,
  ids: readonly string[],
): Promise<RouteReply<'segmentHistory'>['people']> {
  const people = new People(queries)
  return Promise.all([...new Set(ids)].map((id) => people.get(id)))
}
