import type { Style } from './style.ts'
import type { NumberToken } from './token.ts'
import { units, type UnitKey } from './units.ts'

const SCALES: [name: string, value: number][] = [
  ['quadrillion', 1e15],
  ['trillion', 1e12],
  ['billion', 1e9],
  ['million', 1e6],
]
const CURRENCY_SIGNS: Record<string, string> = { USD: 'US$', EUR: '€', GBP: '£', JPY: '¥' }
const CURRENCY_WORDS: Record<string, string> = {
  VND: 'dong',
  USD: 'US dollars',
  EUR: 'euros',
  GBP: 'pounds',
  JPY: 'yen',
  CNY: 'yuan',
  LAK: 'kip',
  THB: 'baht',
  KRW: 'won',
  RUB: 'roubles',
}

/** A number, percentage, sum of money or measure in English (N1–N8, P7). */
export function renderAmount(token: NumberToken, style: Style): string | undefined {
  const figure = renderFigure(token)
  if (figure === undefined) return undefined
  if (token.percent === 'points') return `${figure} percentage points`
  if (token.percent === 'percent') return style.percent === 'sign' ? `${figure}%` : `${figure} per cent`
  if (token.currency !== undefined) return withCurrency(figure, token.currency, style)
  if (token.unit !== undefined) {
    const [singular, plural] = units[token.unit as UnitKey].name
    return `${figure} ${token.values[0] === 1 ? singular : plural}`
  }
  return figure
}

function renderFigure(token: NumberToken): string | undefined {
  const value = token.values[0]
  if (token.scale === undefined) return token.digits === undefined ? value?.toString() : convertDigits(token.digits)
  if (value === undefined) return undefined
  const [name, size] = SCALES.find(([, step]) => value >= step) ?? ['', 1]
  const mantissa = Number((value / size).toPrecision(12))
  return `${grouped(mantissa.toString())}${name && ` ${name}`}`
}

/** N1: point and comma change places; four digits or more without separators stay as typed up to a year's length. */
export function convertDigits(digits: string): string {
  const bare = digits.replace(/[\u00a0\u202f]/g, '.')
  if (/^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(bare))
    return bare.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
  if (/^\d+,\d+$/.test(bare)) return bare.replace(',', '.')
  return /^\d{5,}$/.test(bare) && !bare.startsWith('0') ? grouped(bare) : bare
}

function grouped(figure: string): string {
  const [whole = '', fraction] = figure.split('.')
  const groups = whole.length > 3 ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole
  return fraction === undefined ? groups : `${groups}.${fraction}`
}

function withCurrency(figure: string, currency: string, style: Style): string {
  if (style.money === 'word') return `${figure} ${CURRENCY_WORDS[currency] ?? currency}`
  const sign = CURRENCY_SIGNS[currency]
  if (sign !== undefined) return `${sign}${figure}`
  return style.money === 'code-before' ? `${currency}${figure}` : `${figure} ${currency}`
}
