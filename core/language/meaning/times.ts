import type { Lang, TimeToken } from './token.ts'
import { matchesOf } from '../matches.ts'

/** DT6: 7h, 7h45, 19h30', 7 giờ 45 phút, 7 giờ rưỡi, 8 giờ kém 15; then the part of the day. */
const VI =
  /(?<![\p{L}\p{M}\p{N}.,:/])(\d{1,2})(?:(h|g|\sgiờ|giờ)(?![\p{L}\p{M}])(?:\s?(\d{1,2})(?!\d|[.,/:]\d|\s?(?:giờ|ngày|[%]))(?:\s?phút|['’′])?|\ském\s(\d{1,2})(?:\sphút)?|\s(rưỡi))?|[:.](\d{2})\s?giờ(?![\p{L}\p{M}])|:(\d{2})(?!\d))(?:\s(?:giờ\s)?(sáng|trưa|chiều|tối|đêm|khuya)(?![\p{L}\p{M}]))?(?![\p{L}\p{M}])/giu
/** What a clock time follows. */
const CUE =
  /(?:lúc|vào|hồi|đúng|từ|đến|tới|trước|khoảng|sau|cho đến|sáng|trưa|chiều|tối|đêm|bắt đầu|kết thúc)\s(?:hồi\s)?$/iu
/** What a length of time follows or is followed by. */
const LENGTH_BEFORE = /(?:trong|suốt|kéo dài|hơn|mất|tổng|cộng|mỗi|thêm|gần)\s(?:\S{1,8}\s)?$/iu
const LENGTH_AFTER = /^\s?(?:\/|đồng hồ|mỗi|làm việc|liên tục|học|bay|qua(?!\s)|một ngày|trong)/iu

const EN =
  /(?<![\p{L}\p{M}\p{N}.,:$€£/])(\d{1,2})(?:[:.](\d{2})(?!\d|\s?%|[.,]\d))?(?:\s?(a\.?\s?m\.?|p\.?\s?m\.?)(?![\p{L}])|\s(o['’]clock)|\s?(hours|hrs?)(?=\s(?:on|sharp|today)))?(?:\s(?:in\sthe\s|at\s)?(morning|afternoon|evening|night|noon|midnight)(?!\p{L}))?(?![\p{L}\p{M}%])/giu
const EN_WORDS = /(?<![\p{L}\p{M}\p{N}-])(noon|midday|midnight)(?![\p{L}\p{M}-])/giu
const EN_VIETNAMESE = /(?<![\p{L}\p{M}\p{N}.,])(\d{1,2})h(\d{2})?['’]?(?![\p{L}\p{M}\p{N}])/gu

/** Clock times; Vietnamese counts to 24, and 24 giờ is midnight. */
export function times(text: string, original: string, lang: Lang): Iterable<TimeToken> {
  return lang === 'vi' ? vietnameseTimes(text, original) : englishTimes(text)
}

function* vietnameseTimes(text: string, original: string): Generator<TimeToken> {
  if (!/\d(?:h|g|\s?giờ|:\d)/i.test(text)) return
  for (const match of matchesOf(VI, text)) {
    const [whole, hour = '', word, past, to, half, dotted, plain, part] = match
    const colon = dotted ?? plain
    const minute = Number(past ?? colon ?? 0) + (half ? 30 : 0) - Number(to ?? 0)
    const hours = Number(hour)
    if (hours > 24 || minute > 59) continue
    if (word?.toLowerCase() === 'g' && past === undefined) continue
    const token: TimeToken = {
      kind: 'time',
      start: match.index,
      end: match.index + whole.length,
      minutes: wrap(60 * inPart(hours, part) + minute),
    }
    const precise =
      part !== undefined || colon !== undefined || (past !== undefined && word?.trim().toLowerCase() !== 'giờ')
    if (!precise) {
      const before = original.slice(Math.max(0, match.index - 18), match.index)
      const length = LENGTH_BEFORE.test(before) || LENGTH_AFTER.test(original.slice(token.end, token.end + 12))
      token.hours = hours + minute / 60
      if (length || !CUE.test(before)) token.soft = true
    }
    if (hours <= 12 && part === undefined && hours > 0) token.halfDay = true
    yield token
  }
}

const wrap = (minutes: number): number => ((minutes % 1440) + 1440) % 1440

function inPart(hours: number, part: string | undefined): number {
  const word = part?.toLowerCase()
  if (word === 'chiều' || word === 'tối') return hours < 12 ? hours + 12 : hours
  if (word === 'đêm' || word === 'khuya') return hours === 12 ? 0 : hours >= 7 && hours < 12 ? hours + 12 : hours
  if (word === 'trưa') return hours < 4 ? hours + 12 : hours
  return hours
}

function* englishTimes(text: string): Generator<TimeToken> {
  const found: TimeToken[] = []
  for (const match of matchesOf(EN_WORDS, text)) {
    found.push({ kind: 'time', ...span(match), minutes: match[1]?.toLowerCase() === 'midnight' ? 0 : 720 })
  }
  const digits = /\d/.test(text) ? englishDigits(text) : []
  yield* [...found, ...digits].sort((a, b) => a.start - b.start || b.end - a.end)
}

function englishDigits(text: string): TimeToken[] {
  const found: TimeToken[] = []
  for (const match of matchesOf(EN_VIETNAMESE, text)) {
    const minutes = wrap(60 * Number(match[1]) + Number(match[2] ?? 0))
    if (Number(match[1]) <= 24) found.push({ kind: 'time', ...span(match), minutes, vietnameseForm: true })
  }
  for (const match of matchesOf(EN, text)) {
    const [whole, hour = '', minute, meridiem, clock, military, part] = match
    const colon = whole.charAt(hour.length) === ':'
    if (!meridiem && !clock && !military && !part && !colon) continue
    if (!meridiem && !clock && minute === undefined && part === undefined) continue
    const hours = Number(hour)
    if (hours > 24 || Number(minute ?? 0) > 59) continue
    const afternoon = meridiem ? /^p/i.test(meridiem) : /afternoon|evening|night/i.test(part ?? '')
    const base = meridiem || part ? (hours % 12) + (afternoon ? 12 : 0) : hours
    const token: TimeToken = {
      kind: 'time',
      ...span(match),
      minutes: wrap(60 * (hours > 12 ? hours : base) + Number(minute ?? 0)),
    }
    if (!meridiem && !part && hours <= 12) token.halfDay = true
    found.push(token)
  }
  return found
}

const span = (match: RegExpExecArray): { start: number; end: number } => ({
  start: match.index,
  end: match.index + match[0].length,
})
