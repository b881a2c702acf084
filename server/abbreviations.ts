import type { RouteBody, RouteReply } from '../core/api.ts'
import { AppError } from '../core/errors.ts'
import type { Actor } from '../core/model/permissions.ts'
import { SCHEMA_VERSION } from '../core/model/schema.ts'
import type { Deps } from './deps.ts'
import { requireDocument } from './find.ts'
import { once, requestKey } from './idempotent.ts'
import { newId } from './ids.ts'
import { eventOf } from './present.ts'
import { Recorded } from './recorded.ts'
import { isUntouched, plannedJoins, type PlannedJoin } from './resegment.ts'
import type { Restructuring } from './restructure/change.ts'
import { join } from './restructure/join.ts'
import { undo } from './restructure/undo.ts'
import { announceSettings, setAbbreviation } from './settings.ts'
import type { EventRecord } from './store/records.ts'
import type { WriteQueries } from './store/store.ts'

type Parts = Pick<Deps, 'store' | 'hub' | 'now' | 'kinds'>

/**
 * Keeps an abbreviation with the document's project and joins untouched
 * neighbours that were cut after it, in all documents of the project. What was
 * found before the write is looked at again in it: whoever translated a segment
 * meanwhile keeps it as it is.
 */
export async function addAbbreviation(
  deps: Parts,
  actor: Actor,
  document: string,
  request: RouteBody<'addAbbreviation'>,
): Promise<RouteReply<'addAbbreviation'>> {
  const abbreviation = request.abbreviation.normalize('NFC')
  const { project } = await requireDocument(deps.store.read, document)
  const planned = await plannedJoins(deps.store.read, project, abbreviation)
  const key = requestKey(request, ['addAbbreviation', document, abbreviation])
  return inProject(deps, project, async (tx, at, recorded) =>
    once(tx, key, at, async () => {
      const settings = await setAbbreviation(tx, project, abbreviation, true, at)
      const events = await joinAll(restructuring(deps, tx, actor, request, at, recorded), planned, recorded)
      return { settings, joined: events.length, events }
    }),
  )
}

/**
 * Forgets an abbreviation and takes back its joins. A joined segment that
 * somebody has worked on since stays joined, and is told.
 */
export async function undoAbbreviation(
  deps: Parts,
  actor: Actor,
  document: string,
  request: RouteBody<'undoAbbreviation'>,
): Promise<RouteReply<'undoAbbreviation'>> {
  const abbreviation = request.abbreviation.normalize('NFC')
  const { project } = await requireDocument(deps.store.read, document)
  const key = requestKey(request, ['undoAbbreviation', document, abbreviation, request.events])
  return inProject(deps, project, async (tx, at, recorded) =>
    once(tx, key, at, async () => {
      const settings = await setAbbreviation(tx, project, abbreviation, false, at)
      const now = restructuring(deps, tx, actor, request, at, recorded)
      const kept: typeof request.events = []
      // The latest first: a segment may have taken in several, one after the other.
      for (const event of request.events.toSorted((a, b) => b.n - a.n)) {
        const inverse = await takeBack(now, project, event)
        if (inverse) recorded.add(inverse.document, eventOf(inverse))
        else kept.push(event)
      }
      return { settings, restored: request.events.length - kept.length, kept }
    }),
  )
}

/** Runs a write, then shows what it recorded, document by document, and that the settings changed. */
async function inProject<T>(
  deps: Parts,
  project: string,
  work: (tx: WriteQueries, at: number, recorded: Recorded) => Promise<T>,
): Promise<T> {
  const { reply, recorded } = await deps.store.write(async (tx) => {
    const recorded = new Recorded()
    const reply = await work(tx, deps.now(), recorded)
    return { reply, recorded }
  })
  recorded.publish(deps.hub)
  await announceSettings(deps, project)
  return reply
}

type InDocument = (document: string) => Promise<Restructuring>

function restructuring(
  { kinds }: Parts,
  tx: WriteQueries,
  actor: Actor,
  { client, requestId }: { client: string; requestId: string },
  at: number,
  recorded: Recorded,
): InDocument {
  return async (document) => ({
    tx,
    actor,
    document,
    client,
    requestId,
    schema: SCHEMA_VERSION,
    kinds: await kinds.of(tx, document),
    at,
    newId,
    carried: (segment) => recorded.carry(document, segment),
  })
}

async function joinAll(
  inDocument: InDocument,
  planned: readonly PlannedJoin[],
  recorded: Recorded,
): Promise<{ document: string; n: number }[]> {
  const events: { document: string; n: number }[] = []
  /** Where segments went that this very request has joined to the one before. */
  const taken = new Map<string, PlannedJoin['first']>()
  for (const { document, first, second } of planned) {
    const now = await inDocument(document)
    const here = taken.get(first.id) ?? first
    const [one, two] = [await now.tx.segments.get(here.id), await now.tx.segments.get(second.id)]
    if (!one || !two || !isUntouched(one) || !isUntouched(two)) continue
    if (one.version !== here.version || two.version !== second.version) continue
    const event = await join(now, one, two)
    taken.set(two.id, { id: one.id, version: one.version + 1 })
    recorded.add(document, eventOf(event))
    events.push({ document, n: event.n })
  }
  return events
}

/** The inverse of a join, or null where it does not fit any more. */
async function takeBack(
  inDocument: InDocument,
  project: string,
  { document, n }: { document: string; n: number },
): Promise<EventRecord | null> {
  const now = await inDocument(document)
  const event = await now.tx.events.get(document, n)
  if (event?.kind !== 'join' || event.segment === null) throw new AppError('notFound.event')
  if ((await now.tx.documents.get(document))?.project !== project) throw new AppError('notFound.event')
  const joined = await now.tx.segments.get(event.segment)
  if (!joined || !isUntouched(joined)) return null
  try {
    return await undo(now, n)
  } catch (error) {
    // Refusals come before anything is written.
    if (error instanceof AppError) return null
    throw error
  }
}
