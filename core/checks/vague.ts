import type { Span } from '../language/document-numbers.ts'
import { matchesOf } from '../language/matches.ts'
import { vietnameseScales } from '../language/meaning/scales.ts'

/** A quantity of which only the order is told: hàng nghìn, tens of thousands. */
export interface Vague extends Span {
  /** 10 for dozens, 1000 for thousands. */
  order: number
}

const VI_WORD = Object.keys(vietnameseScales).join('|')
const VI = new RegExp(`(?<!\\p{L})(?:hàng|vài|mấy|nhiều)((?:\\s(?:${VI_WORD})){1,3})(?![\\p{L}\\p{M}])`, 'giu')

const EN_ORDERS: Record<string, number> = {
  ten: 10,
  dozen: 10,
  score: 10,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
}
const EN_WORD = Object.keys(EN_ORDERS).join('|')
const EN = new RegExp(
  `(?<![\\p{L}\\d])(?<!\\d\\s)(?:(?:(?:${EN_WORD})s)(?:\\sof\\s(?:hundred|thousand|million|billion|trillion)s){0,2}|(?:several|a few|many)\\s(?:${EN_WORD})(?:\\s(?:thousand|million|billion|trillion))?)(?![\\p{L}\\p{M}])`,
  'giu',
)

export function vagueVietnamese(text: string): Vague[] {
  if (!/chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ/iu.test(text)) return []
  return read(text, VI, (word) => vietnameseScales[word])
}

export function vagueEnglish(text: string): Vague[] {
  return read(text, EN, (word) => EN_ORDERS[word.replace(/s$/u, '')])
}

function read(text: string, pattern: RegExp, orderOf: (word: string) => number | undefined): Vague[] {
  const found: Vague[] = []
  for (const match of matchesOf(pattern, text)) {
    const order = match[0]
      .toLowerCase()
      .split(/\s/u)
      .reduce((product, word) => product * (orderOf(word) ?? 1), 1)
    found.push({ start: match.index, end: match.index + match[0].length, order })
  }
  return found
}
