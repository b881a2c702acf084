import type { Found } from './check.ts'
import type { ValueCheck } from './differences.ts'
import type { Pair } from './pair.ts'

const NONE: readonly Found[] = []

/** The differences of value that belong to one check. */
export function valueFindings(pair: Pair, check: ValueCheck): readonly Found[] {
  const { differences } = pair.comparison
  if (differences.length === 0) return NONE
  return differences
    .filter(({ check: id }) => id === check)
    .map(({ source, target }) => ({ ...(source && { source: [source] }), ...(target && { target: [target] }) }))
}
