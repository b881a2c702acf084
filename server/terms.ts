import { createHash } from 'node:crypto'
import type { ConceptInfo, TermsReply } from '../core/api.ts'
import type { Concept, TermHit } from '../glossary/concept.ts'
import type { TermFinder } from './jobs/terms.ts'
import { sideText } from './sides.ts'
import type { GlossaryRecord, SegmentRecord } from './store/records.ts'
import type { ReadQueries } from './store/store.ts'

/** Hits of so many sources are remembered, about 100 bytes each. */
const cacheLimit = 200_000
/** Sources sent to the worker at once. */
const batch = 500

interface Loaded {
  key: string
  revision: number
  concepts: Map<string, ConceptInfo>
}

/**
 * Term hits of segments, remembered by source text and glossary revisions: a
 * segment's hits change only when one of these does.
 */
export class TermHits {
  readonly #finder: TermFinder
  readonly #hits = new Map<string, readonly TermHit[]>()
  #loaded: Loaded | null = null

  constructor(finder: TermFinder) {
    this.#finder = finder
  }

  async of(
    queries: Pick<ReadQueries, 'glossaries'>,
    project: string,
    segments: readonly SegmentRecord[],
  ): Promise<Omit<TermsReply, 'next'>> {
    const glossaries = await queries.glossaries.ofProject(project)
    const loaded = await this.#load(queries, glossaries)
    const texts = segments.map((segment) => sideText('source', segment.source))
    const keys = texts.map((text) => `${loaded.key}\n${digest(text)}`)
    await this.#find(loaded, texts, keys)
    const concepts: ConceptInfo[] = []
    const places = new Map<string, number>()
    const place = (id: string): number => {
      const known = places.get(id)
      if (known !== undefined) return known
      const concept = loaded.concepts.get(id)
      if (!concept) throw new Error(`term hit of unknown concept ${id}`)
      places.set(id, concepts.length)
      return concepts.push(concept) - 1
    }
    const rows = segments.map((segment, i): TermsReply['rows'][number] => [
      segment.id,
      (this.#hits.get(keys[i] ?? '') ?? []).map((hit) => [hit.start, hit.end, place(hit.concept)]),
    ])
    this.#forget()
    return { revision: loaded.revision, concepts, rows }
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
    await this.#finder.load(loaded.key, [...loaded.concepts.values()] as Concept[])
    return ask(loaded.key)
  }

  async #load(queries: Pick<ReadQueries, 'glossaries'>, glossaries: readonly GlossaryRecord[]): Promise<Loaded> {
    const key = glossaries.map((glossary) => `${glossary.id}@${glossary.revision}`).join(' ')
    if (this.#loaded?.key === key) return this.#loaded
    const concepts = new Map<string, ConceptInfo>()
    const all: Concept[] = []
    for (const glossary of glossaries) {
      for (const concept of await queries.glossaries.concepts(glossary.id)) {
        all.push(concept)
        concepts.set(concept.id, { ...concept, glossary: glossary.id })
      }
    }
    await this.#finder.load(key, all)
    const revision = glossaries.reduce((sum, glossary) => sum + glossary.revision, 0)
    this.#loaded = { key, revision, concepts }
    return this.#loaded
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

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
