import {
  dropDiacritics,
  hasVietnameseLetter,
  isUnmistakablyVietnamese,
  isVietnameseSyllable,
} from '../language/meaning/syllable.ts'
import { pair, type Check, type Found } from './check.ts'
import type { Pair } from './pair.ts'
import type { Word } from './side.ts'
import { matchesOf } from '../language/matches.ts'

/** Vietnamese words left in the target; kept names, loan words and words of other languages aside. */
export const residueVi: Check = {
  severity: 'major',
  mqm: 'Accuracy > Untranslated',
  examples: {
    ok: [
      pair('uống cà phê', 'drinking coffee in a café'),
      pair('ăn bánh mì', 'eating bánh mì'),
      pair('Ông Lê Hữu Nghĩa dự.', 'Mr. Lê Hữu Nghĩa attended.'),
      pair('Thành phố Zürich đón khách.', 'Zürich welcomes visitors.'),
    ],
    bad: [
      pair('Ban tổ chức họp.', 'The Ban tổ chức met.'),
      pair('Các hộ chăn nuôi có lãi.', 'Households that chăn nuôi made a profit.'),
      pair('Chi bộ họp.', 'The chi bo met.'),
    ],
  },
  *run(pair) {
    if (hasVietnameseLetter(pair.target.text)) yield* marked(pair)
    yield* unmarked(pair)
  },
}

function* marked(pair: Pair): Generator<Found> {
  let start = -1
  let end = -1
  for (const word of pair.target.words) {
    const residue = hasVietnameseLetter(word.text) && isResidue(pair, word)
    if (start >= 0 && residue && word.joined) end = word.end
    else if (residue) {
      if (start >= 0) yield { target: [{ start, end }] }
      ;[start, end] = [word.start, word.end]
    } else if (start >= 0) {
      yield { target: [{ start, end }] }
      start = -1
    }
  }
  if (start >= 0) yield { target: [{ start, end }] }
}

function isResidue(pair: Pair, word: Word): boolean {
  const text = word.text.replace(/['’]s?$/u, '')
  if (!isVietnameseSyllable(text) && !isUnmistakablyVietnamese(text)) return false
  if (pair.target.isOpaque(word.start) || isAccepted(pair, word) || isLoan(pair, word)) return false
  if (/^\p{Lu}{2,}$/u.test(text)) return !isInSource(pair, text) || !isNamed(pair, text)
  if (/^\p{Lu}/u.test(text)) return isInSource(pair, text) && !isNamed(pair, text)
  // The letters of French and Portuguese need the source as a witness.
  return isUnmistakablyVietnamese(text) || isInSource(pair, text) || !FOREIGN.has(text.toLowerCase())
}

const FOREIGN = new Set(['à', 'là', 'más', 'são', 'dós', 'né', 'thé', 'lô'])

function isInSource(pair: Pair, text: string): boolean {
  const lower = text.toLowerCase()
  return pair.source.words.some((word) => word.text.toLowerCase() === lower)
}

/** Written with a capital in the source and not part of a term that has English: a name. */
function isNamed(pair: Pair, text: string): boolean {
  return pair.source.words.some(
    (word) =>
      word.text.toLowerCase() === text.toLowerCase() &&
      /^\p{Lu}/u.test(word.text) &&
      !pair.terms.hits.some((hit) => !hit.isName && hit.start <= word.start && word.end <= hit.end) &&
      (word.start > 0 || pair.source.words.length === 1 || /^\p{Lu}/u.test(pair.source.words[1]?.text ?? '')),
  )
}

/** Inside a rendering the glossary accepts: "billion đồng", "Hà Nội". */
function isAccepted(pair: Pair, word: Word): boolean {
  return pair.terms.hits.some(({ accepted }) => accepted.some((use) => use.start <= word.start && word.end <= use.end))
}

/** Loan words of English dictionaries and customs that keep their name; glossed words in brackets or quotation marks. */
const LOANS =
  /(?<![\p{L}\p{M}])(?:áo dài|áo tứ thân|áo bà ba|phở|bánh mì|bánh chưng|bánh tét|bánh xèo|bánh cuốn|bún chả|bún bò|bún|nem|nước mắm|cà phê|nón lá|Tết|quan họ|ca trù|chầu văn|hát xoan|hát văn|xoan|chèo|tuồng|cải lương|đờn ca tài tử|đàn bầu|đàn tranh|đàn|ví|giặm|ví giặm|gốm|đồng|sào|mẫu|tạ|yến|lạng|xích lô|đổi mới|chữ nôm|nôm|quốc ngữ|lăng|đình)(?![\p{L}\p{M}])/giu

function isLoan(pair: Pair, word: Word): boolean {
  const { text } = pair.target
  const from = Math.max(0, word.start - 24)
  for (const match of matchesOf(LOANS, text.slice(from, word.end + 24))) {
    if (from + match.index <= word.start && word.end <= from + match.index + match[0].length) return true
  }
  return /^\s?["”’']?\s?\(\p{L}/u.test(text.slice(word.end, word.end + 4)) || isGloss(text, word)
}

/** "renewal (đổi mới)": the original after its translation. */
function isGloss(text: string, word: Word): boolean {
  const before = text.slice(Math.max(0, word.start - 60), word.start)
  return /\p{L}\s?\([^()]*$/u.test(before) && /^[^()]{0,60}\)/u.test(text.slice(word.end, word.end + 61))
}

/** A term left without its marks: "chi bo". */
function* unmarked(pair: Pair): Generator<Found> {
  for (const hit of pair.terms.hits) {
    if (hit.accepted.length > 0) continue
    const surface = pair.source.slice(hit)
    if (hit.isName || !surface.includes(' ') || !hasVietnameseLetter(surface)) continue
    const plain = dropDiacritics(surface).toLowerCase().replace(/\s+/gu, ' ')
    const at = pair.target.text.toLowerCase().indexOf(plain)
    const alone =
      at >= 0 &&
      !/\p{L}/u.test(pair.target.text.charAt(at - 1)) &&
      !/\p{L}/u.test(pair.target.text.charAt(at + plain.length))
    if (alone) yield { target: [{ start: at, end: at + plain.length }] }
  }
}
