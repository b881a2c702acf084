import { setImmediate as breathe } from 'node:timers/promises'
import type { RouteBody, RouteReply } from '../../core/api.ts'
import type { Actor } from '../../core/model/permissions.ts'
import { AppError } from '../../core/errors.ts'
import type { Deps } from '../deps.ts'
import { requestKey } from '../idempotent.ts'
import { newId } from '../ids.ts'
import type { ConceptOrigin, ConceptRecord, ConceptWrite } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'
import { announceGlossary } from './announce.ts'
import { changed } from './bulk-change.ts'
import { longRequest } from './long-request.ts'
import { draftOf } from './present.ts'
import { requireGlossary, requireWritable } from './rights.ts'
import { undoBatch } from './undo-batch.ts'

type Reply = RouteReply<'bulkChange'>
type Skipped = Reply['skipped'][number]

/** Concepts changed in one write: 10 to 30 ms. */
const part = 200

interface Bulk {
  glossary: string
  change: RouteBody<'bulkChange'>['change']
  user: string
  at: number
  batch: string
}

/**
 * Changes many concepts at once. Other requests come between its writes; one
 * that fails, or a server that stops, takes back what was done.
 */
export async function bulkChange(
  deps: Pick<Deps, 'store' | 'hub' | 'now'>,
  actor: Actor,
  glossary: string,
  body: RouteBody<'bulkChange'>,
): Promise<Reply> {
  const { store } = deps
  const at = deps.now()
  const { change } = body
  if (change.kind === 'validity' && change.validFrom === undefined && change.validTo === undefined) {
    throw new AppError('request.invalid', { path: 'body.change' })
  }
  const key = requestKey(body, ['bulkChange', glossary, body.concepts, change])
  const reply = await longRequest<Reply>(store, key, at, async (finish) => {
    const bulk = { glossary, change, user: actor.user, at, batch: newId(at) }
    const { batch, user } = bulk
    await store.write(async (tx) => {
      await requireWritable(tx, glossary)
      if (change.kind === 'copy') await requireWritable(tx, change.to)
      await tx.glossaries.insertBatch({ id: batch, glossary, kind: 'bulk', state: 'running', user, at })
    })
    try {
      return await inParts(deps, bulk, [...new Set(body.concepts)], finish)
    } catch (error) {
      await undoBatch(deps, batch, actor.user)
      throw error
    }
  })
  await announceGlossary(deps, glossary)
  if (change.kind === 'copy') await announceGlossary(deps, change.to)
  return reply
}

async function inParts(
  { store }: Pick<Deps, 'store'>,
  bulk: Bulk,
  ids: readonly string[],
  finish: (tx: WriteQueries, reply: Reply) => Promise<Reply>,
): Promise<Reply> {
  const skipped: Skipped[] = []
  let done = 0
  for (let i = 0; i < ids.length; i += part) {
    const some = ids.slice(i, i + part)
    const result = await store.write((tx) => changeSome(tx, bulk, some))
    done += result.changed
    skipped.push(...result.skipped)
    await breathe()
  }
  return store.write(async (tx) => {
    await tx.glossaries.setBatchState(bulk.batch, 'done')
    return finish(tx, { batch: bulk.batch, changed: done, skipped })
  })
}

async function changeSome(
  tx: WriteQueries,
  bulk: Bulk,
  ids: readonly string[],
): Promise<{ changed: number; skipped: Skipped[] }> {
  const { glossary, change } = bulk
  const found = new Map((await tx.glossaries.many(glossary, ids)).map((concept) => [concept.id, concept]))
  const taken =
    change.kind === 'copy' ? new Set((await tx.glossaries.many(change.to, ids)).map(({ id }) => id)) : new Set<string>()
  const writes: ConceptWrite[] = []
  const copies = new Map<string, ConceptRecord>()
  const skipped: Skipped[] = []
  for (const id of ids) {
    const concept = found.get(id)
    const write = concept ? writeOf(bulk, concept, taken) : 'gone'
    if (typeof write === 'string') skipped.push({ concept: id, why: write })
    else {
      writes.push(write)
      if (concept) copies.set(write.concept, concept)
    }
  }
  if (writes.length > 0) await tx.glossaries.change(change.kind === 'copy' ? change.to : glossary, writes)
  if (change.kind === 'copy') await keepOrigins(tx, bulk, change.to, copies)
  return { changed: writes.length, skipped }
}

/** Copies tell where they came from; `copies` maps their ids to the concepts they were made of. */
async function keepOrigins(
  tx: WriteQueries,
  { glossary, user, at }: Bulk,
  to: string,
  copies: ReadonlyMap<string, ConceptRecord>,
): Promise<void> {
  const { name } = await requireGlossary(tx, glossary)
  const origins = [...copies].map(([id, { id: concept, version }]): [string, ConceptOrigin] => [
    id,
    { glossary, name, concept, version, user, at },
  ])
  await tx.glossaries.setOrigins(to, new Map(origins))
}

function writeOf(
  { change, user, at, batch }: Bulk,
  concept: ConceptRecord,
  taken: ReadonlySet<string>,
): ConceptWrite | Skipped['why'] {
  if (concept.pending) return 'pending'
  const by = { user, proposedBy: null, at, batch }
  if (change.kind === 'delete') return { ...by, concept: concept.id, kind: 'deleted', after: null }
  if (change.kind === 'copy') {
    const id = taken.has(concept.id) ? newId(at) : concept.id
    // The successor may not be where the copy goes.
    const { successor: _successor, ...draft } = draftOf(concept)
    return { ...by, concept: id, kind: 'created', after: { ...draft, id } }
  }
  const { version: _version, ...before } = concept
  const after = changed(before, change)
  return typeof after === 'string' ? after : { ...by, concept: concept.id, kind: 'changed', after }
}
