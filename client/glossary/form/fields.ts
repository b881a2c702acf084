import type { ConceptDraft, ConceptInfo, TermInfo } from '../../../core/api.ts'
import { termKey } from '../../../glossary/draft.ts'
import { overlap } from '../../../glossary/validity.ts'

/** A term as its fields hold it: every value a string, empty when not given. */
export interface TermFields {
  /** Tells the terms of one form apart; never sent. */
  key: string
  lang: TermInfo['lang']
  text: string
  status: TermInfo['status']
  provisional: boolean
  type: NonNullable<TermInfo['type']>
  note: string
  example: string
  source: string
  decision: string
  date: string
  approvedBy: string
  validFrom: string
  validTo: string
}

/** A concept as its form holds it. */
export interface ConceptFields {
  partOfSpeech: string
  domain: string
  definition: string
  note: string
  confidence: string
  caseRule: ConceptDraft['caseRule']
  successor: string
  link: string
  validFrom: string
  validTo: string
  terms: TermFields[]
}

/** What a person may change of a concept. */
export function draftOf({ id: _id, glossary: _glossary, pending: _pending, version: _version, ...draft }: ConceptInfo) {
  return draft satisfies ConceptDraft
}

export function emptyTerm(lang: TermInfo['lang'], key: string, status: TermInfo['status'] = 'preferred'): TermFields {
  return {
    key,
    lang,
    text: '',
    status,
    provisional: false,
    type: 'full',
    note: '',
    example: '',
    source: '',
    decision: '',
    date: '',
    approvedBy: '',
    validFrom: '',
    validTo: '',
  }
}

/** A new concept with what is known of it already. */
export function newDraft(known: { vi?: string; en?: string } = {}): ConceptDraft {
  const term = (lang: TermInfo['lang'], text = ''): TermInfo => ({
    lang,
    text,
    status: 'preferred',
    provisional: false,
  })
  return {
    partOfSpeech: '',
    domain: '',
    definition: '',
    note: '',
    confidence: '',
    caseRule: 'fold',
    terms: [term('vi', known.vi), term('en', known.en)],
  }
}

/** Fields of a draft; keys of its terms are their places. */
export function fieldsOf(draft: ConceptDraft): ConceptFields {
  const { terms, successor = '', link = '', validFrom = '', validTo = '', ...plain } = draft
  return { ...plain, successor, link, validFrom, validTo, terms: terms.map(termFields) }
}

function termFields(term: TermInfo, place: number): TermFields {
  const { type = 'full', note = '', example = '', authority, validFrom = '', validTo = '', ...plain } = term
  const { source = '', decision = '', date = '', approvedBy = '' } = authority ?? {}
  const grounds = { source, decision, date, approvedBy }
  return { ...plain, key: String(place), type, note, example, ...grounds, validFrom, validTo }
}

const clean = (text: string): string => text.normalize('NFC').trim()
/** Fields that say something, trimmed and in NFC. */
function given<K extends string>(fields: Record<K, string>): Partial<Record<K, string>> {
  const entries = Object.entries<string>(fields).map(([key, value]) => [key, clean(value)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== '')) as Partial<Record<K, string>>
}

const saysNothing = (term: TermFields): boolean => Object.keys(given(textsOf(term))).length === 0

const textsOf = ({ text, note, example, source, decision, date, approvedBy, validFrom, validTo }: TermFields) => ({
  text,
  note,
  example,
  source,
  decision,
  date,
  approvedBy,
  validFrom,
  validTo,
})

/** What the fields say, in NFC and trimmed; lines left empty are left out. */
export function readFields(fields: ConceptFields): ConceptDraft {
  const { partOfSpeech, domain, definition, note, confidence, caseRule } = fields
  const { successor, link, validFrom, validTo } = fields
  return {
    partOfSpeech: clean(partOfSpeech),
    domain: clean(domain),
    definition: clean(definition),
    note: clean(note),
    confidence: clean(confidence),
    caseRule,
    ...given({ successor, link, validFrom, validTo }),
    terms: fields.terms.filter((term) => !saysNothing(term)).map(readTerm),
  }
}

function readTerm(term: TermFields): TermInfo {
  const { lang, status, provisional, type, note, example, validFrom, validTo } = term
  const { source, decision, date, approvedBy } = term
  const grounds = given({ source, decision, date, approvedBy })
  return {
    lang,
    text: clean(term.text),
    status,
    provisional,
    ...(type === 'full' ? {} : { type }),
    ...given({ note, example, validFrom, validTo }),
    ...(grounds.source === undefined ? {} : { authority: { ...grounds, source: grounds.source } }),
  }
}

export type ProblemCode = 'noVi' | 'noEn' | 'empty' | 'twice' | 'order' | 'noSource' | 'link'

/** Something to correct. `field` names the input: a field of the concept, or `term.KEY.field`. */
export interface Problem {
  field: string
  code: ProblemCode
}

/** What keeps a form from being saved, in the order of its fields. */
export function problemsOf(fields: ConceptFields): Problem[] {
  const problems: Problem[] = []
  const said = fields.terms.filter((term) => !saysNothing(term))
  for (const [lang, code] of [
    ['vi', 'noVi'],
    ['en', 'noEn'],
  ] as const) {
    const own = said.filter((term) => term.lang === lang)
    if (own.length > 0) problems.push(...own.flatMap((term, at) => problemsOfTerm(term, own.slice(0, at))))
    else {
      const first = fields.terms.find((term) => term.lang === lang)
      problems.push({ field: first ? `term.${first.key}.text` : `add.${lang}`, code })
    }
  }
  if (isReversed(fields)) problems.push({ field: 'validTo', code: 'order' })
  if (clean(fields.link) !== '' && !isHttps(clean(fields.link))) problems.push({ field: 'link', code: 'link' })
  return problems
}

const isReversed = ({ validFrom, validTo }: { validFrom: string; validTo: string }): boolean =>
  validFrom !== '' && validTo !== '' && validTo < validFrom

function isHttps(link: string): boolean {
  return URL.canParse(link) && new URL(link).protocol === 'https:'
}

/** The same term for times that overlap; a name may come back. */
const isSame = (a: TermFields, b: TermFields): boolean => {
  const [one, other] = [readTerm(a), readTerm(b)]
  return termKey(one) === termKey(other) && overlap(one, other)
}

function problemsOfTerm(term: TermFields, earlier: readonly TermFields[]): Problem[] {
  const at = (field: string, code: ProblemCode): Problem => ({ field: `term.${term.key}.${field}`, code })
  const text = clean(term.text)
  const grounds = given({ source: term.source, decision: term.decision, date: term.date, by: term.approvedBy })
  return [
    ...(text === '' ? [at('text', 'empty')] : []),
    ...(text !== '' && earlier.some((one) => isSame(one, term)) ? [at('text', 'twice')] : []),
    ...(isReversed(term) ? [at('validTo', 'order')] : []),
    ...(grounds.source === undefined && Object.keys(grounds).length > 0 ? [at('source', 'noSource')] : []),
  ]
}

/** Moves a term one place among those of its language; the same list when there is no such place. */
export function moved(terms: readonly TermFields[], key: string, by: -1 | 1): TermFields[] {
  const own = terms.filter(({ lang }) => lang === terms.find((term) => term.key === key)?.lang)
  const at = own.findIndex((term) => term.key === key)
  const other = own[at + by]
  if (at < 0 || !other) return [...terms]
  const places = [terms.findIndex((term) => term.key === key), terms.indexOf(other)] as const
  const next = [...terms]
  const [here, there] = [terms[places[0]], terms[places[1]]]
  if (here && there) {
    next[places[0]] = there
    next[places[1]] = here
  }
  return next
}
