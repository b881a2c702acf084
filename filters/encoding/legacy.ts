import iconv from 'iconv-lite'
import { isSyllable } from './syllable.ts'
import { decodeVni } from './vni.ts'

interface LegacyEncoding {
  name: string
  /** Bytes, each as the character of the same number → text; '' where they cannot be. */
  decode(latin: string): string
}

const bytesOf = (latin: string): Buffer => Buffer.from(latin, 'latin1')
const tableDecoder =
  (name: string) =>
  (latin: string): string =>
    iconv.decode(bytesOf(latin), name).normalize('NFC')

/** UTF-8 that was taken for windows-1252 and encoded once more. */
export const twiceEncoded = 'UTF-8 → windows-1252'

/** Encodings of rule E1; the first of two equal scores wins. */
const legacyEncodings: readonly LegacyEncoding[] = [
  { name: 'TCVN3 (ABC)', decode: tableDecoder('tcvn') },
  { name: 'VNI', decode: decodeVni },
  { name: 'VISCII', decode: tableDecoder('viscii') },
  { name: 'windows-1258', decode: tableDecoder('windows1258') },
  { name: twiceEncoded, decode: decodeTwice },
]

function decodeTwice(latin: string): string {
  try {
    // "à" ends in a no-break space, which programs like to turn into a plain one.
    return new TextDecoder('utf-8', { fatal: true })
      .decode(bytesOf(latin.replace(/\xC3$/, '\xC3\xA0')))
      .normalize('NFC')
  } catch {
    return ''
  }
}

/** windows-1252 where it differs from Latin-1: a page read in the wrong code shows these. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Text that was decoded as windows-1252 or Latin-1 → its bytes as characters; null when it holds other letters. */
function latinOf(word: string): string | null {
  let latin = ''
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    const special = code > 0xff ? windows1252.indexOf(word.charAt(i)) : -1
    if (code > 0xff && special < 0) return null
    latin += code > 0xff ? String.fromCharCode(0x80 + special) : word.charAt(i)
  }
  return latin
}

/** Words between ASCII spaces and ASCII punctuation with at least one character outside ASCII. */
const markedWord = /[^\t\n\r -@[-`{-~]*[^\t\n\r -~][^\t\n\r -@[-`{-~]*/gu
/** Punctuation that the right decoding may leave around a word. */
const outer = /^[\s“”‘’«»–—…•]+|[\s“”‘’«»–—…•]+$/gu
const sample = 4000
/** Share of marked words that must become Vietnamese: names and foreign words may not. */
const enough = 0.7

/** What a word says about an encoding: it becomes Vietnamese by it, it does not, or it tells nothing. */
function verdict(word: string, encoding: LegacyEncoding): 'good' | 'bad' | 'none' {
  const latin = latinOf(word)
  if (latin === null) return 'bad'
  const decoded = encoding.decode(latin).replace(outer, '')
  if (decoded === '') return /[a-z]/i.test(latin) ? 'bad' : 'none'
  const same = decoded === latin.normalize('NFC')
  if (!isSyllable(decoded)) return 'bad'
  // E2: marks count inside words with plain letters; © or § alone prove nothing, nor does what reads the same.
  return same || !/[a-z]/i.test(latin) || !/[^ -~]/.test(decoded) ? 'none' : 'good'
}

function firstMarkedWords(text: string): string[] {
  const words: string[] = []
  for (const match of text.matchAll(markedWord)) {
    words.push(match[0])
    if (words.length === sample) break
  }
  return words
}

/**
 * The legacy Vietnamese encoding this text was written in (rules E1, E2), or
 * null. `text` is the file as it was read: bytes as Latin-1, or valid Unicode.
 * An encoding is named when `atLeast` different words, and nearly all words
 * with marks, become Vietnamese syllables by it; French, German or Icelandic
 * words do not.
 */
export function guessLegacy(text: string, atLeast: number): string | null {
  const words = firstMarkedWords(text)
  let best: string | null = null
  let bestShare = enough
  for (const encoding of legacyEncodings) {
    const verdicts = words.map((word) => verdict(word, encoding))
    const good = words.filter((_, index) => verdicts[index] === 'good')
    if (new Set(good).size < atLeast) continue
    const share = good.length / verdicts.filter((each) => each !== 'none').length
    if (share > bestShare) [best, bestShare] = [encoding.name, share]
  }
  return best
}
