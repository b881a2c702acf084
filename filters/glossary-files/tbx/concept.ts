import type { Authority, Term } from '../../../glossary/concept.ts'
import { checkedDraft, type WarningCounts } from '../entry.ts'
import type { ConceptDraft } from '../filter.ts'
import { plainTerm } from '../plain.ts'
import { isExtra, readConceptExtra, readTermExtra, type ConceptExtra, type TermExtra } from './extra.ts'
import { factsOf, textsOf, type Fact } from './facts.ts'
import {
  partOfSpeechValue,
  plainId,
  readPartOfSpeech,
  readStatus,
  readType,
  successorLabel,
  type Dialect,
} from './names.ts'
import type { Node } from './tree.ts'

/** How a TBX file is being read. */
export interface TbxReading {
  dialect: Dialect
  own: boolean
  warnings: WarningCounts
  /** What was left out: languages with their terms, data categories. */
  languages: Map<string, number>
  categories: Map<string, number>
}

/** Categories that become something of a concept or term; anything else is left out and told. */
const understood = new Set(
  'subjectField definition note term administrativeStatus normativeAuthorization partOfSpeech termType context example sampleSentence source externalCrossReference xGraphic usageNote'.split(
    ' ',
  ),
)

/** The concept that an entry describes. Throws Rejected. */
export function draftOf(entry: Node, reading: TbxReading): ConceptDraft {
  const tidy = reading.own ? (text: string) => text : (text: string) => text.replace(/\s+/g, ' ').trim()
  const facts = factsOf(entry, tidy)
  const terms: ReadTerm[] = []
  for (const section of entry.children) {
    if (section.name !== 'langSec' && section.name !== 'langSet') continue
    const lang = languageOf(section.lang)
    const sections = section.children.filter(({ name }) => ['termSec', 'tig', 'ntig'].includes(name))
    if (lang !== 'vi' && lang !== 'en') {
      count(reading.languages, lang || '?', sections.length)
      continue
    }
    facts.push(...factsOf(section, tidy))
    for (const each of sections) terms.push(readTerm(factsOf(each, tidy), lang, reading))
  }
  return assemble(facts, terms, reading)
}

/** Language of a tag such as `vi-VN`, `EN_us` or `vie`. */
function languageOf(tag: string): string {
  const language = tag.toLowerCase().split(/[-_]/)[0] ?? ''
  return { vie: 'vi', eng: 'en' }[language] ?? language
}

interface ReadTerm {
  term: Term
  /** The file says the status. */
  stated: boolean
  place: number
  partOfSpeech: string
  /** Definitions and links that stand, oddly, with the term. */
  facts: Fact[]
}

function readTerm(facts: readonly Fact[], lang: Term['lang'], reading: TbxReading): ReadTerm {
  const notes = splitNotes(facts, reading.own, readTermExtra)
  const extra: TermExtra = notes.extra ?? {}
  const stated = textsOf(facts, 'administrativeStatus', 'normativeAuthorization')
    .map(readStatus)
    .find((each) => each !== null)
  const type = textsOf(facts, 'termType')
    .map(readType)
    .find((each) => each !== null)
  const term = plainTerm({
    lang,
    text: textsOf(facts, 'term').join(' '),
    status: stated ?? 'admitted',
    provisional: extra.provisional ?? false,
    type: type ?? undefined,
    note: extra.note ?? joined([...notes.notes, ...textsOf(facts, 'usageNote')]),
    example: joined(textsOf(facts, 'context', 'example', 'sampleSentence')),
    authority: authorityOf(facts, extra, reading.own),
    validFrom: extra.validFrom,
    validTo: extra.validTo,
  })
  for (const { category } of facts) leftOut(category, reading)
  return {
    term,
    stated: stated !== undefined,
    place: extra.n ?? 0,
    partOfSpeech: textsOf(facts, 'partOfSpeech')[0] ?? '',
    facts: facts.filter(({ category }) => ['definition', 'subjectField'].includes(category)),
  }
}

/** The origination that an authority writes is told from other programs' records of who typed what. */
function authorityOf(facts: readonly Fact[], extra: TermExtra, own: boolean): Authority | undefined {
  const source = own ? textsOf(facts, 'source')[0] : textsOf(facts, 'source').join('; ')
  if (!source) return undefined
  if (!own) return { source }
  return {
    source,
    decision: extra.decision,
    date: textsOf(facts, 'date')[0],
    approvedBy: textsOf(facts, 'responsibility')[0],
  }
}

function assemble(facts: Fact[], read: ReadTerm[], reading: TbxReading): ConceptDraft {
  const { own, dialect } = reading
  const notes = splitNotes(facts, own, readConceptExtra)
  const extra: ConceptExtra = notes.extra ?? {}
  const all = [...facts, ...read.flatMap((each) => each.facts)]
  for (const { category } of facts) leftOut(category, reading)
  if (read.some(({ place }) => place > 0)) read.sort((a, b) => a.place - b.place)
  const value = read.map(({ partOfSpeech }) => partOfSpeech).find((each) => each !== '') ?? ''
  const exact = extra.partOfSpeech !== undefined && partOfSpeechValue(extra.partOfSpeech, dialect) === value
  const draft: ConceptDraft = {
    partOfSpeech: exact ? (extra.partOfSpeech ?? '') : readPartOfSpeech(value),
    domain: textsOf(all, 'subjectField').join('; '),
    definition: joined(textsOf(all, 'definition')),
    note: extra.note ?? joined(notes.notes),
    confidence: extra.confidence ?? '',
    caseRule: extra.caseRule ?? 'fold',
    terms: withStatuses(read),
  }
  const successor = extra.successor ?? successorOf(facts, own)
  const link = linkOf(facts)
  if (successor) draft.successor = successor
  if (link) draft.link = link
  if (extra.validFrom) draft.validFrom = extra.validFrom
  if (extra.validTo) draft.validTo = extra.validTo
  return checkedDraft(draft, reading.warnings)
}

function successorOf(facts: readonly Fact[], own: boolean): string | undefined {
  if (!own) return undefined
  const target = facts.find(({ category, text }) => category === 'crossReference' && text === successorLabel)?.target
  return target === undefined ? undefined : plainId(target)
}

function linkOf(facts: readonly Fact[]): string | undefined {
  const of = (category: string): string[] =>
    facts.filter((fact) => fact.category === category).map((fact) => fact.target)
  const all = [...of('externalCrossReference'), ...of('xGraphic')]
  return all.find((link) => link.startsWith('https:')) ?? all[0]
}

/** Where a file does not say it: the first term of a language is preferred, unless another is said to be; the rest are admitted. */
function withStatuses(read: readonly ReadTerm[]): Term[] {
  for (const lang of ['vi', 'en'] as const) {
    const of = read.filter(({ term }) => term.lang === lang)
    if (of.some(({ term, stated }) => stated && term.status === 'preferred')) continue
    const first = of.find(({ stated }) => !stated)
    if (first) first.term.status = 'preferred'
  }
  return read.map(({ term }) => term)
}

function splitNotes<T>(
  facts: readonly Fact[],
  own: boolean,
  read: (note: string) => T | null,
): { notes: string[]; extra: T | null } {
  let extra: T | null = null
  const notes = textsOf(facts, 'note').filter((note) => {
    const found = own && isExtra(note) ? read(note) : null
    if (found !== null) extra = found
    return found === null
  })
  return { notes, extra }
}

const joined = (texts: readonly string[]): string => [...new Set(texts)].join('\n')

function leftOut(category: string, { categories, own }: TbxReading): void {
  if (!understood.has(category) && !own) count(categories, category.slice(0, 40), 1)
}

function count(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
