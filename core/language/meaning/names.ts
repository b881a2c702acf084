import type { Span } from '../document-numbers.ts'
import { doubtfulFamilyNames, familyNames, honorifics, offices, titleSeconds } from './family-names.ts'
import { mayBeginPlace, placeForms } from './gazetteer.ts'
import { levelOf } from './place-levels.ts'
import { matchesOf } from '../matches.ts'
import { beginsWord } from './word-edge.ts'

/** A name in Vietnamese text. */
export interface Name extends Span {
  kind: 'person' | 'place'
  syllables: string[]
  /** Before a person: ông, bà, chí (of đồng chí) …, in lower case. */
  honorific?: string
  /** Before a place: xã, huyện …, in lower case. */
  level?: string
  /** Found by the list of places alone. */
  listed?: boolean
}

class NameWord {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Capital, then small letters, or one capital alone ("Nguyễn Văn A"). */
  readonly title: boolean
  /** One space and nothing else before it. */
  readonly joined: boolean

  constructor(text: string, start: number, joined: boolean) {
    this.text = text
    this.start = start
    this.end = start + text.length
    this.title = isCapital(text, 0) && !isCapital(text, 1)
    this.joined = joined
  }

  get lower(): string {
    return this.text.toLowerCase()
  }
}

/** Capitals of Latin, Greek and Cyrillic, because every word is asked. */
const CAPITALS = new Set<number>()
const TABLED = 0x2000
for (let code = 128; code < TABLED; code++) if (/\p{Lu}/u.test(String.fromCharCode(code))) CAPITALS.add(code)

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return code >= 65 && code <= 90
  return code < TABLED ? CAPITALS.has(code) : /^\p{Lu}/u.test(text.slice(at))
}

const WORD = /[\p{L}\p{M}]+/gu
const TWO_WORD_LEVELS = new Set(['thành phố', 'thị xã', 'thị trấn', 'đặc khu'])
const BEFORE_PLACE = new Set('báo đài tỉnh huyện xã phường tp đoàn người đội sông cảng thành'.split(' '))
const BODIES = new Set('đoàn hội đội ủy uỷ đảng ban'.split(' '))

function nameWords(text: string): NameWord[] {
  const words: NameWord[] = []
  let end = 0
  WORD.lastIndex = 0
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const joined = match.index === end + 1 && (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 0xa0)
    words.push(new NameWord(match[0], match.index, joined))
    end = WORD.lastIndex
  }
  return words
}

/** Personal and place names (H1, A table), by what stands before them, by family names and by the list of places. */
export function names(text: string): Name[] {
  if (!/\p{Lu}/u.test(text)) return []
  const words = nameWords(text)
  const found: Name[] = []
  for (let at = 0; at < words.length;) {
    let end = at
    while (words[end]?.title && (end === at || words[end]?.joined)) end++
    if (end > at) found.push(...fromRun(words, at, end, text))
    at = Math.max(end, at + 1)
  }
  return [...found, ...numbered(text)].sort((a, b) => a.start - b.start)
}

/** The names in a run of capitalised words. */
function fromRun(words: readonly NameWord[], from: number, to: number, text: string): Name[] {
  if (/^['’-]\p{L}/u.test(text.slice(words[to - 1]?.end ?? 0, (words[to - 1]?.end ?? 0) + 2))) return []
  const listed = listedPlace(words, from, to)
  let start = from
  let before = wordBefore(words, from)
  let level = levelBefore(words, from)
  // At the start of a sentence the word before the name has a capital too.
  const first = words[from]?.lower ?? ''
  if (level === undefined && to - from > 1) {
    if (levelOf(first)) [level, start] = [first, from + 1]
    else if (!listed && honorifics.has(first) && opensSentence(text, words[from]?.start ?? 0))
      [before, start] = [first, from + 1]
  }
  const run = words.slice(start, to)
  if (run.length === 0 || run.length > 6) return listed ? [listed] : []
  const span = { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0, syllables: run.map((word) => word.text) }
  // "Chủ tịch xã Lương Văn Bảy": the person after the office.
  if (level !== undefined && run.length >= 3 && isPerson(run)) return [{ ...span, kind: 'person' }]
  if (level !== undefined) return isBody(run, words[to]) ? [] : [{ ...span, kind: 'place', level }]
  const honorific = before !== undefined && honorifics.has(before) && !isTitle(run, words[to]) ? before : undefined
  const isOffice = honorific !== undefined && offices.has(honorific)
  if (honorific !== undefined && !isOffice && run.length <= 5) return [{ ...span, kind: 'person', honorific }]
  if (listed) return [listed]
  if (
    placeForms(
      run
        .slice(0, 2)
        .map((word) => word.text)
        .join(' '),
    )
  )
    return []
  if (isOffice && run.length >= 2 && run.length <= 5 && isFamilyName(run[0]?.text ?? ''))
    return [{ ...span, kind: 'person', honorific }]
  return isPerson(run) ? [{ ...span, kind: 'person' }] : []
}

const isFamilyName = (word: string): boolean => familyNames.has(word) || doubtfulFamilyNames.has(word)

function isPerson(run: readonly NameWord[]): boolean {
  const family = run[0]?.text ?? ''
  if (run.length > 5) return false
  return (familyNames.has(family) && run.length >= 2) || (doubtfulFamilyNames.has(family) && run.length >= 3)
}

function wordBefore(words: readonly NameWord[], at: number): string | undefined {
  return words[at]?.joined ? words[at - 1]?.lower : undefined
}

/** "xã", "thành phố", "TP." before the run. */
function levelBefore(words: readonly NameWord[], at: number): string | undefined {
  const one = wordBefore(words, at) ?? abbreviationBefore(words, at)
  if (one === undefined) return undefined
  const two = words[at - 1]?.joined ? `${words[at - 2]?.lower ?? ''} ${one}` : ''
  if (TWO_WORD_LEVELS.has(two)) return two
  // "cấp xã", "bản" of a document, "làng" in general: only directly before a capital, which holds here.
  return levelOf(one) && one !== 'tt' ? one : undefined
}

function abbreviationBefore(words: readonly NameWord[], at: number): string | undefined {
  const [previous, here] = [words[at - 1], words[at]]
  if (!previous || !here || here.start - previous.end > 2) return undefined
  return previous.lower === 'tp' || previous.lower === 'tx' ? previous.lower : undefined
}

/** "Tỉnh Đoàn", "xã Hội…": a body, not a place. */
function isBody(run: readonly NameWord[], next: NameWord | undefined): boolean {
  return run.length === 1 && BODIES.has(run[0]?.lower ?? '') && (next === undefined || next.joined)
}

/** "ông Chủ tịch": a title in sentence case. */
function isTitle(run: readonly NameWord[], next: NameWord | undefined): boolean {
  return next?.joined === true && !next.title && titleSeconds.has(next.lower) && run.length <= 2
}

function opensSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:…;\n])["'“”‘’»)]?\s*["“'‘(«*•–-]*\s*$/u.test(text.slice(Math.max(0, at - 10), at))
}

/** The longest listed place in a run, if it is the whole run or its end. */
function listedPlace(words: readonly NameWord[], from: number, to: number): Name | undefined {
  for (let start = from; start < to && start < from + 2; start++) {
    if (!mayBeginPlace(words[start]?.text ?? '')) continue
    const run = words.slice(start, to)
    // "Thái Bình Dương" does not hold Bình Dương; "Báo Nghệ An" holds Nghệ An.
    if (start > from && (run.length < 2 || start > from + 1 || !BEFORE_PLACE.has(words[from]?.lower ?? '')))
      return undefined
    if (run.length <= 4 && placeForms(run.map((word) => word.text).join(' '))) {
      return {
        kind: 'place',
        listed: true,
        start: run[0]?.start ?? 0,
        end: run.at(-1)?.end ?? 0,
        syllables: run.map((word) => word.text),
      }
    }
  }
  return undefined
}

const NUMBERED = /(quận|phường|thôn|xóm|ấp) (\d{1,2})(?![\p{L}\p{N}])(?![.,/]\d)/giu

/** quận 1, phường 5, Thôn 3 */
function numbered(text: string): Name[] {
  const found: Name[] = []
  if (!/\d/.test(text)) return found
  for (const match of matchesOf(NUMBERED, text)) {
    if (!beginsWord(text, match.index)) continue
    const [whole, level = '', number = ''] = match
    const end = match.index + whole.length
    found.push({ kind: 'place', start: end - number.length, end, syllables: [number], level: level.toLowerCase() })
  }
  return found
}
