import { legacyEncodings, type LegacyEncoding } from './encodings.ts'
import { latinOf } from './latin.ts'
import { isSyllable } from './syllable.ts'

/** Words between ASCII spaces and ASCII punctuation. */
const anyWord = /[^\t\n\r -@[-`{-~]+/gu
/** Longer than any word: not worth decoding. */
const longest = 60
/** Punctuation that the right decoding may leave around a word. */
const outer = /^[\s“”‘’«»–—…•]+|[\s“”‘’«»–—…•]+$/gu
const sample = 4000
/** Share of marked words that must become Vietnamese: names and foreign words may not. */
export const enough = 0.7

/** What a word says about an encoding: it becomes Vietnamese by it, it does not, or it tells nothing. */
function verdict(word: string, encoding: LegacyEncoding): 'good' | 'bad' | 'none' {
  const latin = word.length > longest ? null : latinOf(word)
  if (latin === null) return 'bad'
  // "à" ends in a no-break space, which programs like to turn into a plain one.
  const whole = encoding.id === 'utf-8-twice' ? latin.replace(/\xC3$/, '\xC3\xA0') : latin
  const decoded = encoding.decode(whole).replace(outer, '')
  if (decoded === '') return /[a-z]/i.test(latin) ? 'bad' : 'none'
  const same = decoded === latin.normalize('NFC')
  if (!isSyllable(decoded)) return 'bad'
  // E2: marks count inside words with plain letters; © or § alone prove nothing, nor does what reads the same.
  return same || !/[a-z]/i.test(latin) || !/[^ -~]/.test(decoded) ? 'none' : 'good'
}

/** The first words with a character outside printable ASCII. */
export function firstMarkedWords(text: string): string[] {
  const words: string[] = []
  for (const [word] of text.matchAll(anyWord)) {
    if (/[^ -~]/.test(word)) words.push(word)
    if (words.length === sample) break
  }
  return words
}

/** Among words with marks: how many become Vietnamese, of how many that tell, and how many different ones. */
export interface Evidence {
  good: number
  telling: number
  different: number
}

export function evidenceFor(encoding: LegacyEncoding, words: readonly string[]): Evidence {
  const verdicts = words.map((word) => verdict(word, encoding))
  const good = words.filter((_, index) => verdicts[index] === 'good')
  const telling = verdicts.filter((each) => each !== 'none').length
  return { good: good.length, telling, different: new Set(good).size }
}

/**
 * The legacy Vietnamese encoding this text was written in (rules E1, E2), or
 * null. `text` is the file as it was read: bytes as Latin-1, or valid Unicode.
 * An encoding is named when `atLeast` different words, and nearly all words
 * with marks, become Vietnamese syllables by it; French, German or Icelandic
 * words do not.
 */
export function guessLegacy(text: string, atLeast: number): LegacyEncoding | null {
  const words = firstMarkedWords(text)
  let best: LegacyEncoding | null = null
  let bestShare = enough
  for (const encoding of legacyEncodings) {
    const { good, telling, different } = evidenceFor(encoding, words)
    if (different >= atLeast && good / telling > bestShare) [best, bestShare] = [encoding, good / telling]
  }
  return best
}
