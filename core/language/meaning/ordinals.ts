import { romanValue } from './roman.ts'
import type { Lang, OrdinalToken } from './token.ts'
import { beginsWord, endsWord } from './word-edge.ts'
import { matchesOf } from '../matches.ts'

const VI_WORDS: Record<string, number> = {
  ...{
    nhất: 1,
    một: 1,
    nhì: 2,
    hai: 2,
    ba: 3,
    tư: 4,
    bốn: 4,
    năm: 5,
    sáu: 6,
    bảy: 7,
    bẩy: 7,
    tám: 8,
    chín: 9,
    mười: 10,
  },
  ...{ 'mười một': 11, 'mười hai': 12, 'mười ba': 13, 'mười bốn': 14, 'mười lăm': 15 },
}
const VI_WORD = Object.keys(VI_WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')
/** N9: what Roman numerals and ordinal numbers follow. */
const VI = new RegExp(
  `(?:(lần thứ|kỳ họp thứ|kì họp thứ|thứ) ?(?:(\\d{1,3})|([IVXLC]{1,8})|(${VI_WORD}))|` +
    `(khóa|khoá|quý|quí|Đại hội|đại hội|thế kỷ|thế kỉ|lần|Thế kỷ|Khóa|Khoá|Quý|Quí|Kỳ họp|nhiệm kỳ|Quân khu|Trung ương) (?:thứ )?(?:(\\d{1,3})(?!(?:[.,]\\d|/\\d{1,3}(?!\\d)|\\s?%))|([IVXLC]{1,8})))(?![\\p{L}\\p{M}\\p{N}-])`,
  'gu',
)
const VI_IGNORE_CASE = new RegExp(VI.source, 'giu')
const ROMAN_ALONE = /[IVXLC]{1,8}(?![\p{L}\p{M}\p{N}]|\.\p{L})/gu

const WEEKDAYS_VI: Record<number, number> = { 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6 }

/** Ordinals of Vietnamese: lần thứ IX, khóa X, quý III, thứ nhất; "thứ Sáu" may be Friday. */
export function* vietnameseOrdinals(text: string): Generator<OrdinalToken> {
  if (!/\d|hứ|HỨ| [IVXLC]/.test(text)) return
  for (const match of matchesOf(VI_IGNORE_CASE, text)) {
    if (!beginsWord(text, match.index)) continue
    const [whole, thu, digits, roman, word, cue, digits2, roman2] = match
    const numeral = roman ?? roman2
    if (numeral !== undefined && numeral !== numeral.toUpperCase()) continue
    // Of a tenure, quarter or congress; "lần 2" and "nhiệm kỳ 2" are ordinals, "lần này" is not here.
    const value =
      numeral === undefined ? (VI_WORDS[word?.toLowerCase() ?? ''] ?? Number(digits ?? digits2)) : romanValue(numeral)
    if (value === undefined || Number.isNaN(value) || value > 400) continue
    const token: OrdinalToken = { kind: 'ordinal', start: match.index, end: match.index + whole.length, value }
    const weekday = thu?.toLowerCase() === 'thứ' && !roman && word !== 'nhất' ? WEEKDAYS_VI[value] : undefined
    if (weekday !== undefined) token.weekday = weekday
    if (/^qu[ýí]/iu.test(cue ?? '')) token.of = 'quarter'
    yield token
  }
}

const EN_SMALL =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  )
const EN_TENS = 'twent thirt fort fift sixt sevent eight ninet'.split(' ')
const EN_UNITS = new Map(EN_SMALL.map((word, index) => [word, index + 1]))
const EN_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const EN = new RegExp(
  `(?:(\\d{1,3})(?:st|nd|rd|th)|(?:(${EN_TENS.join('|')})y-)?(${[...EN_SMALL].reverse().join('|')})(?:ly)?|(${EN_TENS.join('|')})ieth|Q([1-4])|(${EN_DAYS.join('|')}))(?![a-z0-9])`,
  'gi',
)

/** twent → 20 */
const tenTimes = (tens: string | undefined): number => (tens ? 10 * (EN_TENS.indexOf(tens.toLowerCase()) + 2) : 0)

/** Ordinals of English, Q3, weekdays, and Roman numerals; all soft, because many are no numbers ("second"). */
export function* englishOrdinals(text: string): Generator<OrdinalToken> {
  const found: OrdinalToken[] = []
  for (const match of matchesOf(EN, text)) {
    if (!beginsWord(text, match.index) || /[.,]/.test(text.charAt(match.index - 1))) continue
    if (!endsWord(text, match.index + match[0].length)) continue
    const [whole, digits, tens, word, round, quarter, day] = match
    const token: OrdinalToken = {
      kind: 'ordinal',
      start: match.index,
      end: match.index + whole.length,
      value: 0,
      soft: true,
    }
    if (day) token.weekday = EN_DAYS.indexOf(day.toLowerCase()) + 1
    else if (word) token.value = tenTimes(tens) + (EN_UNITS.get(word.toLowerCase()) ?? 0)
    else token.value = round ? tenTimes(round) : Number(digits ?? quarter)
    if (quarter) token.of = 'quarter'
    found.push(token)
  }
  yield* [...found, ...romans(text, true)].sort((a, b) => a.start - b.start)
}

/** Roman numerals that stand alone; "I" is a pronoun and single letters are initials, hence at least two. */
function romans(text: string, soft: boolean): OrdinalToken[] {
  const found: OrdinalToken[] = []
  for (const match of matchesOf(ROMAN_ALONE, text)) {
    if (!beginsWord(text, match.index) || text.charAt(match.index - 1) === '.') continue
    const value =
      match[0].length > 1 ||
      /(?:class|volume|chapter|part|phase|level|grade|title|war|term|quarter|tenure|course)\s$/i.test(
        text.slice(Math.max(0, match.index - 9), match.index),
      )
        ? romanValue(match[0])
        : undefined
    if (value !== undefined)
      found.push({
        kind: 'ordinal',
        start: match.index,
        end: match.index + match[0].length,
        value,
        ...(soft && { soft }),
      })
  }
  return found
}

/** Ordinals of a language, in order. */
export function* ordinals(text: string, lang: Lang): Generator<OrdinalToken> {
  if (lang === 'en') yield* englishOrdinals(text)
  else yield* [...vietnameseOrdinals(text), ...romans(text, true)].sort((a, b) => a.start - b.start || b.end - a.end)
}
