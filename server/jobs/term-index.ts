import type { Finding } from '../../core/checks/check.ts'
import { competitors } from '../../glossary/data/competitors.gen.ts'
import type { Concept, TermHit } from '../../glossary/concept.ts'
import { buildTermIndex, findTerms, type TermIndex } from '../../glossary/matcher.ts'
import { buildUsageIndex, type UsageIndex } from '../../glossary/usage.ts'
import { CheckRuns } from './check-runs.ts'
import type { CheckPart } from './checks.ts'
import type { LanguageWorker } from './terms.ts'

/** Indexes of the glossary sets asked for last. */
const kept = 4

/** A loaded glossary; `usage` is made when something is first checked with it. */
interface Loaded {
  concepts: readonly Concept[]
  terms: TermIndex
  usage?: UsageIndex
}

/** Term hits and checks computed in the calling thread: what the worker runs, and what tests use without one. */
export class TermIndexes implements LanguageWorker {
  readonly #indexes = new Map<string, Loaded>()
  readonly #runs = new CheckRuns()

  async load(key: string, concepts: readonly Concept[]): Promise<void> {
    this.#indexes.set(key, { concepts, terms: buildTermIndex(concepts, competitors) })
    const oldest = this.#indexes.keys().next()
    if (this.#indexes.size > kept && !oldest.done) this.#indexes.delete(oldest.value)
    return Promise.resolve()
  }

  async find(key: string, texts: readonly string[]): Promise<TermHit[][] | null> {
    const index = this.#indexes.get(key)
    return Promise.resolve(index ? texts.map((text) => findTerms(index.terms, text)) : null)
  }

  async check(key: string, part: CheckPart): Promise<Finding[][] | null> {
    const index = this.#indexes.get(key)
    if (!index) return Promise.resolve(null)
    index.usage ??= buildUsageIndex(index.concepts, index.terms)
    return Promise.resolve(this.#runs.check(index.usage, key, part))
  }

  async close(): Promise<void> {
    this.#indexes.clear()
    return Promise.resolve()
  }
}
