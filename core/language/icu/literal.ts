import type { Pattern } from './pattern.ts'

/** Characters that every match ends in, in both cases where case is ignored; of equal length. */
export interface LiteralEnd {
  lower: string
  upper: string
}

/** Letters with more than two forms (ſ is an s, K a k) and their families: they are left to the expression. */
const manyForms =
  /[\u00b5\u017f\u01c5\u01c8\u01cb\u01f2\u0345\u03c2\u03d0\u03d1\u03d5\u03d6\u03f0\u03f1\u03f4\u03f5\u1c80-\u1c88\u1e9b\u1e9e\u1fbe\u2126\u212a\u212b]/iu

/**
 * What every match of a pattern must end in, as far as it is plain characters.
 * Comparing that is so much cheaper than running the expression that most rules
 * of a long list never run, and are never compiled.
 */
export function literalEnd(pattern: Pattern): LiteralEnd | null {
  const end = { lower: '', upper: '' }
  readBackwards(pattern, end)
  return end.lower === '' ? null : end
}

/** True when the whole pattern has been taken over, so that what stands before it may be too. */
function readBackwards(pattern: Pattern, end: LiteralEnd): boolean {
  if (pattern.kind === 'sequence') return [...pattern.items].reverse().every((item) => readBackwards(item, end))
  if (pattern.kind === 'capture') return readBackwards(pattern.item, end)
  if (pattern.kind === 'place' || pattern.kind === 'look') return true
  if (pattern.kind !== 'set' || pattern.set.kind !== 'range' || pattern.set.from !== pattern.set.to) return false
  const character = String.fromCodePoint(pattern.set.from)
  const lower = pattern.ignoreCase ? character.toLowerCase() : character
  const upper = pattern.ignoreCase ? character.toUpperCase() : character
  if (lower.length !== upper.length || (pattern.ignoreCase && manyForms.test(character))) return false
  end.lower = lower + end.lower
  end.upper = upper + end.upper
  return true
}

/** Does the text up to `position` end so? */
export function endsSo({ lower, upper }: LiteralEnd, text: string, position: number): boolean {
  const start = position - lower.length
  if (start < 0) return false
  for (let i = lower.length - 1; i >= 0; i--) {
    const unit = text.charCodeAt(start + i)
    if (unit !== lower.charCodeAt(i) && unit !== upper.charCodeAt(i)) return false
  }
  return true
}
