import { createHash } from 'node:crypto'
import type { ConceptInfo, TermsReply } from '../core/api.ts'
import { conceptKey, splitConceptKey } from '../glossary/concept-key.ts'
import type { Concept, TermHit } from '../glossary/concept.ts'
import { prioritised } from '../glossary/priority.ts'
import { ConceptSets } from './glossary/sets.ts'
import type { TermFinder } from './jobs/terms.ts'
import { sideText } from './sides.ts'
import { glossaryRevision } from './revision.ts'
import type { DocumentRecord, GlossaryRecord, SegmentRecord } from './store/records.ts'
import type { ReadQueries } from './store/store.ts'
import { NotHits, withoutNotHits } from './term-exceptions.ts'

/** Hits of so many sources are remembered, about 100 bytes each. */
const cacheLimit = 200_000
/** Sources sent to the worker at once. */
const batch = 500

interface Loaded {
  key: string
  /** By key, ready for matching. */
  concepts: ReadonlyMap<string, Concept>
}

type Queries = Pick<ReadQueries, 'glossaries' | 'termExceptions' | 'documents'>

/**
 * Term hits of segments, remembered by source text and glossary revisions: a
 * segment's hits change only when one of these does.
 */
export class TermHits {
  readonly #finder: TermFinder
  readonly #hits = new Map<string, readonly TermHit[]>()
  readonly #sets = new ConceptSets()
  #loading: Promise<Loaded> | null = null

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
    const loaded = await this.#load(queries, await queries.glossaries.ofProject(document.project))
    const notHits = new NotHits(await queries.termExceptions.list(document.id))
    const texts = segments.map((segment) => sideText('source', segment.source))
    const keys = texts.map((text) => `${loaded.key}\n${digest(text)}`)
    await this.#find(loaded, texts, keys)
    const concepts: ConceptInfo[] = []
    const places = new Map<string, number>()
    const place = (key: string): number => {
      const known = places.get(key)
      if (known !== undefined) return known
      places.set(key, concepts.length)
      return concepts.push(shown(loaded, key)) - 1
    }
    const rows = segments.map((segment, i): TermsReply['rows'][number] => {
      const found = this.#hits.get(keys[i] ?? '') ?? []
      const hits = withoutNotHits(found, texts[i] ?? '', notHits.of(segment.id))
      return [segment.id, hits.map((hit) => [hit.start, hit.end, place(hit.concept)])]
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
    const loaded = await this.#load(queries, await queries.glossaries.ofProject(project))
    const answer = (await ask(loaded.key)) ?? (await this.#again(loaded, ask))
    if (answer === null) throw new Error('the worker forgot a glossary it was just given')
    return answer
  }

  async #again<T>(loaded: Loaded, ask: (key: string) => Promise<T | null>): Promise<T | null> {
    await this.#finder.load(loaded.key, [...loaded.concepts.values()])
    return ask(loaded.key)
  }

  /** One after the other, so that the worker is never given the same twice. */
  async #load(queries: Pick<ReadQueries, 'glossaries'>, glossaries: readonly GlossaryRecord[]): Promise<Loaded> {
    const key = glossaries.map((glossary) => `${glossary.id}@${glossary.revision}`).join(' ')
    const before = this.#loading?.catch(() => null) ?? Promise.resolve(null)
    const loading = before.then((loaded) => (loaded?.key === key ? loaded : this.#loadNew(queries, glossaries, key)))
    this.#loading = loading
    return loading
  }

  async #loadNew(
    queries: Pick<ReadQueries, 'glossaries'>,
    glossaries: readonly GlossaryRecord[],
    key: string,
  ): Promise<Loaded> {
    const all: Concept[] = []
    for (const glossary of glossaries) {
      for (const concept of await this.#sets.of(queries, glossary)) {
        all.push({ ...concept, ...keyed(glossary.id, concept) })
      }
    }
    const ready = prioritised(all)
    await this.#finder.load(key, ready)
    return { key, concepts: new Map(ready.map((concept) => [concept.id, concept])) }
  }

  /** Computes what is not known yet. */
  async #find(loaded: Loaded, texts: readonly string[], keys: readonly string[]): Promise<void> {
    const missing = new Map<string, string>()
    keys.forEach((key, i) => {
      if (!this.#hits.has(key)) missing.set(key, texts[i] ?? '')
    })
    const wanted = [...missing]
    for (let i = 0; i < wanted.length; i += batch) {
      const part = wanted.slice(i, i + batch)
      const asked = part.map(([, text]) => text)
      const find = (key: string): Promise<TermHit[][] | null> => this.#finder.find(key, asked)
      const hits = (await find(loaded.key)) ?? (await this.#again(loaded, find))
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

/** What names concepts in a project: their keys. */
function keyed(glossary: string, { id, successor }: Concept): Pick<Concept, 'id' | 'successor'> {
  return {
    id: conceptKey(glossary, id),
    ...(successor !== undefined && { successor: conceptKey(glossary, successor) }),
  }
}

/** A concept as the contract has it: its id and its glossary apart. */
function shown({ concepts }: Loaded, key: string): ConceptInfo {
  const concept = concepts.get(key)
  if (!concept) throw new Error('a term hit of an unknown concept')
  const { glossary, concept: id } = splitConceptKey(key)
  const { successor } = concept
  return { ...concept, id, glossary, ...(successor !== undefined && { successor: splitConceptKey(successor).concept }) }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
