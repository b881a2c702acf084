/**
 * The term base's shape, as in TBX (ISO 30042): a concept has terms in
 * languages; status says how a term may be used.
 */
export type TermStatus = 'preferred' | 'admitted' | 'superseded' | 'forbidden'

/**
 * How capitals of a source term must agree with the text (rule C2):
 * `fold` any; `cap` words written with a capital must have one; `low` must not begin with one.
 */
export type CaseRule = 'fold' | 'cap' | 'low'

export interface Term {
  lang: 'vi' | 'en'
  /** NFC. */
  text: string
  status: TermStatus
  provisional: boolean
}

export interface Concept {
  id: string
  partOfSpeech: string
  domain: string
  definition: string
  note: string
  confidence: string
  caseRule: CaseRule
  /** The Vietnamese headword is the first preferred `vi` term; its variants are admitted. */
  terms: Term[]
}

/** A word that competes with terms for the same syllables (rule W3.3). */
export interface Competitor {
  word: string
  /** Headwords it can collide with; informative. */
  protects: string[]
}

/** An occurrence of a term in a source; offsets in UTF-16 code units of the NFC text. */
export interface TermHit {
  concept: string
  /** The Vietnamese headword, not the surface. */
  vi: string
  start: number
  end: number
}
