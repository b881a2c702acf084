import { rowOutcomes, type ConflictPolicy, type RowOutcome, type TableMapping } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Entry, GlossaryFilter, GlossaryRead } from '../../filters/glossary-files/filter.ts'
import { glossaryFilter, pickGlossaryFilter } from '../../filters/glossary-files/index.ts'
import { termCandidates, type TermCandidate } from '../../glossary/candidates.ts'
import type { Concept } from '../../glossary/concept.ts'
import { findConflicts, type Conflict } from '../../glossary/conflicts.ts'
import { competitors } from '../../glossary/data/competitors.gen.ts'
import { planImport, type PlanRow } from '../../glossary/import-plan.ts'
import { buildTermIndex } from '../../glossary/matcher.ts'
import { newId } from '../ids.ts'
import { readyConcept } from '../store/ready-concept.ts'
import type { ReadyConcept } from '../store/records.ts'
import type { Desk, GlossaryFile, Plan, PlannedRow } from './desk.ts'

interface Opened {
  bytes: Uint8Array
  fileName: string
  filter: GlossaryFilter
  existing: Concept[]
  /** What the file says, by the last mapping. */
  entries: readonly Entry[]
  /** What they would do, where contradictions are kept out. */
  plan: PlanRow[]
  /** Its rows by outcome, and all under ''. */
  rows: Map<RowOutcome | '', PlannedRow[]>
  /** Rows that change something. */
  writes: PlanRow[]
}

/** More are no list any more, but a dictionary. */
const candidatesAtMost = 5000

/** The desk in the calling thread: what the worker runs, and what tests use without one. */
export class DeskHere implements Desk {
  readonly #opened = new Map<string, Opened>()
  readonly #collected = new Map<string, Concept[]>()
  readonly #texts = new Map<string, string[]>()

  async open(id: string, { bytes, fileName, format }: Parameters<Desk['open']>[1]): Promise<void> {
    const filter = format === undefined ? pickGlossaryFilter(bytes, fileName) : glossaryFilter(format)
    this.#opened.set(id, { bytes, fileName, filter, existing: [], entries: [], plan: [], rows: new Map(), writes: [] })
    return Promise.resolve()
  }

  async existing(id: string, concepts: readonly Concept[], first: boolean): Promise<void> {
    const opened = this.#of(id)
    if (first) opened.existing = []
    for (const concept of concepts) opened.existing.push(concept)
    return Promise.resolve()
  }

  async plan(id: string, mapping?: TableMapping): Promise<Plan> {
    const opened = this.#of(id)
    const read: GlossaryRead = opened.filter.read(opened.bytes, mapping)
    opened.entries = read.entries
    opened.writes = []
    opened.plan = planned(opened, 'keep')
    opened.rows = byOutcome(inOrder(read.entries, opened.plan))
    const counts = Object.fromEntries(rowOutcomes.map((outcome) => [outcome, opened.rows.get(outcome)?.length ?? 0]))
    return Promise.resolve({
      format: opened.filter.id,
      table: read.table,
      counts: counts as Plan['counts'],
      warnings: read.warnings,
    })
  }

  async rows(
    id: string,
    { outcome, after, limit }: Parameters<Desk['rows']>[1],
  ): Promise<{ rows: PlannedRow[]; next: number | null }> {
    const all = this.#of(id).rows.get(outcome ?? '') ?? []
    const end = after + limit
    return Promise.resolve({ rows: all.slice(after, end), next: end < all.length ? end : null })
  }

  async decide(id: string, policy: ConflictPolicy): Promise<number> {
    const opened = this.#of(id)
    // Without contradictions every policy does the same.
    const settled = policy === 'keep' || !opened.rows.has('conflicting')
    opened.writes = (settled ? opened.plan : planned(opened, policy)).filter(({ write }) => write !== null)
    return Promise.resolve(opened.writes.length)
  }

  async writes(id: string, from: number, limit: number): Promise<ReadyConcept[]> {
    const writes = this.#of(id).writes.slice(from, from + limit)
    return Promise.resolve(
      writes.map((row) => readyConcept(row.id, beforeOf(row), row.write && { ...row.write, id: row.id })),
    )
  }

  async collect(id: string, concepts: readonly Concept[]): Promise<void> {
    const collected = this.#collected.get(id) ?? []
    for (const concept of concepts) collected.push(concept)
    this.#collected.set(id, collected)
    return Promise.resolve()
  }

  async write(id: string, format: Parameters<Desk['write']>[1], file: GlossaryFile): Promise<Uint8Array> {
    return Promise.resolve(glossaryFilter(format).write({ ...file, concepts: this.#taken(id) }))
  }

  async texts(id: string, sources: readonly string[]): Promise<void> {
    const texts = this.#texts.get(id) ?? []
    for (const source of sources) texts.push(source)
    this.#texts.set(id, texts)
    return Promise.resolve()
  }

  async candidates(id: string): Promise<TermCandidate[]> {
    const texts = this.#texts.get(id) ?? []
    this.#texts.delete(id)
    const index = buildTermIndex(this.#taken(id), competitors)
    return Promise.resolve(termCandidates(texts, index, { limit: candidatesAtMost }))
  }

  async conflicts(id: string): Promise<Conflict[]> {
    return Promise.resolve(findConflicts(this.#taken(id)))
  }

  async drop(id: string): Promise<void> {
    this.#opened.delete(id)
    this.#collected.delete(id)
    this.#texts.delete(id)
    return Promise.resolve()
  }

  async close(): Promise<void> {
    this.#opened.clear()
    this.#collected.clear()
    this.#texts.clear()
    return Promise.resolve()
  }

  #taken(id: string): Concept[] {
    const concepts = this.#collected.get(id) ?? []
    this.#collected.delete(id)
    return concepts
  }

  #of(id: string): Opened {
    const opened = this.#opened.get(id)
    if (!opened) throw new AppError('glossary.importGone')
    return opened
  }
}

function planned({ existing, entries }: Opened, policy: ConflictPolicy): PlanRow[] {
  const readable = entries.filter((entry): entry is Extract<Entry, { draft: object }> => 'draft' in entry)
  return planImport(existing, readable, policy, newId)
}

/** Where the row makes another concept of what stands under an id, that one is not there yet. */
const beforeOf = ({ id, before }: PlanRow): Concept | null => (before?.id === id ? before : null)

/** Rows that could not be read at their places among the others, which keep the file's order. */
function inOrder(entries: readonly Entry[], plan: readonly PlanRow[]): PlannedRow[] {
  let next = 0
  return entries.map((entry): PlannedRow => {
    if (!('draft' in entry)) {
      const { line, reason, raw } = entry
      return { line, outcome: 'rejected', reason, before: null, after: null, raw }
    }
    const row = plan[next++]
    if (!row) throw new Error('the plan has fewer rows than the file')
    const { line, outcome, reason, before, after } = row
    const raw = outcome === 'rejected' ? { raw: rawOf(entry.draft) } : {}
    return { line, outcome, reason, before, after, ...raw }
  })
}

const rawOf = ({ terms }: Pick<Concept, 'terms'>): string =>
  terms
    .map(({ text }) => text)
    .join(' · ')
    .slice(0, 200)

function byOutcome(rows: readonly PlannedRow[]): Opened['rows'] {
  const map: Opened['rows'] = new Map([['', [...rows]]])
  for (const row of rows) {
    const same = map.get(row.outcome)
    if (same) same.push(row)
    else map.set(row.outcome, [row])
  }
  return map
}
