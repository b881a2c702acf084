import { setImmediate as breathe } from 'node:timers/promises'
import type { ChangedRow, RouteQuery, RouteReply } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/model/permissions.ts'
import { familiesOf, type Family, type Restructured } from '../../core/review/history/families.ts'
import { stateAt } from '../../core/review/history/replay.ts'
import { requireDocument } from '../find.ts'
import type { SegmentRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'
import { peopleOf } from './segment-history.ts'

/** Events, and segments, looked at before the server turns to others. */
const eventsAtOnce = 2_000
const segmentsAtOnce = 100
const usualPage = 200

type SideState = ChangedRow['then'][number]

/** Who touched a segment, and when last. */
interface Touch {
  people: Set<string>
  at: number
}

/** Where things changed after a point of the log. */
interface Span {
  touched: Map<string, Touch>
  structure: Restructured[]
}

async function spanOf(queries: ReadQueries, document: string, since: number, until: number): Promise<Span> {
  const span: Span = { touched: new Map(), structure: [] }
  for (let after = since; ;) {
    const events = await queries.timeline.touched(document, after, eventsAtOnce)
    for (const { n, kind, segment, second, actor, at } of events) {
      if ((kind === 'split' || kind === 'join') && segment !== null && second !== null) {
        span.structure.push({ n, kind, first: segment, second })
      }
      if (n > until) continue
      for (const id of [segment, second]) {
        if (id === null) continue
        const touch = span.touched.get(id) ?? { people: new Set(), at }
        touch.people.add(actor)
        touch.at = Math.max(touch.at, at)
        span.touched.set(id, touch)
      }
    }
    const last = events.at(-1)
    if (!last || events.length < eventsAtOnce) return span
    after = last.n
    await breathe()
  }
}

/** A point of the log by its number, a checkpoint's id or the actor's last look. */
async function pointOf(
  queries: ReadQueries,
  actor: Actor,
  document: string,
  point: number | string,
): Promise<{ n: number; at: number | null }> {
  if (point === 'look') return (await queries.timeline.look(actor.user, document)) ?? { n: 0, at: null }
  if (typeof point === 'number') return { n: point, at: (await queries.events.get(document, point))?.at ?? null }
  const checkpoint = await queries.timeline.checkpoint(point)
  if (checkpoint?.document !== document) throw new AppError('notFound.checkpoint')
  return checkpoint
}

/** Live segments of these, in document order. */
async function inOrder(queries: ReadQueries, ids: readonly string[]): Promise<SegmentRecord[]> {
  const found: SegmentRecord[] = []
  for (let i = 0; i < ids.length; i += segmentsAtOnce) {
    found.push(...(await queries.segments.many(ids.slice(i, i + segmentsAtOnce))))
    await breathe()
  }
  const live = found.filter(({ joinedInto }) => joinedInto === null)
  return live.sort((a, b) => a.unitOrd - b.unitOrd || a.ord - b.ord || (a.id < b.id ? -1 : 1))
}

/** The segments as they were after event `n`. */
async function statesAt(queries: ReadQueries, ids: readonly string[], n: number): Promise<Map<string, SideState>> {
  const states = new Map<string, SideState>()
  for (let i = 0; i < ids.length; i += segmentsAtOnce) {
    const some = ids.slice(i, i + segmentsAtOnce)
    const logs = new Map<string, Awaited<ReturnType<ReadQueries['timeline']['ofSegments']>>>(some.map((id) => [id, []]))
    for (const event of await queries.timeline.ofSegments(some, n)) {
      for (const id of new Set([event.segment, event.second])) if (id !== null) logs.get(id)?.push(event)
    }
    for (const [id, log] of logs) {
      const state = stateAt(id, log, n)
      if (state) states.set(id, { segment: id, target: state.target as SideState['target'], status: state.status })
    }
    await breathe()
  }
  return states
}

const present = (ids: readonly string[], states: ReadonlyMap<string, SideState>): SideState[] =>
  ids.flatMap((id) => states.get(id) ?? [])

/** What differs between two points: texts, statuses or borders, in document order. */
export async function changesSince(
  queries: ReadQueries,
  actor: Actor,
  document: string,
  { since: from, until: to, others, skip = 0, limit = usualPage }: RouteQuery<'changesSince'>,
): Promise<RouteReply<'changesSince'>> {
  const { lastEvent } = await requireDocument(queries, document)
  const start = await pointOf(queries, actor, document, from)
  const until = Math.min(to === undefined ? lastEvent : (await pointOf(queries, actor, document, to)).n, lastEvent)
  const since = Math.min(start.n, until)
  const { touched, structure } = await spanOf(queries, document, since, until)
  const wanted = [...touched].filter(([, { people }]) => !others || people.size > 1 || !people.has(actor.user))
  const ids = new Set([...touched.keys(), ...structure.flatMap(({ first, second }) => [first, second])])
  const today = await inOrder(queries, [...ids])
  const order = today.map(({ id }) => id)
  const families = familiesOf(
    wanted.map(([id]) => id),
    structure,
    order,
    until,
  )
  const page = families.slice(skip, skip + limit)
  const rows = await rowsOf(queries, page, { since, until, now: until === lastEvent ? today : null }, touched)
  return {
    since,
    until,
    sinceAt: start.at,
    total: families.length,
    rows,
    people: await peopleOf(
      queries,
      rows.flatMap(({ people }) => people),
    ),
    next: skip + limit < families.length && limit > 0 ? skip + limit : null,
  }
}

async function rowsOf(
  queries: ReadQueries,
  families: readonly Family[],
  { since, until, now }: { since: number; until: number; now: readonly SegmentRecord[] | null },
  touched: ReadonlyMap<string, Touch>,
): Promise<ChangedRow[]> {
  const then = await statesAt(
    queries,
    families.flatMap((family) => family.then),
    since,
  )
  const live = now
    ? new Map(now.map(({ id, target, status }) => [id, { segment: id, target: target as SideState['target'], status }]))
    : await statesAt(
        queries,
        families.flatMap((family) => family.now),
        until,
      )
  const rows = families.map((family): ChangedRow => {
    const touches = [...new Set([...family.then, ...family.now])].flatMap((id) => touched.get(id) ?? [])
    return {
      then: present(family.then, then),
      now: present(family.now, live),
      people: [...new Set(touches.flatMap(({ people }) => [...people]))],
      at: Math.max(0, ...touches.map(({ at }) => at)),
    }
  })
  return rows.filter((row) => JSON.stringify(row.then) !== JSON.stringify(row.now))
}
