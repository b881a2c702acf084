import { units, type UnitKey } from '../language/meaning/units.ts'
import { mentionsCurrency } from '../language/meaning/currencies.ts'
import type { DateToken, NumberToken, OrdinalToken, TimeToken } from '../language/meaning/token.ts'
import { isNumeric, sameValue, shareValue, type Valued } from './atoms.ts'

/** How far converted measures may differ: people round 5 km to 3.1 miles. */
const ROUNDING = 0.03

/** What the whole target tells about a single token: units, currencies and parts of the day named elsewhere. */
export interface Surroundings {
  source: string
  target: string
  sourceYears: ReadonlySet<number>
  targetYears: ReadonlySet<number>
}

/** Same kind, same value, same attributes. */
export function isSame(source: Valued, target: Valued, around: Surroundings): boolean {
  if (isNumeric(source) && isNumeric(target)) return sameQuantity(source, target, around)
  if (source.kind === 'date' && target.kind === 'date') return !target.numeric && sameDate(source, target, around)
  if (source.kind === 'time' && target.kind === 'time')
    return !target.vietnameseForm && sameTime(source, target, around)
  if (source.kind === 'ordinal' && target.kind === 'ordinal') return sameOrdinal(source, target)
  if (source.kind === 'phone' && target.kind === 'phone') return source.digits === target.digits
  if (source.kind === 'code' && target.kind === 'code') return source.value === target.value
  if (source.kind === 'document' && target.kind === 'document') {
    return source.number === target.number && source.symbol === target.symbol && source.year === target.year
  }
  return false
}

function sameQuantity(source: NumberToken, target: NumberToken, around: Surroundings): boolean {
  if (source.percent !== target.percent) return false
  if (source.unit !== undefined && target.unit !== undefined) return sameMeasure(source, target)
  if (!shareValue(source.values, target.values)) return false
  if (source.currency !== undefined && !keepsCurrency(source.currency, target, around)) return false
  return source.unit === undefined || keepsUnit(source.unit as UnitKey, around)
}

/** Equal in the same unit, or rightly converted. */
function sameMeasure(source: NumberToken, target: NumberToken): boolean {
  if (source.unit === target.unit) return shareValue(source.values, target.values)
  const [from, to] = [units[source.unit as UnitKey], units[target.unit as UnitKey]]
  if (from.dimension !== to.dimension || from.dimension === 'temperature') return false
  const value = target.values[0] ?? 0
  return from.factors.some((factor) =>
    to.factors.some((other) => {
      const expected = ((source.values[0] ?? 0) * factor) / other
      return Math.abs(expected - value) <= ROUNDING * Math.max(expected, value)
    }),
  )
}

/** A list may name its currency once: "3, 5 and 7 million VND". */
function keepsCurrency(currency: string, target: NumberToken, around: Surroundings): boolean {
  return target.currency === undefined ? mentionsCurrency(around.target, currency) : target.currency === currency
}

/** The unit stands somewhere in the target, or its word may have meant something else. */
function keepsUnit(unit: UnitKey, around: Surroundings): boolean {
  const { homonym, en } = units[unit] as { homonym?: boolean; en: string[] }
  if (homonym || (unit === 'inch' && /\d["″]/.test(around.target))) return true
  const text = around.target.toLowerCase()
  return en.some((form) =>
    new RegExp(`(?<!\\p{L})${form.toLowerCase().replace(/[./]/g, '\\$&')}(?!\\p{L})`, 'u').test(text),
  )
}

/** Day, month and year; a year may be named once for several dates. */
export function sameDate(source: DateToken, target: DateToken, around: Surroundings): boolean {
  if (source.day !== target.day || source.month !== target.month) return false
  if (source.year === target.year) return true
  if (source.year === undefined) return target.year !== undefined && around.sourceYears.has(target.year)
  return target.year === undefined && around.targetYears.has(source.year)
}

const LATE: [RegExp, RegExp] = [
  /(?<!\p{L})(?:chiều|tối|đêm)(?!\p{L})/iu,
  /(?<!\p{L})(?:afternoon|evening|night|tonight)(?!\p{L})/iu,
]

/** The same minute of the day (check 7). */
export function sameTime(source: TimeToken, target: TimeToken, around: Surroundings): boolean {
  if (source.minutes === target.minutes) return true
  const half = (source.minutes + 720) % 1440 === target.minutes
  return (
    half &&
    ((source.halfDay === true && LATE[0].test(around.source)) ||
      (target.halfDay === true && LATE[1].test(around.target)))
  )
}

function sameOrdinal(source: OrdinalToken, target: OrdinalToken): boolean {
  if (target.value === 0) return source.weekday !== undefined && source.weekday === target.weekday
  return source.value === target.value
}

/** Another kind that says the same: a decade for 10 năm, the 4th plenum for Trung ương 4, three quarters for 3/4. */
export function answers(source: Valued, target: Valued, around: Surroundings): boolean {
  if (isNumeric(source)) return numberAnswered(source, target) || isPartOfYear(source, target, around.source)
  if (source.kind === 'ordinal')
    return isNumeric(target) && target.percent === undefined && ordinalAnswered(source.value, target)
  if (source.kind === 'time')
    return (
      source.hours !== undefined &&
      isNumeric(target) &&
      target.values.some((value) => sameValue(value, source.hours ?? -1))
    )
  if (source.kind !== 'code') return false
  if (target.kind === 'date')
    return source.date !== undefined && source.date.day === target.day && source.date.month === target.month
  if (!isNumeric(target)) return false
  return (
    (source.fraction !== undefined && shareValue([source.fraction], target.values)) ||
    source.value === String(target.values[0])
  )
}

/** "A third meeting" reads as a fraction too. */
function ordinalAnswered(value: number, target: NumberToken): boolean {
  return target.values.includes(value) || (target.values.length === 2 && sameValue(target.values[0] ?? 0, 1 / value))
}

/** "6 tháng đầu năm" is the first half. */
function isPartOfYear(source: NumberToken, target: Valued, text: string): boolean {
  if (
    !isNumeric(target) ||
    target.digits !== undefined ||
    !/^\stháng(?!\p{L})/u.test(text.slice(source.end, source.end + 7))
  )
    return false
  return shareValue(
    source.values.map((months) => months / 12),
    target.values,
  )
}

function numberAnswered(source: NumberToken, target: Valued): boolean {
  if (target.kind === 'ordinal')
    return source.percent === undefined && target.value > 0 && source.values.includes(target.value)
  if (target.kind === 'document') return source.values.includes(Number.parseInt(target.number, 10))
  if (target.kind === 'date')
    return (
      source.values.includes(target.month === undefined ? (target.year ?? -1) : (target.day ?? -1)) &&
      source.percent === undefined
    )
  if (target.kind === 'code')
    return (
      target.value === String(source.values[0]) ||
      (target.fraction !== undefined && shareValue(source.values, [target.fraction]))
    )
  // 50% is half, 25% a quarter – in words, or the figure would be wrong.
  if (!isNumeric(target) || source.percent !== 'percent' || target.percent !== undefined || target.digits !== undefined)
    return false
  return shareValue(
    source.values.map((value) => value / 100),
    target.values,
  )
}
