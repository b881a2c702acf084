import type { CodeToken, Lang, NumberToken } from './token.ts'
import { matchesOf } from '../matches.ts'

const SLASH = /(?<![\p{L}\p{N}.,/])(\d{1,4})\/(\d{1,4})(?![\p{L}\p{N}/])(?![.,]\d)/gu
const VI_WORDS =
  /(?<![\p{L}\p{M}])(một|hai|ba|bốn|năm|\d{1,2}) phần (hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?![\p{L}\p{M}])/giu
const EN_WORDS =
  /(?<![\p{L}\p{M}]|\sand\s)(an?|one|two|three|four|five|\d{1,2})[\s-](half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)(?=$|[^\p{L}\p{M}])(?!\s(?:of\s)?(?:\d|(?:January|February|March|April|May|June|July|August|September|October|November|December|year|quarter|session|congress|term|tenure)))/giu

/** "One in five", "3 out of 4". */
const EN_IN =
  /\b(?<![.,])(one|two|three|four|\d{1,2}) (?:in|out of) (?:every )?(two|three|four|five|six|seven|eight|nine|ten|\d{1,3})(?![\p{L}\p{M}\p{N}])(?![.,]\d|-)/giu
/** A quick look before: most texts have no figure after "in". */
const MAY_BE_IN = / (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|\d)/i
const EN_COUNT: Record<string, number> = { six: 6, seven: 7, eight: 8, nine: 9, ten: 10 }

const TOP: Record<string, number> = {
  a: 1,
  an: 1,
  một: 1,
  one: 1,
  hai: 2,
  two: 2,
  ba: 3,
  three: 3,
  bốn: 4,
  four: 4,
  năm: 5,
  five: 5,
}
const BOTTOM: Record<string, number> = {
  ...{ hai: 2, ba: 3, tư: 4, năm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9, mười: 10 },
  ...{
    half: 2,
    halves: 2,
    third: 3,
    quarter: 4,
    fourth: 4,
    fifth: 5,
    sixth: 6,
    seventh: 7,
    eighth: 8,
    ninth: 9,
    tenth: 10,
  },
}

/** a/b: a date, a fraction or a ratio; which one the context has to tell (N6). */
export function* slashes(text: string): Generator<CodeToken> {
  if (!text.includes('/')) return
  for (const match of matchesOf(SLASH, text)) {
    const [value, top = '', bottom = ''] = match
    const token: CodeToken = { kind: 'code', start: match.index, end: match.index + value.length, value, soft: true }
    const [a, b] = [Number(top), Number(bottom)]
    if (b > 0) token.fraction = a / b
    if (a >= 1 && a <= 31 && b >= 1 && b <= 12) token.date = { day: a, month: b }
    yield token
  }
}

/** Fractions in words: "ba phần tư", "three quarters". "A third" may be an ordinal and is soft. */
export function* wordFractions(text: string, lang: Lang): Generator<NumberToken> {
  const found = [...inWords(text, lang), ...(lang === 'en' ? inProportion(text) : [])]
  yield* found.sort((a, b) => a.start - b.start)
}

function* inProportion(text: string): Generator<NumberToken> {
  if (!MAY_BE_IN.test(text)) return
  for (const match of matchesOf(EN_IN, text)) {
    const [whole, top = '', bottom = ''] = match
    const count = (word: string): number => TOP[word.toLowerCase()] ?? EN_COUNT[word.toLowerCase()] ?? Number(word)
    // Both figures may be what the source gives: 3 trong 4, 3/4.
    yield { kind: 'number', start: match.index, end: match.index + whole.length, values: [count(top) / count(bottom)] }
  }
}

function* inWords(text: string, lang: Lang): Generator<NumberToken> {
  if (!(lang === 'vi' ? /phần/i : /hal[fv]|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth/i).test(text))
    return
  for (const match of matchesOf(lang === 'vi' ? VI_WORDS : EN_WORDS, text)) {
    const [whole, top = '', bottom = ''] = match
    const a = TOP[top.toLowerCase()] ?? Number(top)
    const b = BOTTOM[bottom.toLowerCase()] ?? BOTTOM[bottom.toLowerCase().replace(/s$/, '')] ?? 1
    const soft = a === 1 && lang === 'en'
    yield {
      kind: 'number',
      start: match.index,
      end: match.index + whole.length,
      values: [a / b, a],
      ...(soft ? { soft } : {}),
    }
  }
}
