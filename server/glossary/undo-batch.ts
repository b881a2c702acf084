import { setImmediate as breathe } from 'node:timers/promises'
import type { RouteBody, RouteReply } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/model/permissions.ts'
import type { Deps } from '../deps.ts'
import { requestKey } from '../idempotent.ts'
import type { ConceptChangeRecord, ConceptWrite } from '../store/records.ts'
import type { Store, WriteQueries } from '../store/store.ts'
import { announceGlossary } from './announce.ts'
import { longRequest } from './long-request.ts'
import { requireWritable } from './rights.ts'

type Reply = RouteReply<'undoBulk'>

/** Changes taken back in one write. */
const part = 200

/** Takes a change to many back, except where a concept has changed since. */
export async function undoBulk(
  deps: Pick<Deps, 'store' | 'hub' | 'now'>,
  actor: Actor,
  glossary: string,
  body: RouteBody<'undoBulk'>,
): Promise<Reply> {
  const key = requestKey(body, ['undoBulk', glossary, body.batch])
  return longRequest<Reply>(deps.store, key, deps.now(), async (finish) => {
    await requireWritable(deps.store.read, glossary)
    const batch = await deps.store.read.glossaries.batch(body.batch)
    if (batch?.glossary !== glossary) throw new AppError('notFound.glossary')
    const none = { restored: 0, changedSince: 0 }
    const reply = batch.state === 'done' ? await undoBatch(deps, batch.id, actor.user) : none
    return deps.store.write((tx) => finish(tx, reply))
  })
}

/** The same for a batch in any state, without asking whose it is. */
export async function undoBatch(
  deps: { store: Store; now: () => number } & Partial<Pick<Deps, 'hub'>>,
  batch: string,
  user: string,
): Promise<Reply> {
  const { store, hub } = deps
  const reply = { restored: 0, changedSince: 0 }
  const touched = new Set<string>()
  let after: string | undefined
  do {
    const page = await store.read.glossaries.changesOf(batch, { after, limit: part })
    const { items } = page
    const restored = await store.write((tx) => takeBack(tx, items, user, deps.now()))
    reply.restored += restored
    reply.changedSince += items.length - restored
    for (const { glossary } of items) touched.add(glossary)
    after = page.next ?? undefined
    await breathe()
  } while (after !== undefined)
  await store.write((tx) => tx.glossaries.setBatchState(batch, 'undone'))
  if (hub) for (const glossary of touched) await announceGlossary({ store, hub }, glossary)
  return reply
}

/** Gives the number taken back. */
async function takeBack(
  tx: WriteQueries,
  changes: readonly ConceptChangeRecord[],
  user: string,
  at: number,
): Promise<number> {
  let restored = 0
  for (const glossary of new Set(changes.map((change) => change.glossary))) {
    // A glossary on its way out takes its concepts along.
    if (!(await tx.glossaries.get(glossary))) continue
    const writes: ConceptWrite[] = []
    for (const change of changes.filter((one) => one.glossary === glossary)) {
      if (!(await isLast(tx, change))) continue
      const kind = change.before ? ('restored' as const) : ('deleted' as const)
      writes.push({ concept: change.concept, kind, after: change.before, user, proposedBy: null, at, batch: null })
    }
    if (writes.length > 0) await tx.glossaries.change(glossary, writes)
    restored += writes.length
  }
  return restored
}

/** Has nothing happened to the concept since? */
async function isLast(tx: WriteQueries, { glossary, concept, version, after }: ConceptChangeRecord): Promise<boolean> {
  const current = await tx.glossaries.concept(glossary, concept)
  if (after) return current?.version === version
  return current === null && (await tx.glossaries.history(glossary, concept))[0]?.version === version
}

/** Takes back changes to many that a stopped server left half done. */
export async function undoUnfinished(store: Store, now: () => number): Promise<void> {
  for (const { id, user } of await store.read.glossaries.runningBatches()) await undoBatch({ store, now }, id, user)
}
