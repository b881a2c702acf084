import type { PhoneToken } from './token.ts'
import { matchesOf } from '../matches.ts'

/** +84 or 0, then groups of digits with dots, spaces or hyphens between. */
const PHONE = /(?<![\p{L}\p{N}.,/+-])(?:\(?\+84\)?|\(?0\d{1,4}\)?)(?:[ .-]?\d{2,9}){1,5}(?![\p{L}\p{N}%])(?![.,/-]\d)/gu
/** Service numbers: 1900 1234, 1800.6062 */
const SERVICE = /(?<![\p{L}\p{N}.,/-])1[89]00[ .-]\d{4,6}(?![\p{L}\p{N}])(?![.,/-]\d)/gu

/** Telephone numbers (N10). */
export function* phones(text: string): Generator<PhoneToken> {
  if (!/\d[\d .()-]{6,}\d/.test(text)) return
  const found: PhoneToken[] = []
  for (const match of matchesOf(PHONE, text)) {
    const digits = match[0].replace(/\D/g, '')
    const national = match[0].includes('+') ? `0${digits.slice(2).replace(/^0/, '')}` : digits
    if (national.length < 9 || national.length > 12) continue
    found.push({ kind: 'phone', start: match.index, end: match.index + match[0].length, digits: national })
  }
  for (const match of matchesOf(SERVICE, text)) {
    const digits = match[0].replace(/\D/g, '')
    found.push({ kind: 'phone', start: match.index, end: match.index + match[0].length, digits })
  }
  yield* found.sort((a, b) => a.start - b.start)
}
