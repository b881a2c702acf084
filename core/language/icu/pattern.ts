/** What one character may be; code points. */
export type CharacterSet =
  | { kind: 'range'; from: number; to: number }
  /** A class that JavaScript knows, as it writes it: `\p{Lu}`, `\s`. */
  | { kind: 'known'; source: string }
  | { kind: 'union'; of: readonly CharacterSet[] }
  | { kind: 'not'; of: CharacterSet }
  | { kind: 'both' | 'minus'; left: CharacterSet; right: CharacterSet }

/** An ICU regular expression as a tree. Flags have been resolved where they matter. */
export type Pattern =
  | { kind: 'set'; set: CharacterSet; ignoreCase: boolean }
  | { kind: 'sequence'; items: readonly Pattern[] }
  | { kind: 'choice'; options: readonly Pattern[] }
  | { kind: 'repeat'; item: Pattern; min: number; max: number; how: 'greedy' | 'lazy' | 'possessive' }
  | { kind: 'atomic'; item: Pattern }
  | { kind: 'capture'; number: number; item: Pattern }
  | { kind: 'look'; ahead: boolean; negative: boolean; item: Pattern }
  | { kind: 'reference'; number: number }
  /** A place between characters, written for JavaScript. */
  | { kind: 'place'; source: string }
  /** Several characters at once, written for JavaScript. */
  | { kind: 'cluster'; source: string }

/** A construct with no counterpart in JavaScript, or an expression that is malformed. */
export class Untranslatable extends Error {
  override name = 'Untranslatable'
  /** The construct as it stands in the expression. */
  readonly construct: string
  constructor(construct: string) {
    super(construct)
    this.construct = construct
  }
}

export const one = (code: number): CharacterSet => ({ kind: 'range', from: code, to: code })
export const known = (source: string): CharacterSet => ({ kind: 'known', source })
export const union = (...of: CharacterSet[]): CharacterSet => ({ kind: 'union', of })
export const not = (of: CharacterSet): CharacterSet => ({ kind: 'not', of })
