import type { Span } from '../language/document-numbers.ts'
import type {
  CodeToken,
  DateToken,
  DocumentToken,
  NumberToken,
  OrdinalToken,
  PhoneToken,
  RangeToken,
  TimeToken,
  Token,
} from '../language/meaning/token.ts'

/** A token that carries a value; ranges are taken apart, their ends knowing the whole. */
export type Valued = DocumentToken | PhoneToken | DateToken | TimeToken | OrdinalToken | NumberToken | CodeToken

export interface Atom {
  token: Valued
  range?: RangeToken
}

/** The valued tokens of a side outside `skip`. */
export function atomsOf(tokens: readonly Token[], skip: Span | undefined): Atom[] {
  const atoms: Atom[] = []
  for (const token of tokens) {
    if (skip && token.start < skip.end && skip.start < token.end) continue
    if (token.kind === 'range') atoms.push({ token: token.from, range: token }, { token: token.to, range: token })
    else if (token.kind !== 'tag' && token.kind !== 'placeholder' && token.kind !== 'link') atoms.push({ token })
  }
  return atoms
}

/** Is it a number, percentage, sum of money or measure? */
export function isNumeric(token: Valued): token is NumberToken {
  return token.kind === 'number' || token.kind === 'percent' || token.kind === 'money' || token.kind === 'measure'
}

/** Equal but for binary dust. */
export function sameValue(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
}

/** Have two readings a value in common? */
export function shareValue(a: readonly number[], b: readonly number[]): boolean {
  return a.some((one) => b.some((other) => sameValue(one, other)))
}
