import type { EncodingCandidate, LegacyEncodingId } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { maxTextBytes } from '../limits.ts'
import { encodingOf, legacyEncodings, type LegacyEncoding } from './encodings.ts'
import { latin1, latinOf } from './latin.ts'
import { enough, evidenceFor, firstMarkedWords } from './legacy.ts'
import { decodeUnicode } from './unicode.ts'

export interface ConvertedText {
  /** Unicode, NFC. */
  text: string
  /**
   * Lines without a capital, of TCVN3: fonts such as .VnTimeH show small
   * letters as capitals, and the file does not say where (rule E1).
   */
  smallLines: number
}

/**
 * Legacy text → Unicode. The bytes may be the old ones, or Unicode that shows
 * them as Latin letters. Nothing is guessed: AppError import.conversionFailed
 * (`encoding`, its name) where a byte has no meaning in the encoding, where most
 * words do not become Vietnamese by it, or where every ư is lost; import.binary,
 * import.tooLarge.
 */
export function convertLegacy(bytes: Uint8Array, id: LegacyEncodingId): ConvertedText {
  const encoding = encodingOf(id)
  const latin = latinFrom(bytes, encoding)
  const text = latin === null ? null : converted(latin, encoding)
  if (text === null) throw new AppError('import.conversionFailed', { encoding: encoding.name })
  return { text, smallLines: id === 'tcvn3' ? countSmallLines(text) : 0 }
}

/** The bytes of the old text as characters; null where there can be none. */
function latinFrom(bytes: Uint8Array, { id }: LegacyEncoding): string | null {
  if (bytes.length > maxTextBytes) throw new AppError('import.tooLarge', { bytes: bytes.length, limit: maxTextBytes })
  const unicode = decodeUnicode(bytes)
  if (unicode?.text.includes('\0') || (!unicode && bytes.includes(0))) throw new AppError('import.binary')
  if (unicode) return latinOf(unicode.text)
  return id === 'utf-8-twice' ? null : latin1(bytes)
}

function converted(latin: string, encoding: LegacyEncoding): string | null {
  const text = encoding.decode(latin)
  if (/[\ufffd\x80-\x9f]/.test(text)) return null
  const { good, telling } = evidenceFor(encoding, firstMarkedWords(latin))
  if (good < enough * telling) return null
  return encoding.id === 'tcvn3' && hasLostHorns(text) ? null : text
}

/**
 * Byte AD, the ư of TCVN3, is a soft hyphen to other programs, and may be gone:
 * then no ư is left, and đợc or trờng show where it was. No Vietnamese rhyme has
 * ơ before c or ng without it.
 */
function hasLostHorns(text: string): boolean {
  if (/ư/iu.test(text)) return false
  const rhymes = text.match(/\p{L}{0,4}[ơờởỡớợ](?:c|ng)(?!\p{L})/giu)
  return new Set(rhymes).size >= 2
}

function countSmallLines(text: string): number {
  let count = 0
  for (const [line] of text.matchAll(lines)) {
    if (!/\p{Lu}/u.test(line) && /\p{Ll}\s+\p{Ll}/u.test(line)) count++
  }
  return count
}

const lines = /[^\r\n\u0085\u2028\u2029]+/gu

/** Bytes of a file that its preview is made of. */
const previewLength = 2 ** 20
const sampleLines = 8
const lineLength = 240

/**
 * The encodings by which a file's beginning becomes Vietnamese, likeliest first,
 * each with its first lines. None for a file that needs no conversion.
 */
export function encodingCandidates(bytes: Uint8Array): EncodingCandidate[] {
  const start = beginning(bytes)
  const candidates = legacyEncodings.flatMap((encoding) => {
    const latin = latinFrom(start, encoding)
    if (latin === null) return []
    const { good, telling } = evidenceFor(encoding, firstMarkedWords(latin))
    const text = good === 0 ? null : converted(latin, encoding)
    return text === null ? [] : [{ encoding: encoding.id, score: good / telling, sample: firstLines(text) }]
  })
  return candidates.sort((a, b) => b.score - a.score)
}

/** Whole lines, so that no character is cut; UTF-16, whose line ends are not one byte, as it is. */
function beginning(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= previewLength || (bytes[0] ?? 0) >= 0xfe) return bytes
  const lineEnd = bytes.lastIndexOf(0x0a, previewLength)
  return lineEnd < 0 ? bytes : bytes.subarray(0, lineEnd)
}

function firstLines(text: string): string[] {
  const first: string[] = []
  for (const [line] of text.matchAll(lines)) {
    const shown = line.trim().slice(0, lineLength)
    if (shown !== '') first.push(shown.replace(/[\uD800-\uDBFF]$/, ''))
    if (first.length === sampleLines) break
  }
  return first
}
