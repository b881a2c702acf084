import type { Checkpoint, RouteBody } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { can, type Actor } from '../../core/model/permissions.ts'
import type { Deps } from '../deps.ts'
import { requireDocument } from '../find.ts'
import { once, requestKey } from '../idempotent.ts'
import { newId } from '../ids.ts'
import { People } from '../review/present.ts'
import type { CheckpointRecord } from '../store/records.ts'
import type { ReadQueries, WriteQueries } from '../store/store.ts'

type Parts = Pick<Deps, 'store' | 'hub' | 'now'>
interface Place {
  document: string
  checkpoint: string
}

async function shown({ user, ...record }: CheckpointRecord, people: People): Promise<Checkpoint> {
  return { ...record, by: await people.get(user) }
}

export async function listCheckpoints(queries: ReadQueries, document: string): Promise<Checkpoint[]> {
  await requireDocument(queries, document)
  const people = new People(queries)
  const all: Checkpoint[] = []
  for (const record of await queries.timeline.checkpoints(document)) all.push(await shown(record, people))
  return all
}

/** Names the document as it is now, or as it was after an event. */
export async function addCheckpoint(
  { store, hub, now }: Parts,
  actor: Actor,
  document: string,
  body: RouteBody<'addCheckpoint'>,
): Promise<Checkpoint> {
  const { kind } = body
  const name = body.name.normalize('NFC')
  const reply = await store.write(async (tx) => {
    const at = now()
    return once(tx, requestKey(body, ['addCheckpoint', document, name, kind, body.n]), at, async () => {
      const { lastEvent } = await requireDocument(tx, document)
      const n = Math.min(body.n ?? lastEvent, lastEvent)
      const record: CheckpointRecord = { id: newId(at), document, n, name, kind, user: actor.user, at }
      await tx.timeline.insertCheckpoint(record)
      return shown(record, new People(tx))
    })
  })
  hub.announce(document, { type: 'review', what: 'checkpoint', segment: null })
  return reply
}

export async function renameCheckpoint(parts: Parts, actor: Actor, place: Place, name: string): Promise<Checkpoint> {
  return change(parts, actor, place, async (tx, record) => {
    const renamed = { ...record, name: name.normalize('NFC') }
    await tx.timeline.renameCheckpoint(record.id, renamed.name)
    return shown(renamed, new People(tx))
  })
}

export async function deleteCheckpoint(parts: Parts, actor: Actor, place: Place): Promise<{ deleted: true }> {
  return change(parts, actor, place, async (tx, record) => {
    await tx.timeline.deleteCheckpoint(record.id)
    return { deleted: true as const }
  })
}

/** One's own, or anyone's for those who manage. */
async function change<T>(
  { store, hub }: Parts,
  actor: Actor,
  { document, checkpoint }: Place,
  work: (tx: WriteQueries, record: CheckpointRecord) => Promise<T>,
): Promise<T> {
  const reply = await store.write(async (tx) => {
    await requireDocument(tx, document)
    const record = await tx.timeline.checkpoint(checkpoint)
    if (record?.document !== document) throw new AppError('notFound.checkpoint')
    if (record.user !== actor.user && !can(actor, 'manage')) throw new AppError('auth.forbidden')
    return work(tx, record)
  })
  hub.announce(document, { type: 'review', what: 'checkpoint', segment: null })
  return reply
}
