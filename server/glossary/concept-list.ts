import { joined, ranksOfWords, wordRanks, type Keys, type Words } from './word-ranks.ts'
import { foldKey, plainKey } from '../../core/language/fold.ts'
import type { Concept, TermStatus, Validity } from '../../glossary/concept.ts'

/** What the search knows of a concept. */
export interface Entry {
  id: string
  /** Vietnamese dictionary order of the headword. */
  sortKey: string
  /** Keys of all terms, each between line feeds: with accents, and without. */
  canon: string
  folded: string
  domain: string
  state: 'approved' | 'pending' | 'provisional'
  statuses: ReadonlySet<TermStatus>
  /** Times of the concept and of its terms; null: always in force. */
  times: { concept: Validity; terms: readonly Validity[] } | null
}

/** Status sets are few: concepts share them. */
const statusSets = new Map<string, ReadonlySet<TermStatus>>()

export function entryOf(concept: Concept, sortKey: string): Entry {
  const { id, domain, terms, validFrom, validTo } = concept
  const keysBy = (key: (text: string) => string): string => `\n${terms.map(({ text }) => key(text)).join('\n')}\n`
  const statuses = new Set(terms.map(({ status }) => status))
  const name = [...statuses].toSorted().join()
  const shared = statusSets.get(name) ?? statuses
  statusSets.set(name, shared)
  const timed = [concept, ...terms].some((one) => one.validFrom !== undefined || one.validTo !== undefined)
  return {
    id,
    sortKey,
    canon: keysBy(foldKey),
    folded: keysBy(plainKey),
    domain,
    state: concept.pending ? 'pending' : terms.some(({ provisional }) => provisional) ? 'provisional' : 'approved',
    statuses: shared,
    times: timed ? { concept: { validFrom, validTo }, terms } : null,
  }
}

/** Where entries stand in a list. */
export type Place = Pick<Entry, 'sortKey' | 'id'>

export function compare(a: Place, b: Place): number {
  if (a.sortKey !== b.sortKey) return a.sortKey < b.sortKey ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Entries next to each other, with their keys in long strings as long as nothing changes. */
class Block {
  readonly entries: Entry[]
  #keys: { canon: Keys; folded: Keys } | null = null

  constructor(entries: Entry[]) {
    this.entries = entries
  }

  insert(entry: Entry): void {
    this.entries.splice(placeIn(this.entries, entry), 0, entry)
    this.#keys = null
  }

  remove(entry: Entry): void {
    this.entries.splice(placeIn(this.entries, entry), 1)
    this.#keys = null
  }

  ranks(words: Words): Uint8Array {
    this.#keys ??= {
      canon: joined(this.entries.map(({ canon }) => canon)),
      folded: joined(this.entries.map(({ folded }) => folded)),
    }
    return wordRanks(words, this.#keys.canon, this.#keys.folded)
  }
}

/** A block is cut in two when it has grown to twice this. */
const blockSize = 512

/**
 * Entries of one glossary in the order of their headwords. They stand in
 * blocks, so that a change moves some hundred of them, however many there are.
 */
export class ConceptList {
  readonly #blocks: Block[] = []
  readonly #byId = new Map<string, Entry>()
  readonly #domains = new Map<string, number>()

  /** Revision of the glossary it stands for. */
  revision: number

  constructor(revision: number, entries: readonly Entry[]) {
    this.revision = revision
    const sorted = entries.toSorted(compare)
    for (let i = 0; i < sorted.length; i += blockSize) {
      this.#blocks.push(new Block(sorted.slice(i, i + blockSize)))
    }
    for (const entry of sorted) this.#know(entry)
  }

  get size(): number {
    return this.#byId.size
  }

  /** Each domain once, in the order of its letters. */
  get domains(): string[] {
    return [...this.#domains.keys()].filter((domain) => domain !== '').toSorted()
  }

  get(id: string): Entry | undefined {
    return this.#byId.get(id)
  }

  /** Goes in order over all entries that have the words, with their ranks (`ranksOfWords`); without words over all. */
  forEach(words: Words | null, visit: (entry: Entry, rank: number) => void): void {
    for (const block of this.#blocks) {
      const ranks = words && block.ranks(words)
      block.entries.forEach((entry, at) => {
        const rank = ranks ? (ranks[at] ?? 0) : 0
        if (rank !== ranksOfWords.none) visit(entry, rank)
      })
    }
  }

  set(entry: Entry): void {
    this.delete(entry.id)
    this.#know(entry)
    const at = this.#blockOf(entry)
    const block = this.#blocks[at]
    if (!block) {
      this.#blocks.push(new Block([entry]))
      return
    }
    block.insert(entry)
    const { entries } = block
    if (entries.length < 2 * blockSize) return
    const halves = [entries.slice(0, blockSize), entries.slice(blockSize)].map((half) => new Block(half))
    this.#blocks.splice(at, 1, ...halves)
  }

  delete(id: string): void {
    const entry = this.#byId.get(id)
    if (!entry) return
    const at = this.#blockOf(entry)
    const block = this.#blocks[at]
    block?.remove(entry)
    if (block?.entries.length === 0) this.#blocks.splice(at, 1)
    this.#byId.delete(id)
    const left = (this.#domains.get(entry.domain) ?? 1) - 1
    if (left === 0) this.#domains.delete(entry.domain)
    else this.#domains.set(entry.domain, left)
  }

  #know(entry: Entry): void {
    this.#byId.set(entry.id, entry)
    this.#domains.set(entry.domain, (this.#domains.get(entry.domain) ?? 0) + 1)
  }

  /** The last block that begins at or before the entry; the first where none does. */
  #blockOf(entry: Entry): number {
    let low = 0
    let high = this.#blocks.length
    while (low < high) {
      const middle = (low + high) >> 1
      const first = this.#blocks[middle]?.entries[0]
      if (first && compare(first, entry) <= 0) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }
}

/** Index of the first entry that is not before this one. */
function placeIn(block: readonly Entry[], entry: Entry): number {
  let low = 0
  let high = block.length
  while (low < high) {
    const middle = (low + high) >> 1
    const there = block[middle]
    if (there && compare(there, entry) < 0) low = middle + 1
    else high = middle
  }
  return low
}
