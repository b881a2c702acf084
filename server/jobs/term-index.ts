import type { Finding } from '../../core/checks/check.ts'
import { competitors } from '../../glossary/data/competitors.gen.ts'
import type { Concept, TermHit } from '../../glossary/concept.ts'
import { buildTermIndex, findTerms, type TermIndex } from '../../glossary/matcher.ts'
import { entriesByConcept, patchTermIndex } from '../../glossary/patch-index.ts'
import type { ReadyTerm } from '../../glossary/prioritised.ts'
import { buildUsageIndex, type UsageIndex } from '../../glossary/usage.ts'
import { CheckRuns } from './check-runs.ts'
import type { CheckPart } from './checks.ts'
import type { LanguageWorker, TermPatch } from './terms.ts'

/** Indexes of the glossary sets asked for last. */
const kept = 4
/** Keys by which they are known: after a change, whoever asks with an older one is answered by what there is now. */
const namesKept = 32

/** A loaded glossary; `usage` and `entries` are made when first needed. */
interface Loaded {
  /** In their order. */
  concepts: Map<string, Concept>
  terms: TermIndex
  usage?: UsageIndex | undefined
  entries?: Map<string, number[]>
}

/** Term hits and checks computed in the calling thread: what the worker runs, and what tests use without one. */
export class TermIndexes implements LanguageWorker {
  readonly #indexes = new Map<string, Loaded>()
  readonly #coming = new Map<string, ReadyTerm[]>()
  readonly #runs = new CheckRuns()

  async load(key: string, part: readonly ReadyTerm[], more: boolean): Promise<void> {
    const ready = this.#coming.get(key) ?? []
    for (const one of part) ready.push(one)
    this.#coming.delete(key)
    if (more) {
      this.#coming.set(key, ready)
      return Promise.resolve()
    }
    ready.sort((a, b) => a.order - b.order)
    const orders = new Map(ready.map(({ concept, order }) => [concept, order]))
    const concepts = ready.map(({ concept }) => concept)
    const terms = buildTermIndex(concepts, competitors, (concept) => orders.get(concept) ?? 0)
    this.#name(key, { concepts: new Map(concepts.map((concept) => [concept.id, concept])), terms })
    return Promise.resolve()
  }

  async patch(from: string, to: string, { changed, gone }: TermPatch): Promise<boolean> {
    const loaded = this.#indexes.get(from)
    if (!loaded) return Promise.resolve(false)
    loaded.entries ??= entriesByConcept(loaded.terms)
    if (!patchTermIndex(loaded.terms, loaded.entries, changed, gone)) {
      for (const [key, other] of this.#indexes) if (other === loaded) this.#indexes.delete(key)
      return Promise.resolve(false)
    }
    for (const id of gone) loaded.concepts.delete(id)
    for (const { concept } of changed) loaded.concepts.set(concept.id, concept)
    loaded.usage = undefined
    this.#name(to, loaded)
    return Promise.resolve(true)
  }

  async find(key: string, texts: readonly string[]): Promise<TermHit[][] | null> {
    const index = this.#indexes.get(key)
    return Promise.resolve(index ? texts.map((text) => findTerms(index.terms, text)) : null)
  }

  async check(key: string, part: CheckPart): Promise<Finding[][] | null> {
    const index = this.#indexes.get(key)
    if (!index) return Promise.resolve(null)
    index.usage ??= buildUsageIndex([...index.concepts.values()], index.terms)
    return Promise.resolve(this.#runs.check(index.usage, key, part))
  }

  async close(): Promise<void> {
    this.#indexes.clear()
    this.#coming.clear()
    return Promise.resolve()
  }

  #name(key: string, loaded: Loaded): void {
    this.#indexes.delete(key)
    this.#indexes.set(key, loaded)
    while (this.#indexes.size > namesKept || new Set(this.#indexes.values()).size > kept) {
      const oldest = this.#indexes.keys().next()
      if (oldest.done) return
      this.#indexes.delete(oldest.value)
    }
  }
}
