import { setImmediate as breathe } from 'node:timers/promises'
import { conceptKey } from '../glossary/concept-key.ts'
import type { Concept } from '../glossary/concept.ts'
import { PrioritisedConcepts, type ReadyTerm } from '../glossary/prioritised.ts'
import type { TermFinder, TermPatch } from './jobs/terms.ts'
import type { ConceptRecord, GlossaryRecord } from './store/records.ts'
import type { ReadQueries } from './store/store.ts'

/** Concepts read, or handed on, at once: what comes between two parts waits that long. */
const part = 250
/** Where more than so many concepts have changed, all are read again. */
const patchedAtMost = 5000
/** Places of one glossary: more than anybody has concepts. */
const room = 2 ** 40

type Queries = Pick<ReadQueries, 'glossaries'>

export const keyOf = (glossaries: readonly GlossaryRecord[]): string =>
  glossaries.map(({ id, revision }) => `${id}@${revision}`).join(' ')

/**
 * The concepts of a project's glossaries, here and in the worker, and kept up to
 * date with what changes: one changed concept never reads or sends a whole glossary.
 */
export class LoadedTerms {
  /** Under which the worker has them now. */
  key = ''
  readonly #finder: TermFinder
  readonly #concepts = new PrioritisedConcepts()
  readonly #revisions = new Map<string, number>()
  readonly #places: number[] = []
  #sending: Promise<void> | null = null

  private constructor(finder: TermFinder) {
    this.#finder = finder
  }

  /** Reads all concepts and gives them to the worker. */
  static async of(finder: TermFinder, queries: Queries, glossaries: readonly GlossaryRecord[]): Promise<LoadedTerms> {
    const loaded = new LoadedTerms(finder)
    for (const [at, { id, revision }] of glossaries.entries()) {
      await eachChunk(
        (after) => queries.glossaries.conceptPage(id, { after, limit: part }),
        (items) => loaded.#concepts.change(loaded.#placed(id, at, items), []),
      )
      loaded.#revisions.set(id, revision)
    }
    loaded.key = keyOf(glossaries)
    await loaded.send()
    return loaded
  }

  /** By key, as matching and checking see it. */
  concept(key: string): Concept | undefined {
    return this.#concepts.get(key)
  }

  /** Gives the worker all concepts; once more where it has lost them. Asked for twice at once, it is done once. */
  send(): Promise<void> {
    this.#sending ??= this.#sendAll(this.key).finally(() => {
      this.#sending = null
    })
    return this.#sending
  }

  async #sendAll(key: string): Promise<void> {
    let some: ReadyTerm[] = []
    for (const one of [...this.#concepts.all()]) {
      some.push(one)
      if (some.length < part) continue
      await this.#finder.load(key, some, true)
      some = []
      await breathe()
    }
    await this.#finder.load(key, some, false)
  }

  /** Follows what has changed since; false where it is to be read anew: it is then no longer to be used. */
  async follow(queries: Queries, glossaries: readonly GlossaryRecord[]): Promise<boolean> {
    const to = keyOf(glossaries)
    const patches: TermPatch[] = []
    for (const [at, glossary] of glossaries.entries()) {
      const patch = await this.#changes(queries, at, glossary)
      if (!patch) return false
      patches.push(patch)
    }
    const gone = patches.flatMap((one) => one.gone)
    const changed = patches.flatMap((one) => one.changed)
    const patch = { changed, gone }
    if (!(await this.#finder.patch(this.key, to, patch))) return false
    this.key = to
    return true
  }

  async #changes(queries: Queries, at: number, { id, revision, base }: GlossaryRecord): Promise<TermPatch | null> {
    const since = this.#revisions.get(id)
    if (since === undefined || since < base) return null
    if (since >= revision) return { changed: [], gone: [] }
    if (revision - since > patchedAtMost) return null
    const gone = new Set((await queries.glossaries.deletedSince(id, since)).map((one) => conceptKey(id, one)))
    const changed: ConceptRecord[] = []
    await eachChunk(
      (after) => queries.glossaries.changedSince(id, since, { after, limit: part }),
      (items) => changed.push(...items),
    )
    for (const one of changed) gone.delete(conceptKey(id, one.id))
    this.#revisions.set(id, revision)
    return { changed: this.#concepts.change(this.#placed(id, at, changed), [...gone]), gone: [...gone] }
  }

  /** With their keys, each in the place it has, or behind all of its glossary. */
  #placed(glossary: string, at: number, concepts: readonly ConceptRecord[]): { concept: Concept; place: number }[] {
    return concepts.map((one) => {
      const id = conceptKey(glossary, one.id)
      const { successor } = one
      const keyed = { ...one, id, ...(successor !== undefined && { successor: conceptKey(glossary, successor) }) }
      return { concept: keyed, place: this.#concepts.placeOf(id) ?? this.#nextPlace(at) }
    })
  }

  #nextPlace(at: number): number {
    const next = this.#places[at] ?? at * room
    this.#places[at] = next + 1
    return next
  }
}

async function eachChunk(
  chunks: (after?: string) => Promise<{ items: ConceptRecord[]; next: string | null }>,
  take: (concepts: readonly ConceptRecord[]) => void,
): Promise<void> {
  let after: string | undefined
  do {
    const { items, next } = await chunks(after)
    take(items)
    after = next ?? undefined
    if (after !== undefined) await breathe()
  } while (after !== undefined)
}
