import type { UnitKind } from '../core/model/unit.ts'
import type { ReadQueries } from './store/store.ts'

/**
 * Kinds of a document's units by position. Units never change after import, so
 * the last documents asked for are remembered.
 */
export class UnitKinds {
  readonly #known = new Map<string, readonly UnitKind[]>()
  readonly #limit: number

  constructor(limit = 32) {
    this.#limit = limit
  }

  async of(queries: Pick<ReadQueries, 'documents'>, document: string): Promise<readonly UnitKind[]> {
    const known = this.#known.get(document)
    if (known) {
      this.#known.delete(document)
      this.#known.set(document, known)
      return known
    }
    const kinds = (await queries.documents.units(document)).map((unit) => unit.kind)
    this.#known.set(document, kinds)
    const oldest = this.#known.keys().next()
    if (this.#known.size > this.#limit && !oldest.done) this.#known.delete(oldest.value)
    return kinds
  }
}
