import type { Span } from '../language/document-numbers.ts'

/** An occurrence in the target of a rendering of some term. */
export interface RenderingUse extends Span {
  /** As the glossary writes it. */
  rendering: string
  /** Capitals of the glossary's form are there (the target may have more). */
  capitals: boolean
}

/** A rendering whose time is another than the document's, or that another has taken the place of. */
export interface SupersededUse extends RenderingUse {
  /** What is to be written instead; empty when the glossary has nothing. */
  successor: string
}

/** A term hit of the source with what became of it in the target. */
export interface TermUse extends Span {
  concept: string
  /** The Vietnamese headword. */
  vi: string
  /** The English to write on the document's day; empty when there is none. */
  en: string
  /** A place or person, or written in English as in Vietnamese but for the marks: Nghệ An. */
  isName: boolean
  partOfSpeech: string
  domain: string
  /** Preferred and admitted renderings found in the target. */
  accepted: readonly RenderingUse[]
  /** Forbidden ones, not part of an accepted rendering of any hit of the segment. */
  forbidden: readonly RenderingUse[]
  /** Superseded ones and those not in force on the document's day, likewise. */
  superseded: readonly SupersededUse[]
  /** Proposed, or with provisional English only: shown, but nothing is demanded. */
  tentative: boolean
}

/** English of a named thing in the target whose Vietnamese is not in the source. */
export interface ExtraUse extends RenderingUse {
  concept: string
  vi: string
  person: boolean
}

/** What the glossary says about a pair; made by `termFacts` of glossary/usage.ts. */
export interface TermFacts {
  hits: readonly TermUse[]
  extras: readonly ExtraUse[]
}

/** Without a glossary. */
export const noTerms: TermFacts = { hits: [], extras: [] }
