import type { TermStatus, TermType } from '../../../glossary/concept.ts'

/** What the two editions of TBX call the same thing. */
export interface Dialect {
  id: 'tbx-v3' | 'tbx-v2'
  root: 'tbx' | 'martif'
  entry: 'conceptEntry' | 'termEntry'
  language: 'langSec' | 'langSet'
  term: 'termSec' | 'tig'
  header: 'tbxHeader' | 'martifHeader'
  /** Values of partOfSpeech besides noun, verb, adjective, adverb, other. */
  properNoun: boolean
}

/** ISO 30042:2019, TBX-Basic, data categories as attributes (DCA). */
export const v3: Dialect = {
  id: 'tbx-v3',
  root: 'tbx',
  entry: 'conceptEntry',
  language: 'langSec',
  term: 'termSec',
  header: 'tbxHeader',
  properNoun: false,
}

/** ISO 30042:2008, TBX-Basic. */
export const v2: Dialect = {
  id: 'tbx-v2',
  root: 'martif',
  entry: 'termEntry',
  language: 'langSet',
  term: 'tig',
  header: 'martifHeader',
  properNoun: true,
}

/** Stands in the header of our files: text is then taken to the letter, and notes of `extra.ts` are understood. */
export const ownMark = 'Song ngữ: glossary layout 1'
/** Content of the reference from a concept to the one that took its place. */
export const successorLabel = 'successor'

const statusValues: Record<TermStatus, string> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  superseded: 'supersededTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
}

export const statusValue = (status: TermStatus): string => statusValues[status]

/** Values of administrativeStatus and normativeAuthorization, and TBX-Basic's shorter ones. */
export function readStatus(value: string): TermStatus | null {
  const plain = value.trim().replace(/(?:Term)?(?:-admn-sts)?$/, '')
  if (/^(?:preferred|standardized|legal|regulated)$/.test(plain)) return 'preferred'
  if (/^(?:admitted)$/.test(plain)) return 'admitted'
  if (/^(?:superseded|obsolete)$/.test(plain)) return 'superseded'
  return /^(?:deprecated|notRecommended|forbidden)$/.test(plain) ? 'forbidden' : null
}

export const typeValue: Record<TermType, string> = {
  full: 'fullForm',
  abbreviation: 'abbreviation',
  variant: 'variant',
}

export function readType(value: string): TermType | null {
  if (value === 'fullForm') return 'full'
  if (/^(?:abbreviation|acronym|initialism|shortForm|clippedTerm)$/.test(value)) return 'abbreviation'
  return /^(?:variant|spellingVariant)$/.test(value) ? 'variant' : null
}

const partsOfSpeech = ['noun', 'verb', 'adjective', 'adverb', 'other']

/** The nearest value that the dialect allows; '' for none. */
export function partOfSpeechValue(partOfSpeech: string, { properNoun }: Dialect): string {
  if (partOfSpeech === '' || partsOfSpeech.includes(partOfSpeech)) return partOfSpeech
  if (partOfSpeech !== 'proper noun') return 'other'
  return properNoun ? 'properNoun' : 'noun'
}

export const readPartOfSpeech = (value: string): string => (value === 'properNoun' ? 'proper noun' : value)

const xmlName = /^[A-Za-z_][A-Za-z0-9_-]*$/

/** An id that XML takes (NCName): others are written as `sn.` and, in it, characters as `.hex.`. */
export function xmlId(id: string): string {
  if (xmlName.test(id)) return id
  return `sn.${id.replace(/[^A-Za-z0-9_-]/gu, (character) => `.${(character.codePointAt(0) ?? 0).toString(16)}.`)}`
}

export function plainId(id: string): string {
  if (!id.startsWith('sn.')) return id
  return id.slice(3).replace(/\.([0-9a-f]{1,6})\./g, (whole, code: string) => {
    const point = parseInt(code, 16)
    return point > 0x10ffff ? whole : String.fromCodePoint(point)
  })
}
