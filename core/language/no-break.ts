import type { SrxRule } from './srx.ts'

const WORD = /[\p{L}\p{M}\p{N}]/u

/**
 * Does the text up to `position` end in one of these abbreviations as a whole:
 * same capitals, and not as the end of a longer word? Both sides NFC.
 */
export function endsInAbbreviation(text: string, position: number, abbreviations: readonly string[]): boolean {
  return abbreviations.some((abbreviation) => {
    if (abbreviation === '' || !text.endsWith(abbreviation, position)) return false
    const start = position - abbreviation.length
    // A letter of two units has its second one here, which is no letter by itself.
    return !WORD.test(abbreviation.charAt(0)) || !WORD.test([...text.slice(Math.max(0, start - 2), start)].at(-1) ?? '')
  })
}

/** The same as rules for other tools: an abbreviation, and whatever follows it, is no place to break. */
export function noBreakRules(abbreviations: readonly string[]): SrxRule[] {
  return abbreviations
    .filter((abbreviation) => abbreviation !== '')
    .map((abbreviation) => ({
      breaks: false,
      before: (WORD.test(abbreviation.charAt(0)) ? '(?<![\\p{L}\\p{M}\\p{N}])' : '') + literal(abbreviation),
      after: '',
    }))
}

/** Punctuation escaped, so that every dialect reads it as itself; no other character needs it. */
function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|&#-]/g, '\\$&').replace(/\s/gu, (space) => (space === ' ' ? '\\x20' : space))
}
