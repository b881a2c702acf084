import { setImmediate as breathe } from 'node:timers/promises'
import { AppError } from '../../core/errors.ts'
import { newId } from '../ids.ts'
import type { GlossaryBatchRecord, ReadyConcept } from '../store/records.ts'
import type { ReadQueries, Store, WriteQueries } from '../store/store.ts'

/** What is to be written into which glossary, for whom. */
export interface Order {
  glossary: string
  /** The glossary must not have changed since. */
  ifRevision: number
  user: string
  at: number
  total: number
  /** The concepts to be written, in chunks. */
  writes(from: number, limit: number): Promise<ReadyConcept[]>
  progress(done: number): void
  /** Throws where somebody wants it stopped. */
  proceed(): void
}

/** So many concepts go in one write, which needs no copy. */
const inOneWrite = 200
/**
 * A write should hold up others no longer than this. Shorter ones would make it
 * last longer for all: a commit has its price, whatever it holds.
 */
const batchMilliseconds = 50

/** Concepts in one write of many. */
const sizes = { least: 100, first: 200, most: 2000 } as const

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
    await put(tx, order.glossary, writes, batch)
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

function put(
  tx: WriteQueries,
  glossary: string,
  ready: readonly ReadyConcept[],
  { user, at, id }: GlossaryBatchRecord,
): Promise<void> {
  return tx.glossaries.changeReady(glossary, ready, { kind: 'imported', user, proposedBy: null, at, batch: id })
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
    const ahead = readingAhead(order)
    await paced(store, order, async (from, size) => {
      const writes = await ahead(from, size)
      if (writes.length > 0) await store.write((tx) => put(tx, copy, writes, batch))
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

/** Asks for the next concepts while the last are being written. */
function readingAhead(order: Order): (from: number, size: number) => Promise<ReadyConcept[]> {
  let next: Promise<ReadyConcept[]> | null = null
  return async (from, size) => {
    const ready = await (next ?? order.writes(from, size))
    next = order.writes(from + ready.length, size)
    // Told when it is asked for, if it ever is.
    next.catch(() => undefined)
    return ready
  }
}

/** Runs steps of a size that keeps each under the limit, until one has done nothing. */
async function paced(store: Store, order: Order, step: (from: number, size: number) => Promise<number>): Promise<void> {
  let size: number = sizes.first
  for (let from = 0; ;) {
    order.proceed()
    // Looked at again when it counts; here it saves work that would be in vain.
    await requireUnchanged(store.read, order)
    const started = performance.now()
    const done = await step(from, size)
    if (done === 0) return
    from += done
    const took = performance.now() - started
    if (took > batchMilliseconds) size = Math.max(sizes.least, Math.floor(size / 2))
    else if (took < batchMilliseconds / 2) size = Math.min(sizes.most, size * 2)
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
