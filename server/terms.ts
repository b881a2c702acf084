import { createHash } from 'node:crypto'
import type { ConceptInfo, TermsReply } from '../core/api.ts'
import { splitConceptKey } from '../glossary/concept-key.ts'
import type { TermHit } from '../glossary/concept.ts'
import type { TermFinder } from './jobs/terms.ts'
import { keyOf, LoadedTerms } from './loaded-terms.ts'
import { sideText } from './sides.ts'
import { glossaryRevision } from './revision.ts'
import type { DocumentRecord, SegmentRecord } from './store/records.ts'
import type { ReadQueries } from './store/store.ts'
import { NotHits, withoutNotHits } from './term-exceptions.ts'

/** Hits of so many sources are remembered, about 100 bytes each. */
const cacheLimit = 200_000
/** Sources sent to the worker at once. */
const batch = 500

/** Sets of glossaries loaded at once: projects share few. */
const setsKept = 4

type Queries = Pick<ReadQueries, 'glossaries' | 'termExceptions' | 'documents'>

/**
 * Term hits of segments, remembered by source text and glossary revisions: a
 * segment's hits change only when one of these does.
 */
export class TermHits {
  readonly #finder: TermFinder
  readonly #hits = new Map<string, readonly TermHit[]>()
  /** By their glossaries. */
  readonly #sets = new Map<string, LoadedTerms>()
  #loading: Promise<unknown> = Promise.resolve()

  constructor(finder: TermFinder) {
    this.#finder = finder
  }

  /** Hits of a document's segments, without those that somebody said are none. */
  async of(
    queries: Queries,
    document: DocumentRecord,
    segments: readonly SegmentRecord[],
  ): Promise<Omit<TermsReply, 'next'>> {
    const revision = await glossaryRevision(queries, document.project, document.id)
    const loaded = await this.#load(queries, document.project)
    const notHits = new NotHits(await queries.termExceptions.list(document.id))
    const texts = segments.map((segment) => sideText('source', segment.source))
    const keys = texts.map((text) => `${loaded.key}\n${digest(text)}`)
    await this.#find(loaded, texts, keys)
    const concepts: ConceptInfo[] = []
    const places = new Map<string, number>()
    const place = (key: string): number => {
      const known = places.get(key)
      if (known !== undefined) return known
      const concept = shown(loaded, key)
      const at = concept ? concepts.push(concept) - 1 : -1
      places.set(key, at)
      return at
    }
    const rows = segments.map((segment, i): TermsReply['rows'][number] => {
      const found = this.#hits.get(keys[i] ?? '') ?? []
      const hits = withoutNotHits(found, texts[i] ?? '', notHits.of(segment.id))
      const placed = hits.map((hit): [number, number, number] => [hit.start, hit.end, place(hit.concept)])
      // One deleted this moment is none any more.
      return [segment.id, placed.filter(([, , at]) => at !== -1)]
    })
    this.#forget()
    return { revision, concepts, rows }
  }

  /**
   * Asks the worker with the project's glossaries loaded, and once more when it
   * answers null: restarted, it has lost them, or others have pushed them out.
   */
  async withGlossaries<T>(
    queries: Pick<ReadQueries, 'glossaries'>,
    project: string,
    ask: (key: string) => Promise<T | null>,
  ): Promise<T> {
    const loaded = await this.#load(queries, project)
    const answer = (await ask(loaded.key)) ?? (await again(loaded, ask))
    if (answer === null) throw new Error('the worker forgot a glossary it was just given')
    return answer
  }

  /** One after the other, so that the worker is never given the same twice. */
  #load(queries: Pick<ReadQueries, 'glossaries'>, project: string): Promise<LoadedTerms> {
    const loading = this.#loading.then(async () => {
      const glossaries = await queries.glossaries.ofProject(project)
      const name = glossaries.map(({ id }) => id).join(' ')
      const known = this.#sets.get(name)
      if (known?.key === keyOf(glossaries)) return known
      // Forgotten while it changes: half changed it would be of no use.
      this.#sets.delete(name)
      const followed = known && (await known.follow(queries, glossaries)) ? known : null
      const loaded = followed ?? (await LoadedTerms.of(this.#finder, queries, glossaries))
      this.#sets.set(name, loaded)
      const oldest = this.#sets.keys().next()
      if (this.#sets.size > setsKept && !oldest.done) this.#sets.delete(oldest.value)
      return loaded
    })
    this.#loading = loading.catch(() => undefined)
    return loading
  }

  /** Computes what is not known yet. */
  async #find(loaded: LoadedTerms, texts: readonly string[], keys: readonly string[]): Promise<void> {
    const missing = new Map<string, string>()
    keys.forEach((key, i) => {
      if (!this.#hits.has(key)) missing.set(key, texts[i] ?? '')
    })
    const wanted = [...missing]
    for (let i = 0; i < wanted.length; i += batch) {
      const part = wanted.slice(i, i + batch)
      const asked = part.map(([, text]) => text)
      const find = (key: string): Promise<TermHit[][] | null> => this.#finder.find(key, asked)
      const hits = (await find(loaded.key)) ?? (await again(loaded, find))
      part.forEach(([key], j) => this.#hits.set(key, hits?.[j] ?? []))
    }
  }

  #forget(): void {
    for (const key of this.#hits.keys()) {
      if (this.#hits.size <= cacheLimit) return
      this.#hits.delete(key)
    }
  }
}

/** Once more, where the worker has been started again, or others have pushed the glossaries out. */
async function again<T>(loaded: LoadedTerms, ask: (key: string) => Promise<T | null>): Promise<T | null> {
  await loaded.send()
  return ask(loaded.key)
}

/** A concept as the contract has it: its id and its glossary apart. Undefined for one that is gone. */
function shown(loaded: LoadedTerms, key: string): ConceptInfo | undefined {
  const concept = loaded.concept(key)
  if (!concept) return undefined
  const { glossary, concept: id } = splitConceptKey(key)
  const { successor } = concept
  return { ...concept, id, glossary, ...(successor !== undefined && { successor: splitConceptKey(successor).concept }) }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
