import type { DateToken, RangeToken } from './token.ts'
import { matchesOf } from '../matches.ts'

const FIGURES = /\d+/g
const D = '(?:0?[1-9]|[12]\\d|3[01])'
const M = '(?:0?[1-9]|1[0-2])'
const Y = '(?:1\\d{3}|20\\d{2}|21\\d{2})'
const EDGE = '(?<![\\p{L}\\p{M}\\p{N}.,/])'
const END = '(?![\\p{L}\\p{M}\\p{N}])(?![./,-]\\d)'
const MONTH_WORDS = 'giêng|chạp|mười một|mười hai|ba|tư|sáu|bảy|tám|chín|mười'
const MONTHS: Record<string, number> = {
  giêng: 1,
  chạp: 12,
  ba: 3,
  tư: 4,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  'mười một': 11,
  'mười hai': 12,
}
const LUNAR_AFTER =
  '(?<lunar>\\s?(?:\\(?âm lịch\\)?|\\(?AL\\)?(?![\\p{L}])|(?:Tết )?Âm lịch|Tết(?! (?:Dương lịch|Độc lập))))?'

/** DT1, DT5: 8 tháng 6 năm 2018, rằm tháng 7, mùng 1 Tết. */
const IN_WORDS = new RegExp(
  `${EDGE}(?:(?:ngày\\s)?(?<prefix>rằm|(?:mùng|mồng)\\s)?\\s?(?<day>${D})?)\\s?tháng\\s(?:(?<month>${M})|(?<word>${MONTH_WORDS}))(?:(?:,?\\snăm\\s|/|-|\\s?\\.\\s?|,\\s)(?<year>${Y}))?${END}${LUNAR_AFTER}`,
  'giu',
)
/** mùng 3 Tết, 30 Tết, 23 tháng Chạp */
const TET = new RegExp(
  `${EDGE}(?:ngày\\s)?(?:(?<prefix>mùng|mồng)\\s)?(?<day>${D})(?:/(?<month>${M}))?\\s(?<lunar>Tết|âm lịch)(?!\\s(?:Dương|Độc))(?![\\p{L}])`,
  'giu',
)
/** Days and a month in digits: 14-16/5, 2, 3 và 4/11, 21/7/2017, 8-6-2018, 8.6.2018. */
const IN_DIGITS = new RegExp(
  `${EDGE}(?<days>(?:${D}(?:\\s?[-–]\\s?|\\sđến\\s(?:ngày\\s)?|,\\s|\\svà\\s(?:ngày\\s)?)){0,6})(?<day>${D})(?:\\s?/\\s?(?<month>${M})(?:\\s?/\\s?(?<year>${Y}|\\d{2}))?|-(?<month2>${M})-(?<year2>${Y})|\\.(?<month3>${M})\\.(?<year3>${Y}))${END}${LUNAR_AFTER}`,
  'giu',
)
/** DT2: 10/2017 is a month. */
const MONTH_YEAR = new RegExp(
  `(?<!quý\\s|quí\\s|[\\p{L}\\p{M}\\p{N}.,/-])(?:tháng\\s)?(?<month>${M})\\s?[/-]\\s?(?<year>${Y})${END}`,
  'giu',
)
const MONTH_YEAR_BARE = /^\d{1,2}\s?-/u

/** What makes d/m a date (check 6): a day or part of it, or a span. */
const CUE =
  /(?:ngày|sáng|trưa|chiều|tối|đêm|khuya|hôm|nay|qua|mai|tháng|từ|đến|tới|trước|sau|vào|dịp|lễ|hết|kể từ|các ngày|hai ngày|thứ\s\S{1,4}|chủ nhật|nhật|mùng|mồng|rạng sáng|Quốc khánh|hạn|chót|sinh|ký|khai mạc|bế mạc|kỷ niệm|liệt sĩ|giải phóng|phụ nữ|nhà giáo|thành lập)(?:\s?[(,]\s?|\s)$/iu

/** Dates of Vietnamese text, day before month; ranges of days become ranges. */
export function* vietnameseDates(text: string, original: string): Generator<DateToken | RangeToken> {
  if (!/\d/.test(text) && !text.includes('háng')) return
  const found: (DateToken | RangeToken)[] = []
  if (/tháng/i.test(text))
    for (const match of matchesOf(IN_WORDS, text)) if (!isDuration(text, match)) found.push(inWords(match))
  if (/Tết|âm lịch/i.test(text))
    for (const match of matchesOf(TET, text))
      found.push({ ...span(match), ...parts(match.groups), kind: 'date', lunar: true })
  const figures = /\d\s?[/.-]\s?\d/.test(text)
  if (figures) for (const match of matchesOf(IN_DIGITS, text)) found.push(...inDigits(match, original))
  if (figures)
    for (const match of matchesOf(MONTH_YEAR, text)) {
      if (!MONTH_YEAR_BARE.test(match[0])) found.push({ ...span(match), ...parts(match.groups), kind: 'date' })
    }
  yield* withLists(
    found.sort((a, b) => a.start - b.start || b.end - a.end),
    text,
  )
}

const span = (match: RegExpExecArray): { start: number; end: number } => ({
  start: match.index,
  end: match.index + match[0].length,
})

type Groups = Record<string, string | undefined> | undefined

function parts(groups: Groups): { day?: number; month?: number; year?: number } {
  const day = groups?.day
  const month = groups?.month ?? groups?.month2 ?? groups?.month3
  const year = groups?.year ?? groups?.year2 ?? groups?.year3
  return {
    ...(day !== undefined && { day: Number(day) }),
    ...(month !== undefined && { month: Number(month) }),
    ...(year !== undefined && { year: year.length === 2 ? 2000 + Number(year) : Number(year) }),
  }
}

/** "3 tháng" is a length of time; the pattern wants the month after the word, but "6 tháng 5 ngày" remains. */
function isDuration(text: string, match: RegExpExecArray): boolean {
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 8)
  return match.groups?.year === undefined && /^\s(?:ngày|tuần|giờ)(?!\p{L})/u.test(after)
}

function inWords(match: RegExpExecArray): DateToken {
  const { prefix, word, lunar } = match.groups ?? {}
  const token: DateToken = { ...span(match), kind: 'date', ...parts(match.groups) }
  if (word) token.month = MONTHS[word.toLowerCase()] ?? 0
  if (prefix?.toLowerCase() === 'rằm') token.day = 15
  const lunarWord = word?.toLowerCase() === 'giêng' || word?.toLowerCase() === 'chạp'
  if (prefix?.toLowerCase() === 'rằm' || lunarWord || isLunarMark(lunar)) token.lunar = true
  return token
}

const isLunarMark = (mark: string | undefined): boolean => mark !== undefined && mark.trim() !== ''

function inDigits(match: RegExpExecArray, original: string): (DateToken | RangeToken)[] {
  const groups = match.groups ?? {}
  const last: DateToken = { ...span(match), kind: 'date', ...parts(groups) }
  if (isLunarMark(groups.lunar)) last.lunar = true
  const before = original.slice(Math.max(0, match.index - 14), match.index)
  const days = matchesOf(FIGURES, groups.days ?? '')
  const sure = groups.year !== undefined || groups.year2 !== undefined || groups.year3 !== undefined || last.lunar
  if (!sure && days.length === 0 && !CUE.test(before)) return []
  // "Số 5, 7/10" is no list of days unless a day is named.
  if (days.length > 0 && !sure && /,\s$|\svà\s$/.test(groups.days ?? '') && !CUE.test(before))
    return [{ ...last, start: match.index + (groups.days?.length ?? 0) }]
  if (days.length === 0) return [last]
  const { day: _, ...rest } = parts(groups)
  const tokens = days.map((day): DateToken => {
    const start = match.index + day.index
    return { ...rest, kind: 'date', start, end: start + day[0].length, day: Number(day[0]) }
  })
  last.start = match.index + (groups.days?.length ?? 0)
  const isRange = days.length === 1 && /[-–]|đến/.test(groups.days ?? '')
  if (isRange && tokens[0]) return [{ kind: 'range', start: match.index, end: last.end, from: tokens[0], to: last }]
  return [...tokens, last]
}

/** "4/11, 5/11 và 6/11": what follows a sure date in a list is one too. */
const LISTED = new RegExp(`(?:,\\s|\\svà\\s|\\s?[-–]\\s?|\\sđến\\s)(?<day>${D})/(?<month>${M})${END}`, 'uy')

function* withLists(found: readonly (DateToken | RangeToken)[], text: string): Generator<DateToken | RangeToken> {
  for (const [index, token] of found.entries()) {
    yield token
    const next = found[index + 1]?.start ?? text.length
    for (let at = token.end; token.kind === 'date' && token.month !== undefined && token.day !== undefined;) {
      LISTED.lastIndex = at
      const match = LISTED.exec(text)
      if (!match || match.index >= next || LISTED.lastIndex > next) break
      const start = match.index + match[0].search(/\d/)
      yield {
        kind: 'date',
        start,
        end: LISTED.lastIndex,
        day: Number(match.groups?.day),
        month: Number(match.groups?.month),
      }
      at = LISTED.lastIndex
    }
  }
}
