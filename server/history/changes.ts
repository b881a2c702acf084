import { setImmediate as breathe } from 'node:timers/promises'
import type { ChangedRow, RouteQuery, RouteReply } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/model/permissions.ts'
import { familiesOf, type Family, type Restructured } from '../../core/review/history/families.ts'
import { stateAt } from '../../core/review/history/replay.ts'
import { requireDocument } from '../find.ts'
import type { ReadQueries } from '../store/store.ts'
import { placesOf } from './places.ts'
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
      // A lock changes neither text nor status.
      if (kind === 'lock') continue
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

/** The segments as they are, by their ids. */
async function statesNow(queries: ReadQueries, ids: readonly string[]): Promise<Map<string, SideState>> {
  const states = new Map<string, SideState>()
  for (let i = 0; i < ids.length; i += segmentsAtOnce) {
    for (const { id, target, status } of await queries.segments.many(ids.slice(i, i + segmentsAtOnce))) {
      states.set(id, { segment: id, target: target as SideState['target'], status })
    }
    await breathe()
  }
  return states
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
  const end = to === undefined ? null : await pointOf(queries, actor, document, to)
  const until = Math.min(end?.n ?? lastEvent, lastEvent)
  const since = Math.min(start.n, until)
  const { touched, structure } = await spanOf(queries, document, since, until)
  const wanted = [...touched].filter(([, { people }]) => !others || people.size > 1 || !people.has(actor.user))
  const ids = new Set([...touched.keys(), ...structure.flatMap(({ first, second }) => [first, second])])
  const all = ids.size === 0 ? [] : await queries.timeline.order(document)
  const families = familiesOf(
    wanted.map(([id]) => id),
    structure,
    all.filter((id) => ids.has(id)),
    until,
  )
  const page = families.slice(skip, skip + limit)
  const rows = await rowsOf(queries, page, { since, until, isNow: until === lastEvent }, touched)
  return {
    since,
    until,
    sinceAt: start.at,
    untilAt: end?.at ?? null,
    total: families.length,
    rows,
    people: await peopleOf(
      queries,
      rows.flatMap(({ people }) => people),
    ),
    places: await placesOf(
      queries,
      all,
      rows.flatMap(({ then, now }) => [...then, ...now].map(({ segment }) => segment)),
    ),
    next: skip + limit < families.length && limit > 0 ? skip + limit : null,
  }
}

async function rowsOf(
  queries: ReadQueries,
  families: readonly Family[],
  { since, until, isNow }: { since: number; until: number; isNow: boolean },
  touched: ReadonlyMap<string, Touch>,
): Promise<ChangedRow[]> {
  const thenIds = families.flatMap((family) => family.then)
  const nowIds = families.flatMap((family) => family.now)
  const then = await statesAt(queries, thenIds, since)
  const live = isNow ? await statesNow(queries, nowIds) : await statesAt(queries, nowIds, until)
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
