import type { Term } from '../../glossary/concept.ts'
import type { ConceptDraft, Entry } from './filter.ts'
import { isDay } from './day.ts'

/** Keys of `glossary.import.reasons`: why something in a file is no concept. */
export const rejectReasons = [
  'badCaseRule',
  'badDay',
  'badStatus',
  'duplicateId',
  'noTerm',
  'tooLong',
  'tooManyColumns',
  'tooManyTerms',
] as const
export type RejectReason = (typeof rejectReasons)[number]

/** Keys of `glossary.import.warnings`: what was left out or changed on reading, each with a `count`. */
export const readWarnings = [
  'detailsUnreadable',
  'linkLeftOut',
  'noHeader',
  'oneLanguage',
  'otherCategories',
  'otherLanguages',
  'otherSheets',
  'sameTermTwice',
] as const
export type ReadWarning = (typeof readWarnings)[number]

/** Why an entry is none; thrown while one is put together. */
export class Rejected extends Error {
  readonly code: RejectReason
  readonly params: Record<string, string | number>
  constructor(code: RejectReason, params: Record<string, string | number> = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** Counts what `GlossaryRead.warnings` tells, so that a thousand rows make one warning. */
export class WarningCounts {
  private readonly counts = new Map<ReadWarning, { count: number; params: Record<string, string | number> }>()
  add(code: ReadWarning, params: Record<string, string | number> = {}): void {
    const known = this.counts.get(code)
    if (known) known.count++
    else this.counts.set(code, { count: 1, params })
  }
  /** Where the count and the params are known at once. */
  set(code: ReadWarning, count: number, params: Record<string, string | number> = {}): void {
    if (count > 0) this.counts.set(code, { count, params })
  }
  list(): { code: string; params: Record<string, string | number> }[] {
    return [...this.counts].map(([code, { count, params }]) => ({ code, params: { count, ...params } }))
  }
}

/** A longer id cannot be kept; the concept gets another. */
const maxId = 64
const maxLine = 500
const maxProse = 5000
const maxTerms = 200
const maxLink = 2000
const maxRaw = 200

/** The entry for what was read; `make` throws Rejected where it is none. */
export function entryOf(line: number, id: string, raw: () => string, make: () => ConceptDraft): Entry {
  try {
    return { line, id: id.length > maxId ? '' : id, draft: make() }
  } catch (error) {
    if (!(error instanceof Rejected)) throw error
    return { line, reason: { code: error.code, params: error.params }, raw: raw().slice(0, maxRaw) }
  }
}

/** A draft within the limits of the wire contract: terms none twice, at least one. Throws Rejected. */
export function checkedDraft(draft: ConceptDraft, warnings: WarningCounts): ConceptDraft {
  const terms = distinct(draft.terms, warnings)
  if (terms.length === 0) throw new Rejected('noTerm')
  if (terms.length > maxTerms) throw new Rejected('tooManyTerms', { limit: maxTerms })
  for (const field of ['partOfSpeech', 'domain', 'confidence'] as const) within(field, draft[field], maxLine)
  for (const field of ['definition', 'note'] as const) within(field, draft[field], maxProse)
  if (draft.successor !== undefined) within('successor', draft.successor, 64)
  checkDays(draft)
  for (const term of terms) checkTerm(term)
  if (terms.every((term) => term.lang === terms[0]?.lang)) warnings.add('oneLanguage')
  if (terms.length === draft.terms.length && isLink(draft.link)) return draft
  const { link, ...rest } = draft
  if (isLink(link)) return { ...draft, terms }
  warnings.add('linkLeftOut')
  return { ...rest, terms }
}

function checkTerm(term: Term): void {
  within('term', term.text, maxLine)
  within('note', term.note ?? '', maxProse)
  within('example', term.example ?? '', maxProse)
  checkDays(term)
  if (!term.authority) return
  const { source, decision, approvedBy, date } = term.authority
  within('source', source, maxLine)
  within('decision', decision ?? '', maxLine)
  within('approvedBy', approvedBy ?? '', maxLine)
  day('decisionDate', date)
}

function checkDays({ validFrom, validTo }: { validFrom?: string | undefined; validTo?: string | undefined }): void {
  day('validFrom', validFrom)
  day('validTo', validTo)
}

function day(field: string, value: string | undefined): void {
  if (value !== undefined && !isDay(value)) throw new Rejected('badDay', { field, value: value.slice(0, 40) })
}

function within(field: string, value: string, limit: number): void {
  if (value.length > limit) throw new Rejected('tooLong', { field, limit })
}

function isLink(link: string | undefined): boolean {
  if (link === undefined) return true
  return link.length <= maxLink && /^https:\/\/[^\s]+$/.test(link) && URL.canParse(link)
}

function distinct(terms: Term[], warnings: WarningCounts): Term[] {
  const seen = new Set<string>()
  const kept = terms.filter(({ lang, text }) => {
    if (text === '') return false
    const key = `${lang} ${text}`
    if (seen.has(key)) {
      warnings.add('sameTermTwice')
      return false
    }
    seen.add(key)
    return true
  })
  return kept.length === terms.length ? terms : kept
}
