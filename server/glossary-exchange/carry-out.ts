import { setImmediate as breathe } from 'node:timers/promises'
import { AppError } from '../../core/errors.ts'
import { newId } from '../ids.ts'
import type { ConceptWrite, GlossaryBatchRecord } from '../store/records.ts'
import type { ReadQueries, Store } from '../store/store.ts'
import type { PlannedWrite } from './desk.ts'

/** What is to be written into which glossary, for whom. */
export interface Order {
  glossary: string
  /** The glossary must not have changed since. */
  ifRevision: number
  user: string
  at: number
  total: number
  /** The concepts to be written, in chunks. */
  writes(from: number, limit: number): Promise<PlannedWrite[]>
  progress(done: number): void
  /** Throws where somebody wants it stopped. */
  proceed(): void
}

/** So many concepts go in one write, which needs no copy. */
const inOneWrite = 200
/** A write should hold up others no longer than this. */
const batchMilliseconds = 25

/**
 * Writes an import into its glossary, all of it or nothing for whoever reads,
 * whatever happens meanwhile, a power cut included. A small one is one write. A
 * large one is made in short writes on an invisible copy of the glossary, which
 * takes the place of the original in one write of a few rows; the copy of an
 * import that never came to that is removed, at the latest at the next start.
 * Gives the batch by which it can be undone. Throws AppError glossary.importChanged
 * where the glossary changed since the dry run or while it went on.
 */
export async function carryOut(store: Store, order: Order): Promise<string> {
  const batch: GlossaryBatchRecord = {
    id: newId(order.at),
    glossary: order.glossary,
    kind: 'import',
    state: 'done',
    user: order.user,
    at: order.at,
  }
  if (order.total <= inOneWrite) await atOnce(store, order, batch)
  else await onCopy(store, order, batch)
  order.progress(order.total)
  return batch.id
}

async function atOnce(store: Store, order: Order, batch: GlossaryBatchRecord): Promise<void> {
  const writes = await order.writes(0, order.total)
  await store.write(async (tx) => {
    await requireUnchanged(tx, order)
    await tx.glossaries.insertBatch(batch)
    await tx.glossaries.change(order.glossary, conceptWrites(writes, order, batch.id))
  })
}

async function requireUnchanged(
  queries: Pick<ReadQueries, 'glossaries'>,
  { glossary, ifRevision }: Order,
): Promise<void> {
  const record = await queries.glossaries.get(glossary)
  if (!record) throw new AppError('notFound.glossary')
  if (record.revision !== ifRevision) throw new AppError('glossary.importChanged')
}

function conceptWrites(writes: readonly PlannedWrite[], { user, at }: Order, batch: string): ConceptWrite[] {
  return writes.map(({ concept, after }) => ({
    concept,
    kind: 'imported',
    after: { ...after, id: concept },
    user,
    proposedBy: null,
    at,
    batch,
  }))
}

async function onCopy(store: Store, order: Order, batch: GlossaryBatchRecord): Promise<void> {
  const copy = newId(order.at)
  await store.write(async (tx) => {
    await requireUnchanged(tx, order)
    await tx.glossaries.insertCopy(copy, order.glossary)
  })
  try {
    await paced(store, order, async (from, size) =>
      (await store.write((tx) => tx.glossaries.copyInto(copy, order.glossary, from, from + size))) ? size : 0,
    )
    await paced(store, order, async (from, size) => {
      const writes = await order.writes(from, size)
      if (writes.length > 0) {
        await store.write((tx) => tx.glossaries.change(copy, conceptWrites(writes, order, batch.id)))
      }
      order.progress(from + writes.length)
      return writes.length
    })
    await store.write(async (tx) => {
      await requireUnchanged(tx, order)
      await tx.glossaries.adopt(order.glossary, copy)
      await tx.glossaries.insertBatch(batch)
    })
  } catch (error) {
    await removeInvisible(store, copy)
    throw error
  }
}

/** Runs steps of a size that keeps each under the limit, until one has done nothing. */
async function paced(store: Store, order: Order, step: (from: number, size: number) => Promise<number>): Promise<void> {
  let size = 50
  for (let from = 0; ;) {
    order.proceed()
    // Looked at again when it counts; here it saves work that would be in vain.
    await requireUnchanged(store.read, order)
    const started = performance.now()
    const done = await step(from, size)
    if (done === 0) return
    from += done
    const took = performance.now() - started
    if (took > batchMilliseconds) size = Math.max(10, Math.floor(size / 2))
    else if (took < batchMilliseconds / 2) size = Math.min(2000, size * 2)
    // Requests that came in meanwhile have their turn.
    await breathe()
  }
}

async function removeInvisible(store: Store, copy: string): Promise<void> {
  for (;;) {
    if (await store.write((tx) => tx.glossaries.removeSome(copy, 200))) return
    await breathe()
  }
}

/** Removes concepts that a copy has taken the place of, in short writes. */
export async function clearReplaced(store: Store): Promise<void> {
  for (const set of await store.read.glossaries.replaced()) {
    while (!(await store.write((tx) => tx.glossaries.clearSome(set, 200)))) await breathe()
  }
}
