import { pair, type Check, type Found } from './check.ts'
import type { Pair } from './pair.ts'
import { valueFindings } from './value-findings.ts'

/** Telephone numbers, digit by digit; +84 is the leading 0 (N10). */
export const phone: Check = {
  severity: 'major',
  mqm: 'Locale conventions > Telephone format',
  examples: {
    ok: [pair('Gọi 0238.3567.890', 'Call +84 238 356 7890'), pair('ĐT: 0912 345 678', 'Tel: 0912-345-678')],
    bad: [pair('Gọi 0238.3567.890', 'Call 0238 3567 980')],
  },
  *run(pair) {
    for (const found of valueFindings(pair, 'phone')) yield { ...found, ...fixOf(pair, found) }
  },
}

function fixOf(pair: Pair, { source, target }: Found): Pick<Found, 'fix'> {
  const [from, to] = [source?.[0], target?.[0]]
  return from && to ? { fix: { ...to, text: pair.source.slice(from) } } : {}
}
