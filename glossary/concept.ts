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

/** Days as ISO 8601 `yyyy-mm-dd`; an absent end is open. Both ends belong to the time. */
export interface Validity {
  validFrom?: string | undefined
  validTo?: string | undefined
}

/** Why a term is right: who laid it down, where and when. */
export interface Authority {
  /** The document, site or list that lays it down. */
  source: string
  /** The decision by which the house took it up. */
  decision?: string | undefined
  /** ISO day. */
  date?: string | undefined
  approvedBy?: string | undefined
}

/** TBX termType, as far as it is used here. */
export type TermType = 'full' | 'abbreviation' | 'variant'

export interface Term extends Validity {
  lang: 'vi' | 'en'
  /** NFC. */
  text: string
  status: TermStatus
  provisional: boolean
  /** Absent: `full`. */
  type?: TermType | undefined
  note?: string | undefined
  /** A sentence that uses it. */
  example?: string | undefined
  authority?: Authority | undefined
}

/** The concept's own validity is that of the thing: a body that was merged or renamed. */
export interface Concept extends Validity {
  id: string
  partOfSpeech: string
  domain: string
  definition: string
  note: string
  confidence: string
  caseRule: CaseRule
  /** Id, in the same glossary, of the concept that took this one's place. */
  successor?: string | undefined
  /** Address of a page or picture; https only. */
  link?: string | undefined
  /** Proposed and not yet approved: shown and marked, but no check demands it. */
  pending?: boolean | undefined
  /** The Vietnamese headword is the first preferred `vi` term; its variants are admitted. */
  terms: Term[]
  /** English that later glossaries of a project accept for the same Vietnamese; made by `prioritised`, never stored. */
  accepts?: Term[] | undefined
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
