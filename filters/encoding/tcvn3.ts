import iconv from 'iconv-lite'
import { bytesOf, printed } from './latin.ts'
import { isSyllable } from './syllable.ts'

/** Letters and high bytes, and the control codes that are capitals of the full standard. */
const partOfRun = /[A-Za-z\x01\x02\x04-\x06\x11-\x17\x80-\xff]/
/** Bytes that are capitals with tones in the standard and punctuation of windows-1252 in files of the ABC fonts. */
const doubtful = /[\x80-\x9f]/
/** Those of them that open or close: quotes, dashes, bullet, ellipsis. */
const opening = /[\x82\x84\x85\x8b\x91\x93\x95-\x97]/
const closing = /[\x85\x92\x94\x96\x97\x9b]/

/**
 * TCVN 5712 as characters of bytes → Unicode. The fonts of TCVN3 (ABC) leave
 * 80–9F to windows-1252, the full standard has capitals there: whichever makes
 * Vietnamese words of them is meant. Byte AD is ư, not a soft hyphen.
 */
export function decodeTcvn3(latin: string): string {
  let text = ''
  let done = 0
  for (const { index } of latin.matchAll(/[\x80-\x9f]/g)) {
    if (index < done) continue
    let from = index
    while (from > done && partOfRun.test(latin.charAt(from - 1))) from--
    let to = index + 1
    while (to < latin.length && partOfRun.test(latin.charAt(to))) to++
    text += table(latin.slice(done, from)) + decodeRun(latin.slice(from, to))
    done = to
  }
  return text + table(latin.slice(done))
}

const table = (latin: string): string => (latin === '' ? '' : iconv.decode(bytesOf(latin), 'tcvn'))

/** What each byte means by itself. */
const letters = Array.from({ length: 256 }, (_, byte) => table(String.fromCharCode(byte)))
const isSmall = letters.map((letter) => /\p{Ll}/u.test(letter))

function decodeRun(bytes: string): string {
  // As much punctuation around a word as there may be: quotes are commoner than capitals with tones.
  for (let left = marks(bytes, opening, 1); left >= 0; left--) {
    for (let right = marks(bytes, closing, -1); right >= 0; right--) {
      const word = bytes.slice(left, bytes.length - right)
      if (isWord(word)) {
        return printed(bytes.slice(0, left)) + table(word) + printed(bytes.slice(bytes.length - right))
      }
    }
  }
  let run = ''
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes.charAt(at)
    run += isPunctuation(bytes, at) ? printed(byte) : (letters[byte.charCodeAt(0)] ?? '')
  }
  return run
}

/** Without a word to go by: punctuation at the ends, and after a small letter, which no capital follows. */
function isPunctuation(bytes: string, at: number): boolean {
  if (!doubtful.test(bytes.charAt(at))) return false
  if (at > 0 && isSmall[bytes.charCodeAt(at - 1)]) return true
  return (at === 0 && opening.test(bytes.charAt(0))) || (at === bytes.length - 1 && closing.test(bytes.charAt(at)))
}

/** How many bytes of punctuation there are at the start (1) or the end (-1); no more than three. */
function marks(bytes: string, kind: RegExp, step: 1 | -1): number {
  let count = 0
  while (count < 3 && kind.test(bytes.at(step === 1 ? count : -1 - count) ?? '')) count++
  return count
}

/** A Vietnamese word whose doubtful bytes, if any, are capitals where capitals stand: all over, or in front. */
function isWord(word: string): boolean {
  if (word === '' || word.length > 16 || (word.length === 1 && (opening.test(word) || closing.test(word)))) return false
  const text = table(word).normalize('NFC')
  const proper = text === text.toUpperCase() || text.slice(1) === text.slice(1).toLowerCase()
  return (proper || !doubtful.test(word)) && isSyllable(text)
}
