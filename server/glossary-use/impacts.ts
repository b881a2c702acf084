import { setImmediate as breathe } from 'node:timers/promises'
import type { AffectedSegment, RouteReply } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { glossaryRevision } from '../revision.ts'
import { sideText } from '../sides.ts'
import type { DocumentRecord, ProjectRecord, SegmentRecord } from '../store/records.ts'
import type { ReadQueries, Store } from '../store/store.ts'
import type { TermHits } from '../terms.ts'
import { ChangedTerm, type TermChange } from './changed-term.ts'

type Reply = RouteReply<'termImpact'>

/** Rows read at once: what comes between two parts waits that long. */
const part = 250
/** Questions whose answers are remembered, for the next chunk of the same. */
const kept = 4

/** An affected segment as a search found it. */
interface Found {
  segment: string
  row: number
  locked: boolean
}
interface Searched {
  /** What the search depends on. */
  stamp: string
  found: Promise<Found[]>
}
interface Place {
  project: ProjectRecord
  document: DocumentRecord
}

/**
 * What a changed term touches: all ready documents of the projects where its
 * glossary is active are searched, a part of a document at a time, so that
 * others come between. A document that has not changed is not searched again
 * for the same question.
 */
export class Impacts {
  readonly #store: Store
  readonly #termHits: TermHits
  readonly #asked = new Map<string, Map<string, Searched>>()

  constructor(store: Store, termHits: TermHits) {
    this.#store = store
    this.#termHits = termHits
  }

  /** `mine`: the projects whose documents the asker may see. */
  async of(
    change: TermChange,
    { after, limit }: { after?: string | undefined; limit: number },
    mine: (project: string) => boolean,
  ): Promise<Reply> {
    const { read } = this.#store
    const term = await ChangedTerm.of(read, this.#termHits, change)
    const places = (await this.#places(change.glossary)).filter(({ project }) => mine(project.id))
    const all: { place: Place; found: Found }[] = []
    const searched = this.#memoryOf(change)
    for (const place of places) {
      for (const found of await this.#search(searched, term, place)) all.push({ place, found })
    }
    const beginning = cursorOf(after)
    const rest = beginning ? all.filter(({ place, found }) => isAfter(place.document, found.row, beginning)) : all
    const shown = rest.slice(0, limit)
    const last = rest.length > limit ? shown.at(-1) : undefined
    return {
      total: all.length,
      locked: all.filter(({ found }) => found.locked).length,
      documents: new Set(all.map(({ place }) => place.document.id)).size,
      segments: await this.#shown(term, shown),
      next: last ? cursor(last.place.document, last.found.row) : null,
    }
  }

  /** Ready documents in one order for all chunks. */
  async #places(glossary: string): Promise<Place[]> {
    const { read } = this.#store
    const places: Place[] = []
    for (const id of await read.glossaries.projectsOf(glossary)) {
      const project = await read.projects.get(id)
      if (!project) continue
      for (const document of await read.documents.list(id)) places.push({ project, document })
    }
    return places.sort((a, b) => order(a.document, b.document))
  }

  #memoryOf({ glossary, concept, from, to }: TermChange): Map<string, Searched> {
    const question = JSON.stringify([glossary, concept, from, to])
    const known = this.#asked.get(question) ?? new Map<string, Searched>()
    this.#asked.delete(question)
    this.#asked.set(question, known)
    const oldest = this.#asked.keys().next()
    if (this.#asked.size > kept && !oldest.done) this.#asked.delete(oldest.value)
    return known
  }

  async #search(searched: Map<string, Searched>, term: ChangedTerm, { document }: Place): Promise<Found[]> {
    const revision = await glossaryRevision(this.#store.read, document.project, document.id)
    const stamp = `${document.lastEvent} ${revision}`
    const known = searched.get(document.id)
    if (known?.stamp === stamp) return known.found
    const found = this.#look(term, document)
    searched.set(document.id, { stamp, found })
    found.catch(() => {
      if (searched.get(document.id)?.found === found) searched.delete(document.id)
    })
    return found
  }

  async #look(term: ChangedTerm, document: DocumentRecord): Promise<Found[]> {
    const { read } = this.#store
    const found: Found[] = []
    let row = 0
    let after: string | undefined
    do {
      const { items, next } = await read.segments.page(document.id, { after, limit: part })
      const impacts = await term.impacts(read, document, items)
      for (const { id, locked } of items) {
        row += 1
        if (impacts.has(id)) found.push({ segment: id, row, locked })
      }
      after = next ?? undefined
      await breathe()
    } while (after !== undefined)
    return found
  }

  /** The chosen ones as they are now; whoever is affected no more has gone meanwhile. */
  async #shown(term: ChangedTerm, chosen: readonly { place: Place; found: Found }[]): Promise<AffectedSegment[]> {
    const { read } = this.#store
    const shown: AffectedSegment[] = []
    for (const group of byDocument(chosen)) {
      const { document } = group[0].place
      const segments = await read.segments.many(group.map(({ found }) => found.segment))
      const impacts = await term.impacts(read, document, segments)
      const byId = new Map(segments.map((segment) => [segment.id, segment]))
      for (const { place, found } of group) {
        const segment = byId.get(found.segment)
        const impact = impacts.get(found.segment)
        if (segment && impact) shown.push({ ...present(place, segment, found.row), ...impact })
      }
    }
    return shown
  }
}

function present(
  { project, document }: Place,
  segment: SegmentRecord,
  row: number,
): Omit<AffectedSegment, 'spans' | 'proposed'> {
  return {
    project: project.id,
    projectName: project.name,
    document: document.id,
    title: document.title,
    segment: segment.id,
    row,
    status: segment.status,
    locked: segment.locked,
    version: segment.version,
    source: sideText('source', segment.source).normalize('NFC'),
    target: sideText('target', segment.target).normalize('NFC'),
  }
}

type Group = [{ place: Place; found: Found }, ...{ place: Place; found: Found }[]]

function byDocument(chosen: readonly { place: Place; found: Found }[]): Group[] {
  const groups = new Map<string, Group>()
  for (const one of chosen) {
    const group = groups.get(one.place.document.id)
    if (group) group.push(one)
    else groups.set(one.place.document.id, [one])
  }
  return [...groups.values()]
}

interface Cursor {
  createdAt: number
  id: string
  row: number
}

const order = (a: Pick<DocumentRecord, 'createdAt' | 'id'>, b: Pick<DocumentRecord, 'createdAt' | 'id'>): number =>
  a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function isAfter(document: DocumentRecord, row: number, last: Cursor): boolean {
  const place = order(document, last)
  return place > 0 || (place === 0 && row > last.row)
}

const cursor = ({ createdAt, id }: DocumentRecord, row: number): string => `${createdAt}.${row}.${id}`

/** Throws AppError request.invalid for one we never wrote. */
function cursorOf(after: string | undefined): Cursor | null {
  if (after === undefined) return null
  const [, createdAt, row, id] = /^(\d{1,15})\.(\d{1,9})\.(.+)$/.exec(after) ?? []
  if (id === undefined) throw new AppError('request.invalid', { path: 'query.after' })
  return { createdAt: Number(createdAt), row: Number(row), id }
}

/** Ready documents of the projects where a glossary is active, by id. */
export async function documentsOf(queries: ReadQueries, glossary: string): Promise<Map<string, DocumentRecord>> {
  const documents = new Map<string, DocumentRecord>()
  for (const project of await queries.glossaries.projectsOf(glossary)) {
    for (const document of await queries.documents.list(project)) documents.set(document.id, document)
  }
  return documents
}
