import { renderAmount } from './render-amount.ts'
import { dropDiacritics } from './syllable.ts'
import { defaultStyle, type Style } from './style.ts'
import type { DateToken, DocumentToken, RangeToken, TimeToken, Token } from './token.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

/**
 * The English of a Vietnamese token in a project's style; `surface` is its text
 * in the source. Undefined where only the context can tell (a bare 3/4).
 */
export function render(token: Token, surface: string, style: Style = defaultStyle): string | undefined {
  switch (token.kind) {
    case 'tag':
    case 'placeholder':
    case 'link':
    case 'phone':
      return surface
    case 'code':
      return token.fraction === undefined ? dropDiacritics(surface) : undefined
    case 'document':
      return renderDocument(token, surface)
    case 'date':
      return renderDate(token, style)
    case 'time':
      return renderTime(token)
    case 'ordinal':
      if (token.of === 'quarter') return `${ORDINALS[token.value] ?? ordinal(token.value)} quarter`
      return token.weekday !== undefined && /^thứ \p{Lu}/u.test(surface)
        ? DAYS[token.weekday - 1]
        : ordinal(token.value)
    case 'range':
      return renderRange(token, surface, style)
    default:
      return renderAmount(token, style)
  }
}

const ORDINALS = ['', 'first', 'second', 'third', 'fourth']

/** 1st, 2nd, 3rd, 11th, 21st */
export function ordinal(value: number): string {
  const teen = value % 100 > 10 && value % 100 < 14
  return `${value}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`
}

/** P6, DT5: lunar dates say so and are never converted. */
export function renderDate({ day, month, year, lunar }: DateToken, style: Style = defaultStyle): string | undefined {
  if (lunar) return month === undefined ? undefined : lunarDate(day, month, year)
  const name = month === undefined ? undefined : MONTHS[month - 1]
  if (name === undefined) return undefined
  if (day === undefined) return year === undefined ? name : `${name} ${year}`
  if (style.dates === 'day-first') return `${day} ${name}${year === undefined ? '' : ` ${year}`}`
  return `${name} ${day}${year === undefined ? '' : `, ${year}`}`
}

function lunarDate(day: number | undefined, month: number, year: number | undefined): string {
  const base = `the ${ordinal(month)} lunar month`
  const dated = day === undefined ? base : `the ${ordinal(day)} day of ${base}`
  return year === undefined ? dated : `${dated} of ${year}`
}

/** DT6 */
export function renderTime({ minutes }: TimeToken): string {
  if (minutes === 0) return 'midnight'
  if (minutes === 720) return 'noon'
  const hour = Math.floor(minutes / 60)
  const rest = minutes % 60
  return `${hour % 12 || 12}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`} ${hour < 12 ? 'a.m.' : 'p.m.'}`
}

const PARTY_BODIES = 'TW|TƯ|T\\.Ư|TU|HU|ĐUK|ĐU'
/** DN1: the Party writes a hyphen, then a slash; newspapers often the reverse. */
const PARTY_SLIP = new RegExp(`^(\\d{1,5})\\s?/\\s?(\\p{Lu}\\p{L}{1,3})\\s?-\\s?(${PARTY_BODIES})$`, 'u')

/** DN3: the number is copied, Đ becomes D; a slip between hyphen and slash is put right. */
export function renderDocument(_token: DocumentToken, surface: string): string {
  const tight = surface.replace(/\s*([-–/])\s*/g, '$1')
  const party = PARTY_SLIP.exec(tight)
  const official = party ? `${party[1] ?? ''}-${party[2] ?? ''}/${(party[3] ?? '').replace(/T\.?Ư/, 'TW')}` : tight
  return dropDiacritics(official)
}

function renderRange(token: RangeToken, surface: string, style: Style): string | undefined {
  const { from, to } = token
  if (from.kind === 'date' && to.kind === 'date') {
    const name = MONTHS[(to.month ?? 0) - 1]
    if (name === undefined) return undefined
    const days = `${from.day}–${to.day}`
    const year = to.year === undefined ? '' : to.year
    return style.dates === 'day-first'
      ? `${days} ${name}${year && ` ${year}`}`
      : `${name} ${days}${year && `, ${year}`}`
  }
  if (from.kind === 'date' || to.kind === 'date' || from.kind === 'time' || to.kind === 'time') return undefined
  if (from.digits === undefined) return undefined
  const first = renderAmount({ kind: 'number', start: 0, end: 0, digits: from.digits, values: [] }, style)
  const last = renderAmount(to, style)
  return last === undefined || first === undefined
    ? undefined
    : `${first}${/đến|tới/.test(surface) ? ' to ' : '–'}${last}`
}
