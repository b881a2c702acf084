import type { Span } from '../language/document-numbers.ts'
import { matchesOf } from '../language/matches.ts'

/** What a Vietnamese word before an amount asks of the English. */
export interface Direction extends Span {
  accepts: readonly string[]
  /** Directions that say the opposite. */
  inverts: readonly string[]
  /** trên, dưới and gần are prepositions of place too. */
  mayBePlace: boolean
  /** English words of the direction, wherever they stand. */
  words: RegExp
}

type Kind = 'over' | 'nearly' | 'about' | 'under' | 'least' | 'most'

const EN: Record<Kind, string> = {
  over: 'over|more than|above|in excess of|upwards? of|beyond|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|greater than|higher than|larger than|longer than|older than|better than|top(?:s|ped|ping)|well over|past|upwards? from|no fewer than|no less than',
  nearly:
    'nearly|almost|close to|approaching|just under|just short of|not quite|virtually|near|some way short of|near to|just below|just shy of|little short of|close on',
  about:
    'between|about|around|some|roughly|approximately|approx\\.?|circa|an? estimated|estimated(?: at)?|in the region of|or so|somewhere|close to|an estimated total of|in the vicinity of|give or take',
  under:
    'under|less than|below|fewer than|lower than|short of|not more than|younger than|smaller than|within|not even|barely',
  least:
    'at least|a minimum of|minimum(?: of)?|no less than|no fewer than|not less than|not fewer than|or more|from|or above|and above|upwards?|not below',
  most: 'at most|a maximum of|maximum(?: of)?|up to|no more than|not more than|not exceed(?:ing)?|not to exceed|or less|or fewer|within|as many as|no later than|and below|or below|cannot exceed',
}
const BEFORE = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${Object.values(EN).join('|')})(?![\\p{L}\\p{M}])[^.;:!?\\d]{0,24}$`,
  'iu',
)
const KINDS = Object.entries(EN).map(
  ([kind, words]) => [kind, new RegExp(`(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])`, 'iu')] as const,
)
const EVERY = KINDS.map(([kind, pattern]) => [kind as Kind, new RegExp(pattern.source, 'giu')] as const)
const AFTER: [Kind, RegExp][] = [
  ['over', /^(?:\+|\s?[-–]?plus(?!\p{L})|-odd|\sodd(?!\p{L}))/iu],
  [
    'least',
    /^[^.;:!?]{0,30}?(?<!\p{L})(?:or more|or above|and above|or over|and over|and older|or older|or higher|and up|upwards)(?!\p{L})/iu,
  ],
  [
    'most',
    /^[^.;:!?]{0,30}?(?<!\p{L})(?:or less|or fewer|and below|or below|and under|or under|at most|or younger)(?!\p{L})/iu,
  ],
  ['about', /^[^.;:!?]{0,20}?(?<!\p{L})(?:or so|or thereabouts|approximately)(?!\p{L})/iu],
]
const PLACE =
  /(?<!\p{L})(?:on|in|across|at|along|of|onto|near|under|beside|by|next to|from)\s(?:the\s|all\s|both\s)?$/iu

/**
 * The direction of the words around an amount in the English: `over`, `least`
 * …; `place` for a preposition; undefined where there is none.
 */
export function englishDirection(text: string, { start, end }: Span): string | undefined {
  const head = text.slice(Math.max(0, start - 56), start)
  const after = text.slice(end, end + 48)
  for (const [kind, pattern] of AFTER) if (pattern.test(after)) return kind
  const tail = BEFORE.exec(head)?.[0]
  // The words nearest to the amount count: "up to 5 and more than 7" is cut at the digit.
  const near = tail !== undefined && tail.split(/\s+/).length <= 6 ? nearest(tail) : undefined
  if (near !== undefined) return near
  return PLACE.test(head) ? 'place' : undefined
}

/** Longest first, so that "no more than" is not "more than", and the last in the text. */
function nearest(tail: string): Kind | undefined {
  let best: { kind: Kind; end: number; length: number } | undefined
  for (const [kind, pattern] of EVERY) {
    for (const match of matchesOf(pattern, tail)) {
      const end = match.index + match[0].length
      if (!best || end > best.end || (end === best.end && match[0].length > best.length)) {
        best = { kind, end, length: match[0].length }
      }
    }
  }
  return best?.kind
}

interface Rule {
  pattern: RegExp
  kind: Kind
  accepts: string[]
  inverts: string[]
  place?: boolean
}

const rule = (words: string, kind: Kind, accepts: string, inverts: string, place = false): Rule => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{M}])(?:${words})\\s(?:cả\\s|chỉ\\s|đạt\\s|có\\s|tới\\s|đến\\s)?$`, 'iu'),
  kind,
  accepts: accepts.split(' '),
  inverts: inverts.split(' '),
  place,
})

/** Longer phrases first: trên dưới (about) before dưới, không quá before quá. */
const RULES: Rule[] = [
  rule('trên dưới|xấp xỉ|trên, dưới', 'about', 'about nearly', 'over under'),
  rule('không quá|tối đa|tối đa là|nhiều nhất|cao nhất|không vượt quá', 'most', 'most under', 'over least'),
  rule(
    'không dưới|không ít hơn|tối thiểu|tối thiểu là|ít nhất|tối thiểu phải|không thấp hơn|thấp nhất',
    'least',
    'least over',
    'under most',
  ),
  rule('chưa đầy|chưa đến|chưa tới|ít hơn|thấp hơn|nhỏ hơn', 'under', 'under nearly most', 'over least'),
  rule('ngót|ngót nghét|gần|gần tới', 'nearly', 'nearly', 'over least', true),
  rule(
    'khoảng|chừng|ước|ước tính|ước khoảng|ước chừng|ước đạt|(?<!(?:cường|mức|nhiệt|tốc|mật|trình|chế|tiến|góc|ẩm|vĩ|kinh) )độ|vào khoảng|tầm',
    'about',
    'about',
    'over under',
  ),
  rule('nhiều hơn|lớn hơn|cao hơn|hơn|quá|vượt', 'over', 'over least', 'under nearly most'),
  rule('trên', 'over', 'over least', 'under nearly most', true),
  rule('dưới', 'under', 'under most', 'over least', true),
]

/** The last letters of any of them, perhaps with a word between. */
const ANY =
  /(?:dưới|xỉ|quá|đa|là|nhất|hơn|thiểu|phải|đầy|đến|tới|ngót|nghét|gần|khoảng|chừng|ước|tính|đạt|độ|tầm|vượt|trên)\s(?:cả|chỉ|đạt|có|tới|đến)?\s?$/iu

/** The word of approximation directly before an amount of the source. */
export function directionBeforeVi(text: string, at: number): Direction | undefined {
  const from = Math.max(0, at - 22)
  const head = text.slice(from, at)
  if (!ANY.test(head)) return undefined
  for (const { pattern, kind, accepts, inverts, place } of RULES) {
    const match = pattern.exec(head)
    if (match)
      return { start: from + match.index, end: at, accepts, inverts, mayBePlace: place === true, words: wordsOf(kind) }
  }
  return undefined
}

const AFTER_VI: [RegExp, Kind, string][] = [
  [/^[^.;:!?,]{0,14}?\strở lên(?![\p{L}\p{M}])/iu, 'least', 'least over'],
  [/^[^.;:!?,]{0,14}?\strở xuống(?![\p{L}\p{M}])/iu, 'most', 'most under'],
]

/** "70 hộ trở lên" */
export function directionAfterVi(text: string, at: number): Direction | undefined {
  const after = text.slice(at, at + 28)
  for (const [pattern, kind, accepts] of AFTER_VI) {
    const match = pattern.exec(after)
    if (match) {
      const inverts = kind === 'least' ? ['under', 'most'] : ['over', 'least']
      return {
        start: at,
        end: at + match[0].length,
        accepts: accepts.split(' '),
        inverts,
        mayBePlace: false,
        words: wordsOf(kind),
      }
    }
  }
  return undefined
}

function wordsOf(kind: Kind): RegExp {
  return KINDS.find(([name]) => name === kind)?.[1] ?? /$^/
}
