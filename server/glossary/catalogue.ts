import { setImmediate as breathe } from 'node:timers/promises'
import type { ConceptFilter, ConceptInfo } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { sortKey } from '../../core/language/sort-key.ts'
import type { ConceptRecord, GlossaryRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'
import { passing } from './concept-filter.ts'
import { wordsOf, type Words } from './word-ranks.ts'
import { compare, ConceptList, entryOf, type Entry } from './concept-list.ts'

/** Concepts read at once: what comes between two parts waits that long. */
const part = 250

export interface Found {
  concepts: ConceptInfo[]
  total: number
  next: string | null
  domains: string[]
}

interface Page {
  after?: string | undefined
  limit: number
}

interface Hit {
  rank: number
  glossary: string
  entry: Entry
}

type Queries = Pick<ReadQueries, 'glossaries'>

/**
 * Searches concepts of any glossaries. Their keys are kept in memory and
 * brought up to date by what has changed since the last question, so that
 * neither a search nor a change ever reads a whole glossary again.
 */
export class Catalogue {
  readonly #queries: Queries
  readonly #lists = new Map<string, Promise<ConceptList>>()

  constructor(queries: Queries) {
    this.#queries = queries
  }

  /** `today` is an ISO day; unknown glossaries are left out. */
  async search(filter: ConceptFilter, page: Page, today: string): Promise<Found> {
    const lists = await this.#chosen(filter.glossaries)
    const { hits, total, next } = find(lists, filter, page, today)
    const domains = new Set([...lists.values()].flatMap((list) => list.domains))
    return { concepts: await this.#concepts(hits), total, next, domains: [...domains].toSorted() }
  }

  /** Reads what a search of a glossary needs before anybody searches: of a large one that takes seconds. */
  async prepare(glossary: string): Promise<void> {
    const record = await this.#queries.glossaries.get(glossary)
    if (record) await this.#list(record)
  }

  async #chosen(glossaries: string | undefined): Promise<Map<string, ConceptList>> {
    const all = await this.#queries.glossaries.list()
    const there = new Set(all.map(({ id }) => id))
    for (const id of this.#lists.keys()) if (!there.has(id)) this.#lists.delete(id)
    const wanted = glossaries === undefined ? there : new Set(glossaries.split(','))
    const lists = new Map<string, ConceptList>()
    for (const record of all) if (wanted.has(record.id)) lists.set(record.id, await this.#list(record))
    return lists
  }

  /** One after the other: two questions never bring the same list up to date at once. */
  #list(record: GlossaryRecord): Promise<ConceptList> {
    const before = this.#lists.get(record.id)?.catch(() => null) ?? Promise.resolve(null)
    const list = before.then((known) => this.#current(record, known))
    this.#lists.set(record.id, list)
    return list
  }

  async #current(record: GlossaryRecord, known: ConceptList | null): Promise<ConceptList> {
    const { id, revision, base } = record
    // An older question, answered after a newer one, asks for less than is known.
    if (known && known.revision >= base && known.revision < revision) await this.#update(known, id, revision)
    if (known && known.revision >= base) return known
    return this.#load(id, revision)
  }

  async #load(id: string, revision: number): Promise<ConceptList> {
    const entries: Entry[] = []
    let after: string | undefined
    do {
      const page = await this.#queries.glossaries.conceptPage(id, { after, limit: part })
      for (const concept of page.items) entries.push(entry(concept))
      after = page.next ?? undefined
      await breathe()
    } while (after !== undefined)
    return new ConceptList(revision, entries)
  }

  async #update(list: ConceptList, id: string, revision: number): Promise<void> {
    for (const gone of await this.#queries.glossaries.deletedSince(id, list.revision)) list.delete(gone)
    let after: string | undefined
    do {
      const page = await this.#queries.glossaries.changedSince(id, list.revision, { after, limit: part })
      for (const concept of page.items) list.set(entry(concept))
      after = page.next ?? undefined
      if (after !== undefined) await breathe()
    } while (after !== undefined)
    list.revision = revision
  }

  /** Concepts in the order of the hits; one deleted this moment is left out. */
  async #concepts(hits: readonly Hit[]): Promise<ConceptInfo[]> {
    const known = new Map<string, ConceptRecord>()
    for (const glossary of new Set(hits.map((hit) => hit.glossary))) {
      const ids = hits.filter((hit) => hit.glossary === glossary).map((hit) => hit.entry.id)
      for (const concept of await this.#queries.glossaries.many(glossary, ids))
        known.set(`${glossary}/${concept.id}`, concept)
    }
    return hits.flatMap(({ glossary, entry: { id } }) => {
      const concept = known.get(`${glossary}/${id}`)
      return concept ? [{ ...concept, glossary }] : []
    })
  }
}

function entry(concept: ConceptRecord): Entry {
  const vietnamese = concept.terms.find(({ lang, status }) => lang === 'vi' && status === 'preferred')
  return entryOf(concept, sortKey((vietnamese ?? concept.terms[0])?.text ?? ''))
}

function find(
  lists: ReadonlyMap<string, ConceptList>,
  filter: Omit<ConceptFilter, 'glossaries'>,
  { after, limit }: Page,
  today: string,
): { hits: Hit[]; total: number; next: string | null } {
  const words = wordsOf(filter.q)
  const passes = passing(filter, today)
  const beginning = cursorOf(after, lists)
  const found: Hit[] = []
  let total = 0
  for (const [glossary, list] of lists) {
    for (const [n, entries] of ranks(list, words, passes).entries()) {
      total += entries.length
      found.push(...firstAfter(entries, { rank: n, glossary }, beginning, limit + 1))
    }
  }
  const hits = found.sort(order).slice(0, limit)
  const last = found.length > limit ? hits.at(-1) : undefined
  return { hits, total, next: last ? cursorTo(last) : null }
}

/** Entries that fit, by rank, each in the order of the list. */
function ranks(list: ConceptList, words: Words | null, passes: (one: Entry) => boolean): Entry[][] {
  const ranked: Entry[][] = [[], [], [], []]
  list.forEach(words, (one, rank) => {
    if (passes(one)) ranked[rank]?.push(one)
  })
  return ranked
}

const order = (a: Omit<Hit, 'entry'> & { entry: Pick<Entry, 'sortKey' | 'id'> }, b: typeof a): number =>
  a.rank - b.rank ||
  (a.entry.sortKey === b.entry.sortKey ? (a.glossary < b.glossary ? -1 : a.glossary > b.glossary ? 1 : 0) : 0) ||
  compare(a.entry, b.entry)

type Position = Parameters<typeof order>[0]

/** The first entries after a position, of those that are in order already. */
function firstAfter(
  entries: readonly Entry[],
  hit: Omit<Hit, 'entry'>,
  position: Position | null,
  limit: number,
): Hit[] {
  let low = 0
  let high = position ? entries.length : 0
  while (low < high) {
    const middle = (low + high) >> 1
    const there = entries[middle]
    if (there && position && order({ ...hit, entry: there }, position) <= 0) low = middle + 1
    else high = middle
  }
  return entries.slice(low, low + limit).map((one) => ({ ...hit, entry: one }))
}

/** Letters of the headword that a cursor repeats, in case its concept has gone. */
const repeated = 60

function cursorTo({ rank, glossary, entry: { id, sortKey: key } }: Hit): string {
  return Buffer.from(JSON.stringify([rank, glossary, id, key.slice(0, repeated)])).toString('base64url')
}

/** Throws AppError request.invalid for a cursor we never wrote. */
function cursorOf(cursor: string | undefined, lists: ReadonlyMap<string, ConceptList>): Position | null {
  if (cursor === undefined) return null
  try {
    const [rank, glossary, id, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (typeof rank === 'number' && typeof glossary === 'string' && typeof id === 'string' && typeof key === 'string') {
      return { rank, glossary, entry: lists.get(glossary)?.get(id) ?? { id, sortKey: key } }
    }
  } catch {
    // Not JSON, or no list: answered below.
  }
  throw new AppError('request.invalid', { field: 'after' })
}
