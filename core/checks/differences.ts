import { isNumeric, shareValue, type Atom, type Valued } from './atoms.ts'
import { sameTime, type Surroundings } from './same.ts'
import { units, type UnitKey } from '../language/meaning/units.ts'

/** The checks that compare values. */
export type ValueCheck =
  | 'number'
  | 'number-format'
  | 'percent'
  | 'magnitude'
  | 'date'
  | 'time'
  | 'currency'
  | 'unit'
  | 'ordinal'
  | 'range'
  | 'phone'
  | 'doc-number'

/** The check that objects to a right value in a wrong form, or undefined if the values differ. */
export function almost(source: Valued, target: Valued, around: Surroundings): ValueCheck | undefined {
  if (isNumeric(source) && isNumeric(target)) {
    if (target.vietnamese !== undefined && shareValue(source.values, [target.vietnamese]))
      return formOf(source, target) ?? 'number-format'
    return shareValue(source.values, target.values) ? formOf(source, target) : undefined
  }
  if (source.kind === 'date') {
    const parts = target.kind === 'code' ? target.date : target.kind === 'date' && target.numeric ? target : undefined
    if (!parts || (parts.year !== undefined && parts.year !== source.year)) return undefined
    const straight = parts.day === source.day && parts.month === source.month
    return straight || (parts.day === source.month && parts.month === source.day) ? 'date' : undefined
  }
  if (source.kind === 'time' && target.kind === 'time')
    return target.vietnameseForm && sameTime(source, target, around) ? 'time' : undefined
  return undefined
}

/** Equal figures that count different things. */
function formOf(
  source: { percent?: string; currency?: string; unit?: string },
  target: { percent?: string; currency?: string; unit?: string },
): ValueCheck | undefined {
  if (source.percent !== target.percent) return 'percent'
  if (source.currency !== undefined && source.currency !== target.currency) return 'currency'
  if (source.unit !== undefined && source.unit !== target.unit) return 'unit'
  return undefined
}

/** How likely two leftovers are meant to correspond: 2 of one kind, 1 of one family, 0 not. */
export function kin(source: Valued, target: Valued): number {
  if (source.kind === target.kind) return source.kind === 'code' && source.soft !== target.soft ? 0 : 2
  if (isNumeric(source) && isNumeric(target)) return 1
  const family = new Set([source.kind, target.kind])
  if (family.has('date') && family.has('code')) return source.kind === 'date' ? 1 : 0
  const isDay = target.kind === 'ordinal' && target.value === 0
  if (family.has('ordinal') && family.has('number')) return isDay || (source.kind !== 'ordinal' && target.soft) ? 0 : 1
  return family.has('document') && family.has('number') ? 1 : 0
}

/** Which check a difference belongs to. */
export function checkOf(source: Atom | undefined, target: Atom | undefined): ValueCheck {
  const tokens = [source?.token, target?.token].filter((token) => token !== undefined)
  const is = (kind: Valued['kind']): boolean => tokens.some((token) => token.kind === kind)
  if (is('document')) return 'doc-number'
  if (is('phone')) return 'phone'
  if (source?.range ?? (source === undefined ? target?.range : undefined)) return 'range'
  if (is('date')) return 'date'
  if (is('time')) return 'time'
  if (is('ordinal')) return 'ordinal'
  if (is('percent')) return 'percent'
  const numeric = tokens.filter(isNumeric)
  if (numeric.some((token) => token.scale !== undefined)) return 'magnitude'
  const [a, b] = numeric
  if (a && b && a.currency !== undefined && b.currency !== undefined && a.currency !== b.currency) return 'currency'
  if (a?.unit && b?.unit && a.unit !== b.unit) return sameDimension(a.unit, b.unit) ? 'unit' : 'number'
  return 'number'
}

function sameDimension(a: string, b: string): boolean {
  return units[a as UnitKey].dimension === units[b as UnitKey].dimension
}
