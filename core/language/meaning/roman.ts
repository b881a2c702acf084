const VALUES: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }
const WELL_FORMED = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/

/** Value of a Roman numeral in capitals, or undefined if it is none. */
export function romanValue(numeral: string): number | undefined {
  if (numeral === '' || !WELL_FORMED.test(numeral)) return undefined
  let value = 0
  for (let at = 0; at < numeral.length; at++) {
    const here = VALUES[numeral.charAt(at)] ?? 0
    value += here < (VALUES[numeral.charAt(at + 1)] ?? 0) ? -here : here
  }
  return value
}
