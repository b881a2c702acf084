import type { Finding } from '../../core/checks/check.ts'
import { ContextIndex, factsOf } from '../../core/checks/context-index.ts'
import { Pair } from '../../core/checks/pair.ts'
import { findingsOf } from '../../core/checks/run.ts'
import { termFacts, type UsageIndex } from '../../glossary/usage.ts'
import type { CheckPart } from './checks.ts'

/** Runs under way at once; older ones that nobody goes on with are forgotten. */
const kept = 8

interface Run {
  context: ContextIndex
  checked: number
}

/** Checks documents part by part, so that other work comes between two parts. */
export class CheckRuns {
  readonly #runs = new Map<string, Run>()

  /** Null when the run's beginning is not known here. */
  check(usage: UsageIndex, { run: id, from, style, texts, last }: CheckPart): Finding[][] | null {
    const run = from === 0 ? { context: new ContextIndex(), checked: 0 } : this.#runs.get(id)
    this.#runs.delete(id)
    if (run?.checked !== from) return null
    const findings = texts.map(({ source, target }) => {
      const at = run.checked++
      const pair = new Pair({
        source,
        target,
        style,
        terms: termFacts(usage, source, target),
        context: run.context.before(at),
      })
      const found = findingsOf(pair)
      run.context.set(at, factsOf(pair))
      return found
    })
    if (!last) this.#keep(id, run)
    return findings
  }

  #keep(id: string, run: Run): void {
    this.#runs.set(id, run)
    const oldest = this.#runs.keys().next()
    if (this.#runs.size > kept && !oldest.done) this.#runs.delete(oldest.value)
  }
}
