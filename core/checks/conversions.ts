import { isNumeric, type Atom } from './atoms.ts'
import type { Side } from './side.ts'

const BRACKETED = /\([^()]{0,60}$/u
const EQUIVALENT = /(?:equivalent to|equal to|or about|or around|or nearly|or roughly|some|approximately|i\.e\.)\s$/iu

/** An amount that the translator added for readers: "8 million dong (about US$350)", "12 km (7.5 miles)". */
export function isConversion({ token }: Atom, source: Side, target: Side): boolean {
  if (!isNumeric(token) || (token.currency === undefined && token.unit === undefined)) return false
  const before = target.text.slice(Math.max(0, token.start - 70), token.start)
  if (!BRACKETED.test(before) && !EQUIVALENT.test(before)) return false
  return source.tokens.some((other) => {
    if (other.kind !== 'money' && other.kind !== 'measure') return false
    return token.currency === undefined
      ? other.unit !== undefined && other.unit !== token.unit
      : other.currency !== undefined && other.currency !== token.currency
  })
}
