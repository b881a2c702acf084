import { foldKey } from '../core/language/fold.ts'
import type { Concept } from './concept.ts'
import { acceptedFrom } from './priority.ts'

/** A concept as it came, and its place among those of its kind: approved before proposed, then glossary by glossary. */
interface Placed {
  concept: Concept
  order: number
}

/** Concepts that have no say come after all others. */
const pendingFrom = 2 ** 50

/** A concept ready for matching, and where it stands: of two with one surface, the lower is hit. */
export interface ReadyTerm {
  concept: Concept
  order: number
}

/**
 * What `prioritised` (priority.ts) makes of concepts, kept up to date concept by
 * concept: a change touches the concept and its namesakes, never all others.
 */
export class PrioritisedConcepts {
  readonly #placed = new Map<string, Placed>()
  readonly #bySurface = new Map<string, Placed[]>()
  readonly #ready = new Map<string, Concept>()

  get size(): number {
    return this.#placed.size
  }

  /** As matching and checking see it. */
  get(id: string): Concept | undefined {
    return this.#ready.get(id)
  }

  placeOf(id: string): number | undefined {
    const order = this.#placed.get(id)?.order
    return order === undefined ? undefined : order % pendingFrom
  }

  /** All concepts in no order. */
  *all(): Generator<ReadyTerm> {
    for (const [id, { order }] of this.#placed) {
      const concept = this.#ready.get(id)
      if (concept) yield { concept, order }
    }
  }

  /**
   * Takes changed concepts, each with its place (below 2^50), and lets others go.
   * Gives the concepts that are others now, those gone aside.
   */
  change(changed: readonly { concept: Concept; place: number }[], gone: readonly string[]): ReadyTerm[] {
    const touched = new Set<string>()
    for (const id of gone) this.#remove(id, touched)
    for (const { concept, place } of changed) {
      this.#remove(concept.id, touched)
      this.#insert(concept, place, touched)
    }
    const result: ReadyTerm[] = []
    for (const id of touched) {
      const placed = this.#placed.get(id)
      if (!placed) continue
      const concept = this.#accepting(placed)
      this.#ready.set(id, concept)
      result.push({ concept, order: placed.order })
    }
    return result
  }

  #insert(concept: Concept, place: number, touched: Set<string>): void {
    const placed: Placed = { concept, order: place + (concept.pending ? pendingFrom : 0) }
    this.#placed.set(concept.id, placed)
    touched.add(concept.id)
    for (const surface of surfacesOf(concept)) {
      const list = this.#bySurface.get(surface)
      if (!list) {
        this.#bySurface.set(surface, [placed])
        continue
      }
      this.#touchFirst(list, touched)
      const after = list.findIndex(({ order }) => order > placed.order)
      list.splice(after === -1 ? list.length : after, 0, placed)
      this.#touchFirst(list, touched)
    }
  }

  #remove(id: string, touched: Set<string>): void {
    const placed = this.#placed.get(id)
    if (!placed) return
    this.#placed.delete(id)
    this.#ready.delete(id)
    for (const surface of surfacesOf(placed.concept)) {
      const list = this.#bySurface.get(surface) ?? []
      this.#touchFirst(list, touched)
      const left = list.filter((one) => one !== placed)
      if (left.length === 0) this.#bySurface.delete(surface)
      else this.#bySurface.set(surface, left)
      this.#touchFirst(left, touched)
    }
  }

  /** What the others of a surface say is accepted with the first. */
  #touchFirst([first]: readonly Placed[], touched: Set<string>): void {
    if (first) touched.add(first.concept.id)
  }

  #accepting({ concept }: Placed): Concept {
    const others = new Map<string, Placed>()
    for (const surface of surfacesOf(concept)) {
      const [first, ...rest] = this.#bySurface.get(surface) ?? []
      if (first?.concept !== concept) continue
      for (const other of rest) if (!other.concept.pending) others.set(other.concept.id, other)
    }
    if (others.size === 0) return concept
    const inOrder = [...others.values()].sort((a, b) => a.order - b.order)
    return {
      ...concept,
      accepts: acceptedFrom(
        concept,
        inOrder.map((other) => other.concept),
      ),
    }
  }
}

const surfacesOf = ({ terms }: Concept): Set<string> =>
  new Set(terms.filter(({ lang }) => lang === 'vi').map(({ text }) => foldKey(text)))
