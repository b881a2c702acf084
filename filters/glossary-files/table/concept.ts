import type { ColumnRole } from '../../../core/api.ts'
import type { Authority, CaseRule, Concept, Term, TermStatus } from '../../../glossary/concept.ts'
import { readDay } from '../day.ts'
import { checkedDraft, Rejected, type WarningCounts } from '../entry.ts'
import type { ConceptDraft } from '../filter.ts'
import { plainTerm, sameTerms } from '../plain.ts'
import { listRoles, type LineRole, type ListRole } from './columns.ts'
import { emptyLists, statusOf, type Values } from './values.ts'

/** How a table is being read. */
export interface TableReading {
  columns: readonly ColumnRole[]
  /** Ours: nothing is tidied. */
  verbatim: boolean
  warnings: WarningCounts
}

/** The concept that the columns describe. Throws Rejected. */
export function draftOf(values: Values, reading: TableReading): ConceptDraft {
  const { lines, prose } = values
  const draft: ConceptDraft = {
    partOfSpeech: lines.partOfSpeech ?? '',
    domain: lines.domain ?? '',
    definition: prose.definition ?? '',
    note: prose.note ?? '',
    confidence: lines.confidence ?? '',
    caseRule: caseRuleOf(lines.caseRule),
    terms: termsOf(values, reading),
  }
  if (lines.successor) draft.successor = lines.successor
  if (lines.link) draft.link = lines.link
  const validFrom = dayIn(values, 'validFrom')
  const validTo = dayIn(values, 'validTo')
  if (validFrom) draft.validFrom = validFrom
  if (validTo) draft.validTo = validTo
  return checkedDraft(draft, reading.warnings)
}

/** What the columns of a concept hold; `details` only where they cannot hold all. */
export function valuesOf(concept: Concept): Values {
  const terms = concept.terms.map(plainTerm)
  const values = valuesOfTerms(terms)
  const { prose, lines } = values
  if (concept.definition) prose.definition = concept.definition
  if (concept.note) prose.note = concept.note
  lines.id = concept.id
  lines.caseRule = concept.caseRule
  for (const role of ['partOfSpeech', 'domain', 'confidence', 'successor', 'link', 'validFrom', 'validTo'] as const) {
    if (concept[role]) lines[role] = concept[role]
  }
  if (!sameTerms(flatTerms(values, true), terms)) values.details = terms
  return values
}

function valuesOfTerms(terms: readonly Term[]): Values {
  const lists = emptyLists()
  for (const term of terms) {
    const role = roleOf(term)
    if (role !== null) lists[role].push(term.text)
  }
  const values: Values = { lists, prose: {}, lines: {}, details: null }
  const bearer = terms.find(({ lang }) => lang === 'en') ?? terms[0]
  if (bearer?.example) values.prose.example = bearer.example
  if (bearer?.authority) {
    const { source, decision, date, approvedBy } = bearer.authority
    Object.assign(values.lines, { source, decision, decisionDate: date, approvedBy })
  }
  values.lines.status = terms.every((term) => term.provisional) ? 'provisional' : 'preferred'
  return values
}

/** The column in which a term stands; null where there is none: Vietnamese superseded or forbidden. */
function roleOf({ lang, status, type }: Term): ListRole | null {
  const short = type === 'abbreviation' && (status === 'preferred' || status === 'admitted')
  if (lang === 'vi') {
    if (status === 'superseded' || status === 'forbidden') return null
    return short ? 'viAbbreviations' : status === 'preferred' ? 'vi' : 'viVariants'
  }
  if (short) return 'enAbbreviations'
  const roles = {
    preferred: 'en',
    admitted: 'enAdmitted',
    superseded: 'enSuperseded',
    forbidden: 'enForbidden',
  } as const
  return roles[status]
}

const meaning: Record<ListRole, Pick<Term, 'lang' | 'status'> & Pick<Term, 'type'>> = {
  vi: { lang: 'vi', status: 'preferred' },
  viVariants: { lang: 'vi', status: 'admitted' },
  viAbbreviations: { lang: 'vi', status: 'admitted', type: 'abbreviation' },
  en: { lang: 'en', status: 'preferred' },
  enAdmitted: { lang: 'en', status: 'admitted' },
  enSuperseded: { lang: 'en', status: 'superseded' },
  enForbidden: { lang: 'en', status: 'forbidden' },
  enAbbreviations: { lang: 'en', status: 'admitted', type: 'abbreviation' },
}

/** The terms that the columns alone tell: the first of `vi` and of `en` is preferred, the others there are admitted. */
function flatTerms({ lists, prose, lines }: Values, verbatim: boolean): Term[] {
  const provisional = statusOf(lines.status) === 'provisional'
  const terms = listRoles.flatMap((role) =>
    lists[role].map((item, index): Term => {
      const { lang, type } = meaning[role]
      const status: TermStatus = index > 0 && (role === 'vi' || role === 'en') ? 'admitted' : meaning[role].status
      const text = verbatim ? item : item.replace(/\s+/g, ' ')
      return type ? { lang, text, status, provisional, type } : { lang, text, status, provisional }
    }),
  )
  const bearer = terms.find(({ lang }) => lang === 'en') ?? terms[0]
  if (!bearer) return terms
  if (prose.example) bearer.example = prose.example
  if (lines.source) bearer.authority = authorityOf(lines)
  return terms
}

function authorityOf(lines: Values['lines']): Authority {
  const authority: Authority = { source: lines.source ?? '' }
  if (lines.decision) authority.decision = lines.decision
  if (lines.decisionDate) authority.date = dayIn({ lines }, 'decisionDate')
  if (lines.approvedBy) authority.approvedBy = lines.approvedBy
  return authority
}

/**
 * The columns' terms, with what `details` say beyond them. Where somebody has
 * changed a column after the export, the columns are right: details fill in only
 * what no column holds, of terms that still stand in the same column.
 */
function termsOf(values: Values, { columns, verbatim, warnings }: TableReading): Term[] {
  const flat = flatTerms(values, verbatim)
  if (values.details === null) return flat
  if (values.details === 'unreadable') {
    warnings.add('detailsUnreadable')
    return flat
  }
  const details = values.details.map(plainTerm)
  const exported = valuesOfTerms(details)
  const untouched =
    listRoles.every((role) => !columns.includes(role) || same(values.lists[role], exported.lists[role])) &&
    (['status', 'source', 'decision', 'decisionDate', 'approvedBy'] as const).every(
      (role) => !columns.includes(role) || values.lines[role] === exported.lines[role],
    ) &&
    (!columns.includes('example') || values.prose.example === exported.prose.example)
  if (untouched) return details
  const filled = flat.map((term) => {
    const detail = details.find(({ lang, text }) => lang === term.lang && text === term.text)
    if (!detail) return term
    const { example, authority, status, ...rest } = detail
    const moved = roleOf(detail) !== roleOf(term)
    const kept: Term = moved ? { ...rest, status: term.status } : { ...rest, status }
    if (moved && term.type === undefined) delete kept.type
    const bearer = term.example !== undefined || term.authority !== undefined
    return plainTerm({
      ...kept,
      provisional: detail.provisional || term.provisional,
      example: bearer ? term.example : example,
      authority: bearer ? term.authority : authority,
    })
  })
  return [...filled, ...details.filter((term) => roleOf(term) === null)]
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])

function dayIn({ lines }: Pick<Values, 'lines'>, role: LineRole): string | undefined {
  const cell = lines[role]
  if (cell === undefined) return undefined
  const day = readDay(cell)
  if (day === null) throw new Rejected('badDay', { field: role, value: cell.slice(0, 40) })
  return day
}

function caseRuleOf(cell: string | undefined): CaseRule {
  const rules = {
    fold: /^(?:|fold|any|no|không)$/,
    cap: /^(?:cap|capital|capitals|hoa)$/,
    low: /^(?:low|lower|thường)$/,
  }
  const value = (cell ?? '').toLowerCase()
  for (const rule of ['fold', 'cap', 'low'] as const) if (rules[rule].test(value)) return rule
  throw new Rejected('badCaseRule', { value: value.slice(0, 40) })
}
