import { setImmediate as breathe } from 'node:timers/promises'
import type { ConceptRecord, GlossaryRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'

/** Concepts read at once: what comes between two parts waits that long. */
const part = 250

interface Kept {
  revision: number
  concepts: Map<string, ConceptRecord>
}

type Queries = Pick<ReadQueries, 'glossaries'>

/**
 * Concepts of glossaries as last asked for, brought up to date by what has
 * changed since: one changed concept never reads a whole glossary again.
 */
export class ConceptSets {
  readonly #kept = new Map<string, Promise<Kept>>()

  /** Concepts in the order in which the glossary has them; new ones last. */
  async of(queries: Queries, glossary: GlossaryRecord): Promise<readonly ConceptRecord[]> {
    const before = this.#kept.get(glossary.id)?.catch(() => null) ?? Promise.resolve(null)
    // One after the other: two questions never bring the same set up to date at once.
    const now = before.then((kept) => current(queries, glossary, kept))
    this.#kept.set(glossary.id, now)
    return [...(await now).concepts.values()]
  }
}

async function current(queries: Queries, { id, revision, base }: GlossaryRecord, kept: Kept | null): Promise<Kept> {
  if (!kept || kept.revision < base) return whole(queries, id, revision)
  if (kept.revision >= revision) return kept
  for (const gone of await queries.glossaries.deletedSince(id, kept.revision)) kept.concepts.delete(gone)
  const chunks = (after?: string) => queries.glossaries.changedSince(id, kept.revision, { after, limit: part })
  await eachChunk(chunks, (concept) => kept.concepts.set(concept.id, concept))
  kept.revision = revision
  return kept
}

async function whole(queries: Queries, id: string, revision: number): Promise<Kept> {
  const concepts = new Map<string, ConceptRecord>()
  const chunks = (after?: string) => queries.glossaries.conceptPage(id, { after, limit: part })
  await eachChunk(chunks, (concept) => concepts.set(concept.id, concept))
  return { revision, concepts }
}

async function eachChunk(
  chunks: (after?: string) => Promise<{ items: ConceptRecord[]; next: string | null }>,
  take: (concept: ConceptRecord) => void,
): Promise<void> {
  let after: string | undefined
  do {
    const { items, next } = await chunks(after)
    items.forEach(take)
    after = next ?? undefined
    if (after !== undefined) await breathe()
  } while (after !== undefined)
}
