import { currencyAfter, currencyBefore } from './currencies.ts'
import { readDigits } from './digits.ts'
import { numberWords } from './number-words.ts'
import { scaleAt } from './scales.ts'
import type { CodeToken, Lang, NumberToken } from './token.ts'
import { unitAt } from './units.ts'
import { matchesOf } from '../matches.ts'

const DIGITS = /\d+(?:[.,]\d+)*(?:[\u00a0\u202f]\d{3}(?!\d))*/gu
/** Covid-19, MiG-21: a name with a capital, tied to the digits. */
const NAME_BEFORE = /\p{Lu}[\p{L}\p{N}]*-$/u
const LETTERS = /[\p{L}\p{M}\p{N}_]*/uy

/** An amount before what follows it is read. */
type Atom = NumberToken

/** Numbers with their magnitude, percent sign, currency and unit, and codes that hold digits. */
export function* quantities(text: string, lang: Lang): Generator<NumberToken | CodeToken> {
  const atoms = atomsOf(text, lang)
  for (let at = 0; at < atoms.length; at++) {
    const atom = atoms[at]
    if (!atom) continue
    if (atom.kind === 'code') {
      yield atom
      continue
    }
    let token = extend(text, atom, lang)
    // "2 tỷ 500 triệu", "two thousand five hundred": parts of one amount.
    for (let next = atoms[at + 1]; next && canAdd(text, token, next, lang); next = atoms[at + 1]) {
      token = add(token, extend(text, next, lang))
      at++
    }
    while ((atoms[at + 1]?.start ?? Infinity) < token.end) at++
    yield suffixed(text, token, lang)
  }
}

function atomsOf(text: string, lang: Lang): (Atom | CodeToken)[] {
  const atoms: (Atom | CodeToken)[] = []
  if (/\d/.test(text))
    for (const match of matchesOf(DIGITS, text)) atoms.push(digitAtom(text, match[0], match.index, lang))
  for (const { start, end, value, soft } of numberWords(text, lang)) {
    atoms.push({ kind: 'number', start, end, values: [value], ...(soft ? { soft } : {}) })
  }
  return atoms.sort((a, b) => a.start - b.start)
}

function digitAtom(text: string, digits: string, start: number, lang: Lang): Atom | CodeToken {
  const end = start + digits.length
  const before = text.slice(Math.max(0, start - 24), start)
  const reading = readDigits(digits.replace(/[\u00a0\u202f]/g, ''), lang)
  const money = lang === 'en' && currencyBefore(text, start) !== undefined
  const last = before.charAt(before.length - 1)
  const tied =
    (!money && /[\p{L}_]$/u.test(before.slice(-2))) ||
    (last === '-' && NAME_BEFORE.test(before)) ||
    (last === '.' && /(?<!\p{L})\p{Lu}\.$/u.test(before))
  if (!reading || tied || (letterFollows(text, end) && !known(text, end, lang)))
    return code(text, start - (tied ? tiedLetters(before) : 0), end)
  const atom: Atom = { kind: 'number', start, end, digits, values: reading.values }
  if (reading.vietnamese !== undefined) atom.vietnamese = reading.vietnamese
  if (reading.values[0] === 1) atom.soft = true
  return atom
}

const letterFollows = (text: string, at: number): boolean => /[\p{L}_]/u.test(text.charAt(at))

/** Letters tied to digits that are a unit, a currency, a magnitude or the s of a decade. */
function known(text: string, at: number, lang: Lang): boolean {
  if (unitAt(text, at, lang) || currencyAfter(text, at, lang) || scaleAt(text, at, lang)) return true
  return lang === 'en' && /^(?:s|m|bn|k|tn)(?![\p{L}\p{N}])/u.test(text.slice(at, at + 3))
}

/** How many characters before the digits belong to the name: VTV in VTV1. */
const tiedLetters = (before: string): number => /[\p{L}\p{N}_]+[-.]?$/u.exec(before)?.[0].length ?? 0

function code(text: string, start: number, end: number): CodeToken {
  LETTERS.lastIndex = end
  LETTERS.test(text)
  const whole = text.slice(start, Math.max(end, LETTERS.lastIndex))
  const value = whole.match(/\d+/g)?.join('.') ?? ''
  return { kind: 'code', start, end: start + whole.length, value }
}

/** Words of magnitude, "and a half", decades and dozens after an amount. */
function extend(text: string, atom: Atom | CodeToken, lang: Lang): NumberToken {
  if (atom.kind === 'code') return { kind: 'number', start: atom.start, end: atom.end, values: [] }
  const prefix = lang === 'en' ? currencyBefore(text, atom.start) : undefined
  const token: NumberToken = { ...atom }
  if (prefix) {
    token.start = prefix.start
    token.currency = prefix.code
  }
  const scale = scaleAt(text, token.end, lang, prefix !== undefined)
  if (scale) {
    const times = (value: number): number => clean(value * scale.factor + scale.plus)
    token.values = scale.keepBare ? [...token.values.map(times), ...token.values] : token.values.map(times)
    if (token.vietnamese !== undefined) token.vietnamese = times(token.vietnamese)
    if (!scale.keepBare) token.scale = scale.factor
    token.end = scale.end
    // "Trăm triệu" stays inexact.
    if (scale.factor > 1 && !scale.keepBare && (atom.values[0] ?? 0) < 10) delete token.soft
  }
  return token
}

/** Products of decimal fractions without binary dust: 1.2 × 10⁹. */
function clean(value: number): number {
  return Number(value.toPrecision(15))
}

function canAdd(text: string, token: NumberToken, next: Atom | CodeToken, lang: Lang): boolean {
  if (next.kind === 'code' || token.scale === undefined || next.start < token.end) return false
  if (!/^(?:\s|,\s|\sand\s)$/u.test(text.slice(token.end, next.start))) return false
  const part = extend(text, next, lang)
  const value = part.values[0] ?? 0
  const inWords = token.digits === undefined && next.digits === undefined
  return value > 0 && value < token.scale && (inWords || (part.scale !== undefined && part.scale < token.scale))
}

function add(token: NumberToken, part: NumberToken): NumberToken {
  return {
    ...token,
    end: part.end,
    values: [clean((token.values[0] ?? 0) + (part.values[0] ?? 0))],
    scale: part.scale ?? 1,
  }
}

const PERCENT: Record<Lang, RegExp> = {
  vi: /\s?(?:(điểm) ?(?:phần trăm|%)|phần trăm(?![\p{L}\p{M}])|%)/uy,
  en: /[\s-]?(?:(percentage[\s-]points?|pp|p\.p\.)(?![\p{L}\p{M}])|per[\s-]?cent(?:age)?(?![\p{L}\p{M}])|%)(?:[\s-](points?)(?!\p{L}))?/iuy,
}

/** A percent sign, a currency or a unit after the amount. */
function suffixed(text: string, token: NumberToken, lang: Lang): NumberToken {
  const percent = PERCENT[lang]
  percent.lastIndex = token.end
  const match = percent.exec(text)
  if (match) {
    const points = match[1] ?? match[2]
    return { ...token, kind: 'percent', end: percent.lastIndex, percent: points ? 'points' : 'percent', ...hard(token) }
  }
  const currency = token.currency ? undefined : currencyAfter(text, token.end, lang)
  if (currency) return { ...token, kind: 'money', currency: currency.code, end: currency.end }
  if (token.currency) return { ...token, kind: 'money' }
  const unit = unitAt(text, token.end, lang)
  if (unit) return { ...token, kind: 'measure', unit: unit.key, end: unit.end }
  return token
}

/** "1%" is a figure, "one" is not. */
function hard(token: NumberToken): { soft: boolean } {
  return { soft: token.digits === undefined && token.soft === true }
}
