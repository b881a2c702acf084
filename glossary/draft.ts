import { foldKey } from '../core/language/fold.ts'
import type { Authority, Concept, Term, Validity } from './concept.ts'
import { overlap } from './validity.ts'

/** What a person or a file says of a concept, without its identity in a store. */
export type ConceptDraft = Omit<Concept, 'id' | 'pending' | 'accepts'>

/** Why something is not as it should be, as a key of `glossary.import.reasons` with what fills the message. */
export interface Reason {
  code: string
  params: Record<string, string | number>
}

/** What is wrong with a draft. */
export interface DraftProblem extends Reason {
  code: 'noVietnamese' | 'noEnglish' | 'twice' | 'tooLong' | 'tooMany' | 'badDay' | 'dateOrder' | 'badLink'
}

/** As the wire has them (core/wire/glossary.ts). */
const LINE = 500
const PROSE = 5000
const TERMS = 200
const LINK = 2000

/**
 * A draft as it is stored: NFC, outer spaces gone, spaces within terms single,
 * control characters and halves of characters out, invisible ones out of terms
 * and other lines, empty optional fields and empty terms left out.
 */
export function normalisedDraft(draft: ConceptDraft): ConceptDraft {
  const normal: ConceptDraft = {
    partOfSpeech: line(draft.partOfSpeech),
    domain: line(draft.domain),
    definition: prose(draft.definition),
    note: prose(draft.note),
    confidence: line(draft.confidence),
    caseRule: draft.caseRule,
    terms: draft.terms.map(normalisedTerm).filter((term) => term.text !== ''),
  }
  put(normal, 'successor', draft.successor)
  put(normal, 'link', draft.link)
  putTime(normal, draft)
  return normal
}

function normalisedTerm(term: Term): Term {
  const { lang, text, status, provisional, type, authority } = term
  const normal: Term = { lang, text: line(text), status, provisional }
  // A full form is what a term is when nothing is said.
  if (type && type !== 'full') normal.type = type
  put(normal, 'note', term.note)
  put(normal, 'example', term.example)
  const source = authority ? line(authority.source) : ''
  if (authority && source !== '') {
    const normalAuthority: Authority = { source }
    put(normalAuthority, 'decision', authority.decision)
    put(normalAuthority, 'date', authority.date)
    put(normalAuthority, 'approvedBy', authority.approvedBy)
    normal.authority = normalAuthority
  }
  putTime(normal, term)
  return normal
}

function putTime(normal: Validity, { validFrom, validTo }: Validity): void {
  put(normal, 'validFrom', validFrom)
  put(normal, 'validTo', validTo)
}

/** Sets a field that says something. */
function put<K extends string>(normal: Partial<Record<K, unknown>>, key: K, value: string | undefined): void {
  const text = value === undefined ? '' : prose(value)
  if (text !== '') normal[key] = text
}

/** What is wrong with a normalised draft; empty when it can be stored. */
export function draftProblems(draft: ConceptDraft): DraftProblem[] {
  const problems: DraftProblem[] = []
  const say = (code: DraftProblem['code'], params: DraftProblem['params'] = {}): void => {
    problems.push({ code, params })
  }
  if (!draft.terms.some(({ lang }) => lang === 'vi')) say('noVietnamese')
  if (!draft.terms.some(({ lang }) => lang === 'en')) say('noEnglish')
  if (draft.terms.length > TERMS) say('tooMany', { limit: TERMS })
  const within = (text: string | undefined, limit: number): void => {
    if (text && text.length > limit) say('tooLong', { text: text.slice(0, 60), limit })
  }
  for (const text of [draft.partOfSpeech, draft.domain, draft.confidence]) within(text, LINE)
  for (const text of [draft.definition, draft.note]) within(text, PROSE)
  for (const { text, note, example, authority } of draft.terms) {
    for (const one of [text, authority?.source, authority?.decision, authority?.approvedBy]) within(one, LINE)
    for (const one of [note, example]) within(one, PROSE)
  }
  for (const text of twice(draft.terms)) say('twice', { text })
  for (const problem of timeProblems(draft)) problems.push(problem)
  if (draft.link !== undefined && !isHttps(draft.link)) say('badLink', { text: draft.link.slice(0, 60) })
  return problems
}

/**
 * Terms given twice in one language for times that overlap. Vietnamese is
 * compared folded, English with its capitals: "secretary" stands beside "Secretary".
 */
function twice(terms: readonly Term[]): string[] {
  const seen = new Map<string, Term[]>()
  const found: string[] = []
  for (const term of terms) {
    const key = termKey(term)
    const before = seen.get(key)
    if (!before) seen.set(key, [term])
    else if (before.some((one) => overlap(one, term))) found.push(term.text)
    else before.push(term)
  }
  return found
}

/** By which a term is the same term: Vietnamese folded, English as it is written. */
export function termKey({ lang, text }: Pick<Term, 'lang' | 'text'>): string {
  return `${lang} ${lang === 'vi' ? foldKey(text) : text}`
}

function* timeProblems(draft: ConceptDraft): Generator<DraftProblem> {
  yield* timeProblem(draft, draft.terms[0]?.text ?? '')
  for (const term of draft.terms) {
    yield* timeProblem(term, term.text)
    const day = term.authority?.date
    if (day !== undefined && !isDay(day)) yield { code: 'badDay', params: { text: day.slice(0, 60) } }
  }
}

function* timeProblem({ validFrom, validTo }: Validity, text: string): Generator<DraftProblem> {
  for (const day of [validFrom, validTo]) {
    if (day !== undefined && !isDay(day)) yield { code: 'badDay', params: { text: day.slice(0, 60) } }
  }
  if (validFrom && validTo && validTo < validFrom) {
    yield { code: 'dateOrder', params: { text, from: validFrom, to: validTo } }
  }
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** An ISO 8601 day of the calendar. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return false
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day >= 1 && day <= (month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 0))
}

function isHttps(link: string): boolean {
  return link.length <= LINK && /^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/iu.test(link)
}

/** What no text has: control characters, halves of characters, no characters. Tab and line feeds stay in prose. */
const CONTROL = /(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu
const ANY_CONTROL = /[\p{Cc}\p{Surrogate}\ufffe\uffff]/u
/** Soft hyphens, zero widths and what turns the direction of writing: nobody sees them, and they keep terms from being found. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const ANY_INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u

const line = (text: string): string => {
  const trimmed = prose(ANY_INVISIBLE.test(text) ? text.replace(INVISIBLE, '') : text)
  return ODD_SPACE.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed
}
const ODD_SPACE = /\s\s|[^\S ]/

function prose(text: string): string {
  if (text === '') return text
  const normal = text.normalize('NFC')
  return (ANY_CONTROL.test(normal) ? normal.replace(CONTROL, '') : normal).trim()
}
