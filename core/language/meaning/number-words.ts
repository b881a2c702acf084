import type { Lang } from './token.ts'
import { beginsWord, endsWord } from './word-edge.ts'

/** A number written in words; the value without words of magnitude that may follow (hai | triệu). */
export interface NumberWords {
  start: number
  end: number
  value: number
  /** An article or something else may be meant: "một", "one", "năm" (year). */
  soft: boolean
}

const VI_UNITS: Record<string, number> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
}
const VI_LAST: Record<string, number> = { ...VI_UNITS, mốt: 1, tư: 4, lăm: 5 }
const VI_START = /(?:chục|trăm|nửa|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?![\p{L}\p{M}\p{N}])/giu
const VI_NEXT = /[  ](\p{Ll}+)(?![\p{L}\p{M}])/uy

/** Words in which the number is no number, or needs no counterpart: "hai bên", "ba mẹ", "chín muồi". */
const VI_IDIOM =
  /^[  ](?:bên|người(?: [a-zà-ỹ]+)? (?:này|đó|kia|ấy)|anh em|chị em|mẹ con|cha con|bố con|ông cháu|thái cực|chân|mắt|vai|hoa|hồi|chiều|mặt|đầu|lúa|mẹ|má|lô|ba|là|muồi|chắn|chắc|vua|bề|họ|nhau|phía|miền|đảng|thứ tiếng|tay|vợ chồng|bà|ông)(?![\p{L}\p{M}])/iu
const VI_AFTER_YEAR_LIKE =
  /^[  ](?:trăm|mươi|nghìn|ngàn|vạn|triệu|tỷ|tỉ|người|xã|phường|huyện|tập thể|cá nhân|nhóm|nội dung|nhiệm vụ|giải pháp|lớp|hộ|con|cái|chiếc|đơn vị|dự án|điểm|bài|công trình|đại biểu|cán bộ|học sinh|thôn|bản|xóm|trường|đoàn|đội|ngày|giờ|phút)(?![\p{L}\p{M}])/iu

/** "70 năm ngày…", "mỗi năm người dân…": years. */
const VI_YEAR_BEFORE =
  /(?:\p{N}|mỗi|hàng|hằng|nhiều|một|hai|ba|bốn|mười|đầu|cuối|giữa|từng|suốt|nửa|mấy|vài|tròn|trọn|bao)[  ]$/iu
/** Before a year or before five of something. */
const VI_EITHER_BEFORE = /(?:cả|trong|sau|trước|các|những)[  ]$/iu

/** Number words of Vietnamese (N3) up to 999. A capital inside a sentence belongs to a name. */
export function* vietnameseNumbers(text: string): Generator<NumberWords> {
  VI_START.lastIndex = 0
  for (let match = VI_START.exec(text); match; match = VI_START.exec(text)) {
    if (!beginsWord(text, match.index)) continue
    const { value, end, single } = readVietnamese(text, match[0].toLowerCase(), VI_START.lastIndex)
    VI_START.lastIndex = end
    if (single && value === 5 && isYear(text, match.index, end)) continue
    yield {
      start: match.index,
      end,
      value,
      soft: isNamePart(text, match.index) || (single && isSoft(text, match.index, end, value)),
    }
  }
}

function readVietnamese(text: string, first: string, at: number): { value: number; end: number; single: boolean } {
  let end = at
  const next = (): string => {
    VI_NEXT.lastIndex = end
    return VI_NEXT.exec(text)?.[1] ?? ''
  }
  const eat = (word: string): void => {
    end += word.length + 1
  }
  // Alone they are inexact: chục hộ, trăm người.
  if (first === 'nửa') return { value: 0.5, end, single: true }
  if (first === 'chục' || first === 'trăm') return { value: first === 'chục' ? 10 : 100, end, single: true }
  let value = first === 'mười' ? 10 : (VI_UNITS[first] ?? 0)
  let single = true
  let word = next()
  if (first !== 'mười' && word === 'trăm') {
    eat(word)
    single = false
    value *= 100
    word = next()
    if (word === 'linh' || word === 'lẻ') {
      eat(word)
      word = next()
      if (word in VI_LAST) {
        eat(word)
        return { value: value + (VI_LAST[word] ?? 0), end, single }
      }
      return { value, end: end - 5, single }
    }
    const tens = { end, value }
    if (word !== 'mười' && !(word in VI_UNITS)) return { value, end, single }
    eat(word)
    const rest = readVietnamese(text, word, end)
    return rest.value >= 10 && rest.value < 100
      ? { value: value + rest.value, end: rest.end, single }
      : { ...tens, single }
  }
  if (first !== 'mười' && word === 'mươi') {
    eat(word)
    single = false
    value *= 10
    word = next()
  }
  // "mười năm" is ten years: five after ten is lăm.
  if (value >= 10 && word in VI_LAST && word !== 'năm') {
    eat(word)
    single = false
    value += VI_LAST[word] ?? 0
  }
  return { value, end, single: single && value < 10 }
}

/** "năm 2018", "năm nay", "mỗi năm": the word for year. */
function isYear(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start)
  const after = text.slice(end, end + 14)
  if (!VI_COUNTS.test(after) || VI_YEAR_BEFORE.test(before)) return true
  return VI_EITHER_BEFORE.test(before) && !VI_AFTER_YEAR_LIKE.test(after) && !/^[  ]tháng/iu.test(after)
}
const VI_COUNTS =
  /^[  ](?!(?:nay|qua|ngoái|sau|trước|tới|học|mới|gần|đó|này|ấy|kia|đầu|cuối|thứ|là|mà|và|với|tuổi)(?![\p{L}\p{M}]))\p{Ll}/u

function isSoft(text: string, start: number, end: number, value: number): boolean {
  const after = text.slice(end, end + 14)
  if (value <= 1 || value >= 10) return true
  if (value === 5) return !VI_AFTER_YEAR_LIKE.test(after)
  if (!/^[  ]\p{Ll}/u.test(after) || VI_IDIOM.test(after)) return true
  return /(?:cả|thứ|lúa|quả|trái|trong|giữa|cấp|bộ|một|lần|hàng|gấp|tháng|mùng|mồng)[  ]$/iu.test(
    text.slice(Math.max(0, start - 6), start),
  )
}

const EN_SMALL: Record<string, number> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
)
const EN_TENS: Record<string, number> = Object.fromEntries(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, 10 * (index + 2)]),
)
/** Words that can stand for a number; alone they are soft. */
const EN_OTHER: Record<string, number> = {
  ...{
    half: 0.5,
    quarter: 0.25,
    both: 2,
    either: 2,
    neither: 2,
    couple: 2,
    duo: 2,
    trio: 3,
    quartet: 4,
    pair: 2,
    twin: 2,
    bilateral: 2,
    twice: 2,
    thrice: 3,
    dozen: 12,
  },
  ...{ double: 2, doubled: 2, doubling: 2, twofold: 2, triple: 3, tripled: 3, threefold: 3, fourfold: 4, fivefold: 5 },
  ...{
    decade: 10,
    century: 100,
    fortnight: 2,
    hundred: 100,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
  },
}
const EN_WORD = new RegExp(
  `(?:${[...Object.keys(EN_SMALL), ...Object.keys(EN_TENS), ...Object.keys(EN_OTHER)].join('|')})(?![a-z0-9])`,
  'gi',
)
const EN_NEXT = /(?:\sand\s|[\s-])([a-z]+)(?![\p{L}\p{M}])/iuy

/** Number words of English up to 999; alone, hundred, decade, both and the like are soft. */
export function* englishNumbers(text: string): Generator<NumberWords> {
  EN_WORD.lastIndex = 0
  for (let match = EN_WORD.exec(text); match; match = EN_WORD.exec(text)) {
    if (!beginsWord(text, match.index) || !endsWord(text, EN_WORD.lastIndex)) continue
    const word = match[0].toLowerCase()
    if (word in EN_OTHER) {
      yield { start: match.index, end: EN_WORD.lastIndex, value: EN_OTHER[word] ?? 0, soft: true }
      continue
    }
    const { value, end } = readEnglish(text, word, EN_WORD.lastIndex)
    EN_WORD.lastIndex = end
    yield { start: match.index, end, value, soft: value <= 1 }
  }
}

function readEnglish(text: string, first: string, at: number): { value: number; end: number } {
  let end = at
  let value = EN_TENS[first] ?? EN_SMALL[first] ?? 0
  const peek = (): { word: string; end: number; joined: boolean } => {
    EN_NEXT.lastIndex = end
    const match = EN_NEXT.exec(text)
    return { word: match?.[1]?.toLowerCase() ?? '', end: EN_NEXT.lastIndex, joined: / and /i.test(match?.[0] ?? '') }
  }
  let next = peek()
  const unit = EN_SMALL[next.word]
  if (first in EN_TENS && !next.joined && unit !== undefined && unit > 0 && unit < 10) {
    value += unit
    end = next.end
    next = peek()
  }
  if (value > 0 && value < 20 && next.word === 'hundred' && !next.joined) {
    end = next.end
    value *= 100
    next = peek()
    if (next.word in EN_TENS || next.word in EN_SMALL) {
      const rest = readEnglish(text, next.word, next.end)
      if (rest.value < 100) return { value: value + rest.value, end: rest.end }
    }
  }
  return { value, end }
}

/** A capital in the middle of a sentence. */
function isNamePart(text: string, at: number): boolean {
  return (
    /\p{Lu}/u.test(text.charAt(at)) &&
    !/(?:^|[.!?:…\n]["'”’)]?|^\W{1,4})\s*["“'‘(«*•–-]*\s*$/u.test(text.slice(Math.max(0, at - 12), at))
  )
}

/** Number words of a language. */
export function numberWords(text: string, lang: Lang): Iterable<NumberWords> {
  return lang === 'vi' ? vietnameseNumbers(text) : englishNumbers(text)
}
