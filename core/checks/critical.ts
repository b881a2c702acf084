import type { Check, Severity } from './check.ts'
import { checks, type CheckId } from './index.ts'

/** Severities a project has changed, by check. */
type Changed = Readonly<Record<string, Severity | 'off'>>

/** The checks whose findings are critical by default or by the project's choice: others cannot stop an export. */
export function criticalChecks(changed: Changed): Set<CheckId> {
  const all = Object.entries(checks) as [CheckId, Check][]
  return new Set(all.flatMap(([id, { severity }]) => ((changed[id] ?? severity) === 'critical' ? [id] : [])))
}

/** Does any of these checks ask what earlier segments said, other than the documents they named? */
export function asksContext(only: ReadonlySet<string>): boolean {
  return Object.entries<Check>(checks).some(([id, { context }]) => context === true && only.has(id))
}
