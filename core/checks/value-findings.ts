import type { Found } from './check.ts'
import type { ValueCheck } from './differences.ts'
import type { Pair } from './pair.ts'

/** The differences of value that belong to one check. */
export function* valueFindings(pair: Pair, check: ValueCheck): Generator<Found> {
  for (const { check: id, source, target } of pair.comparison.differences) {
    if (id === check) yield { ...(source && { source: [source] }), ...(target && { target: [target] }) }
  }
}
