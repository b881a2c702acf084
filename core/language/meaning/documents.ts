import { documentNumbers } from '../document-numbers.ts'
import type { DocumentToken } from './token.ts'

/** The parts of a document number: digits with an optional letter, a year, the rest. */
const PARTS = /^(?:(\p{Nd}{1,5})([a-z]?)(?![\p{L}\p{N}]))?(?:\s?\/\s?(\p{Nd}{4})(?!\p{Nd}))?(.*)$/su

/** Document numbers, by value (DN2, DN3): spaces, hyphens, slashes, Đ/D and capitals do not count. */
export function* documents(text: string): Generator<DocumentToken> {
  for (const { start, end } of documentNumbers(text)) {
    const [, digits = '', letter = '', year, rest = ''] = PARTS.exec(text.slice(start, end)) ?? []
    const symbol = symbolKey(rest)
    if (symbol === '') continue
    const token: DocumentToken = {
      kind: 'document',
      start,
      end,
      number: digits.replace(/^0+(?=\d)/, '') + letter,
      symbol,
    }
    if (year !== undefined) token.year = Number(year)
    yield token
  }
}

/** Letters and digits of a document's symbol, compared: "QĐ-TTg" → "qdttg". */
function symbolKey(symbol: string): string {
  return symbol
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/ư/g, 'w')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
