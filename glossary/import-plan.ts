import { foldKey } from '../core/language/fold.ts'
import type { Concept } from './concept.ts'
import { draftProblems, normalisedDraft, type ConceptDraft, type Reason } from './draft.ts'
import { contradiction, merged, replaced, sameDraft, supplemented } from './import-merge.ts'

export type Outcome = 'added' | 'changed' | 'same' | 'conflicting' | 'rejected'
export type ConflictPolicy = 'keep' | 'replace' | 'merge'

/** A row of a table or a concept of a file; `id` is '' where it has none. */
export interface PlanEntry {
  line: number
  id: string
  draft: ConceptDraft
}

export interface PlanRow {
  line: number
  outcome: Outcome
  reason: Reason | null
  /** The concept the row speaks about: one that is there, or the id under which it is added. */
  id: string
  /** The concept now; null for a new one. */
  before: Concept | null
  /** What the row would make of it if it were taken, for people to see; null when rejected. */
  after: ConceptDraft | null
  /** What is stored under the policy; null when nothing is. */
  write: ConceptDraft | null
}

/**
 * What an import would do, row by row, in the order of the file.
 *
 * A row speaks about the concept with its id; else about one with the same
 * Vietnamese headword (folded) in the same domain, or in any domain when the row
 * names none. Rows with different ids are different concepts. A row adds to a
 * concept and changes what it speaks of, but never removes what it is silent
 * about. It conflicts when none of its preferred English is preferred by the
 * glossary, when one side prefers what the other forbids, or when its id belongs
 * to a concept with which it has no term in common. Two rows about one concept
 * are joined when they agree; else the later one is rejected. What is only
 * proposed (`pending`) is no part of the glossary yet: it stays as it is, and a
 * row that names its id gets another.
 *
 * `newId` makes the id of a concept that comes without one, or with one that is
 * taken. Time is linear in concepts and rows.
 */
export function planImport(
  existing: readonly Concept[],
  entries: readonly PlanEntry[],
  policy: ConflictPolicy,
  newId: () => string,
): PlanRow[] {
  const plan = new Plan(existing, policy, newId)
  for (const entry of entries) plan.add(entry)
  return plan.finish()
}

class Plan {
  private readonly rows: PlanRow[] = []
  private readonly byId: Map<string, Concept>
  private readonly takenIds: ReadonlySet<string>
  private readonly byHeadword = new Map<string, Concept[]>()
  /** Rows by the concept they speak about. */
  private readonly claimed = new Map<string, { row: PlanRow; id: string }>()
  /** Rows that add, by headword and domain. */
  private readonly added = new Map<string, { row: PlanRow; id: string }>()
  /** Ids in the file → ids in the glossary. */
  private readonly ids = new Map<string, string>()

  constructor(
    existing: readonly Concept[],
    private readonly policy: ConflictPolicy,
    private readonly newId: () => string,
  ) {
    const settled = existing.filter(({ pending }) => pending !== true)
    this.takenIds = new Set(existing.map(({ id }) => id))
    this.byId = new Map(settled.map((concept) => [concept.id, concept]))
    for (const concept of settled) {
      const key = headwordOf(concept)
      const list = this.byHeadword.get(key)
      if (list) list.push(concept)
      else this.byHeadword.set(key, [concept])
    }
  }

  add({ line, id, draft: raw }: PlanEntry): void {
    const draft = normalisedDraft(raw)
    const [problem] = draftProblems(draft)
    if (problem) {
      this.rows.push({ line, outcome: 'rejected', reason: problem, id, before: null, after: null, write: null })
      return
    }
    const before = this.byId.get(id) ?? this.namesake(draft, id)
    const earlier = before ? this.claimed.get(before.id) : this.earlierNew(draft, id)
    if (earlier) this.join(earlier.row, line, draft)
    else if (before) this.change(line, id, before, draft)
    else this.addNew(line, id, draft)
  }

  finish(): PlanRow[] {
    for (const row of this.rows) if (row.write?.successor !== undefined) this.settleSuccessor(row, row.write)
    return this.rows
  }

  /** The concept that is there under the headword; with an id of its own a row takes only one nobody else speaks about. */
  private namesake(draft: ConceptDraft, id: string): Concept | undefined {
    const list = this.byHeadword.get(headwordOf(draft))
    const fitting = list?.filter(({ domain }) => draft.domain === '' || sameWords(domain, draft.domain))
    if (!fitting || fitting.length === 0) return undefined
    const free = fitting.filter((concept) => {
      const claim = this.claimed.get(concept.id)
      return !claim || claim.id === '' || id === '' || claim.id === id
    })
    return free.find((concept) => !this.claimed.has(concept.id) && sameDraft(concept, draft)) ?? free[0]
  }

  private earlierNew(draft: ConceptDraft, id: string): { row: PlanRow; id: string } | undefined {
    const known = id === '' ? undefined : this.ids.get(id)
    if (known !== undefined) return this.claimed.get(known)
    const earlier = this.added.get(newKey(draft))
    return earlier && (earlier.id === '' || id === '') ? earlier : undefined
  }

  private change(line: number, id: string, before: Concept, draft: ConceptDraft): void {
    if (sameDraft(before, draft)) {
      this.put({ line, outcome: 'same', reason: null, id: before.id, before, after: draft, write: null }, id)
      return
    }
    const stranger = before.id === id && !haveTermInCommon(before, draft)
    const conflict = stranger
      ? { code: 'otherConcept', params: { id, vi: before.terms[0]?.text ?? '' } }
      : contradiction(before, draft)
    const after = conflict ? replaced(before, draft) : supplemented(before, draft, before.id === id)
    const row: PlanRow = { line, outcome: 'changed', reason: conflict, id: before.id, before, after, write: after }
    if (conflict) {
      row.outcome = 'conflicting'
      if (this.policy === 'keep') row.write = null
      else if (this.policy === 'merge') row.write = stranger ? draft : merged(before, draft)
      if (stranger && this.policy === 'merge') row.id = this.newId()
    } else if (sameDraft(before, after)) {
      row.outcome = 'same'
      row.write = null
    }
    const [problem] = row.write ? draftProblems(row.write) : []
    if (problem) this.rows.push({ ...row, outcome: 'rejected', reason: problem, after: null, write: null })
    else this.put(row, id)
  }

  private addNew(line: number, id: string, draft: ConceptDraft): void {
    const row: PlanRow = {
      line,
      outcome: 'added',
      reason: null,
      id: id === '' || this.takenIds.has(id) || this.claimed.has(id) ? this.newId() : id,
      before: null,
      after: draft,
      write: draft,
    }
    const key = newKey(draft)
    if (!this.added.has(key)) this.added.set(key, { row, id })
    this.put(row, id)
  }

  private put(row: PlanRow, id: string): void {
    this.claimed.set(row.before?.id ?? row.id, { row, id })
    if (id !== '') this.ids.set(id, row.id)
    this.rows.push(row)
  }

  /** A second row about one concept. */
  private join(first: PlanRow, line: number, draft: ConceptDraft): void {
    const { id, before } = first
    const said = first.after
    const against = said ? contradiction(said, draft) : null
    const disagrees = against !== null || first.outcome === 'conflicting'
    const joined = said && !disagrees ? supplemented(said, draft, false) : null
    const reason = { code: joined ? 'joined' : 'twiceInFile', params: { line: first.line } }
    const outcome = joined ? 'same' : 'rejected'
    this.rows.push({ line, outcome, reason, id, before, after: joined, write: null })
    if (!joined || (said && sameDraft(said, joined))) return
    if (first.outcome === 'same') first.outcome = 'changed'
    first.after = joined
    first.write = joined
  }

  /** A successor is named by its id in the file; one that is nowhere is left out, and the row says so. */
  private settleSuccessor(row: PlanRow, write: ConceptDraft): void {
    const named = write.successor ?? ''
    const id = this.ids.get(named) ?? (this.byId.has(named) ? named : undefined)
    if (id === named) return
    const { successor: _, ...rest } = write
    row.write = id === undefined ? rest : { ...rest, successor: id }
    row.after = row.write
    if (id === undefined) row.reason ??= { code: 'unknownSuccessor', params: { id: named } }
  }
}

/** The Vietnamese headword, folded. */
export function headwordOf({ terms }: Pick<Concept, 'terms'>): string {
  const vietnamese = terms.filter(({ lang }) => lang === 'vi')
  return foldKey((vietnamese.find(({ status }) => status === 'preferred') ?? vietnamese[0])?.text ?? '')
}

const sameWords = (a: string, b: string): boolean => foldKey(a) === foldKey(b)
const newKey = (draft: ConceptDraft): string => `${headwordOf(draft)}\n${foldKey(draft.domain)}`

function haveTermInCommon(a: Pick<Concept, 'terms'>, b: Pick<Concept, 'terms'>): boolean {
  const known = new Set(a.terms.map(({ lang, text }) => `${lang} ${foldKey(text)}`))
  return b.terms.some(({ lang, text }) => known.has(`${lang} ${foldKey(text)}`))
}
