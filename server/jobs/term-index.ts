import { competitors } from '../../glossary/data/competitors.gen.ts'
import type { Concept, TermHit } from '../../glossary/concept.ts'
import { buildTermIndex, findTerms, type TermIndex } from '../../glossary/matcher.ts'
import type { TermFinder } from './terms.ts'

/** Indexes of the glossary sets asked for last. */
const kept = 4

/** Term hits computed in the calling thread: what the worker runs, and what tests use without one. */
export class TermIndexes implements TermFinder {
  readonly #indexes = new Map<string, TermIndex>()

  async load(key: string, concepts: readonly Concept[]): Promise<void> {
    this.#indexes.set(key, buildTermIndex(concepts, competitors))
    const oldest = this.#indexes.keys().next()
    if (this.#indexes.size > kept && !oldest.done) this.#indexes.delete(oldest.value)
    return Promise.resolve()
  }

  async find(key: string, texts: readonly string[]): Promise<TermHit[][] | null> {
    const index = this.#indexes.get(key)
    return Promise.resolve(index ? texts.map((text) => findTerms(index, text)) : null)
  }

  async close(): Promise<void> {
    this.#indexes.clear()
    return Promise.resolve()
  }
}
