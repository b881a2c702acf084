import type { DateToken, RangeToken } from './token.ts'
import { matchesOf } from '../matches.ts'

const FIGURES = /\d+/g
const NAMES = 'january february march april may june july august september october november december'.split(' ')
const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|Jan\\.?|Feb\\.?|Mar\\.|Apr\\.?|Jun\\.|Jul\\.|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?'
const D = '(?:0?[1-9]|[12]\\d|3[01])'
const Y = '(?:1\\d{3}|20\\d{2}|21\\d{2})'
const TH = '(?:st|nd|rd|th)?'
const EDGE = '(?<![\\p{L}\\p{M}\\p{N}.,/])'
const END = '(?![\\p{L}\\p{M}\\p{N}])(?![./]\\d)'
const MORE = `(?:\\s?[-–]\\s?|\\sto\\s(?:the\\s)?|,\\s(?:and\\s)?|\\sand\\s(?:the\\s)?)`

/** May 9, May 14-16, 2018, May 2, 3 and 4 */
const MONTH_FIRST = new RegExp(
  `${EDGE}(?<month>${MONTH})\\s(?:the\\s)?(?<days>${D}${TH}(?:${MORE}${D}${TH}(?!\\s?(?:[%\\p{N}]|(?:${MONTH}|million|billion|thousand|per)(?!\\p{L}))))*)(?:,?\\s(?<year>${Y}))?${END}`,
  'gu',
)
/** 9 May 2016, 14-16 May, the 9th of May */
const DAY_FIRST = new RegExp(
  `${EDGE}(?<days>${D}${TH}(?:${MORE}${D}${TH})*)\\s(?:day\\s)?(?:of\\s)?(?<month>${MONTH})(?:,?\\s(?<year>${Y}))?${END}`,
  'gu',
)
const MONTH_YEAR = new RegExp(`${EDGE}(?<month>${MONTH}),?\\s(?:of\\s)?(?<year>${Y})${END}`, 'gu')
const MONTH_ALONE = new RegExp(`${EDGE}(?<month>${MONTH})${END}`, 'gu')
const NUMERIC = new RegExp(`${EDGE}(?<a>${D})\\s?([/.-])\\s?(?<b>${D})\\s?\\2\\s?(?<year>${Y}|\\d{2})${END}`, 'gu')
const ISO = new RegExp(`${EDGE}(?<year>${Y})-(?<month>0[1-9]|1[0-2])-(?<day>${D})${END}`, 'gu')

/** Dates of English text. A month's name alone is soft ("May" is a verb too). */
export function* englishDates(text: string): Generator<DateToken | RangeToken> {
  if (
    !/Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|\d[/.-]\d/.test(
      text,
    )
  )
    return
  const found: (DateToken | RangeToken)[] = []
  for (const pattern of [MONTH_FIRST, DAY_FIRST])
    for (const match of matchesOf(pattern, text)) found.push(...withDays(match))
  for (const match of matchesOf(MONTH_YEAR, text))
    found.push({ ...span(match), kind: 'date', month: month(match), year: Number(match.groups?.year) })
  for (const match of matchesOf(MONTH_ALONE, text))
    found.push({ ...span(match), kind: 'date', month: month(match), soft: true })
  yield* [...found, ...inDigits(text)].sort((a, b) => a.start - b.start || b.end - a.end)
}

const span = (match: RegExpExecArray): { start: number; end: number } => ({
  start: match.index,
  end: match.index + match[0].length,
})

function month(match: RegExpExecArray): number {
  const name = match.groups?.month?.toLowerCase().slice(0, 3) ?? ''
  return NAMES.findIndex((full) => full.startsWith(name)) + 1
}

function withDays(match: RegExpExecArray): (DateToken | RangeToken)[] {
  const days = match.groups?.days ?? ''
  const year = match.groups?.year
  const common = { kind: 'date' as const, month: month(match), ...(year !== undefined && { year: Number(year) }) }
  const numbers = matchesOf(FIGURES, days).map(Number)
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)]
  if (numbers.length === 1) return [{ ...common, ...span(match), day: first }]
  if (numbers.length === 2 && /[-–]|to/.test(days)) {
    const ends = (day: number): DateToken => ({ ...common, ...span(match), day })
    return [{ kind: 'range', ...span(match), from: ends(first), to: ends(last) }]
  }
  // Each day of a list in its own place; the first and last reach to the edges of the whole.
  const offset = match.index + match[0].indexOf(days)
  const places = matchesOf(FIGURES, days).map(({ 0: day, index }) => ({
    start: offset + index,
    end: offset + index + day.length,
  }))
  return places.map((place, index) => ({
    ...common,
    day: numbers[index] ?? 0,
    start: index === 0 ? match.index : place.start,
    end: index === places.length - 1 ? match.index + match[0].length : place.end,
  }))
}

function inDigits(text: string): DateToken[] {
  const found: DateToken[] = []
  for (const match of matchesOf(ISO, text)) {
    const { year, month: m, day } = match.groups ?? {}
    found.push({ ...span(match), kind: 'date', year: Number(year), month: Number(m), day: Number(day) })
  }
  for (const match of matchesOf(NUMERIC, text)) {
    const { a, b, year = '' } = match.groups ?? {}
    const full = year.length === 2 ? 2000 + Number(year) : Number(year)
    found.push({ ...span(match), kind: 'date', day: Number(a), month: Number(b), year: full, numeric: true })
  }
  return found
}
