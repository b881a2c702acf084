import type { Finding } from '../../../../core/checks/check.ts'
import { ContextIndex, factsOf } from '../../../../core/checks/context-index.ts'
import { Pair } from '../../../../core/checks/pair.ts'
import { findingsOf } from '../../../../core/checks/run.ts'
import type { Competitor, Concept } from '../../../../glossary/concept.ts'
import { buildTermIndex, findTerms } from '../../../../glossary/matcher.ts'
import { prioritised } from '../../../../glossary/priority.ts'
import { buildUsageIndex, termFacts } from '../../../../glossary/usage.ts'
import type { Faults, UsagePair } from './labelled.ts'

/** What was to be found in a pair and what was, as "missing: chi bộ". */
export interface Verdict {
  pair: UsagePair
  wanted: string[]
  found: string[]
}

const KINDS = [
  'missing',
  'forbidden',
  'superseded',
  'inconsistent',
  'extra',
  'caps',
] as const satisfies (keyof Faults)[]
const CHECKS: Record<string, keyof Faults> = {
  'term-missing': 'missing',
  'term-forbidden': 'forbidden',
  'term-inconsistent': 'inconsistent',
  'term-extra': 'extra',
  'caps-proper': 'caps',
}

/** Judges pairs with a glossary. */
export function judgeOf(
  glossary: readonly Concept[],
  competitors: readonly Competitor[],
): (pair: UsagePair) => Verdict {
  const ready = prioritised(glossary)
  const terms = buildTermIndex(ready, competitors)
  const usage = buildUsageIndex(ready, terms)
  return (pair) => {
    const context = new ContextIndex()
    const read = (at: number, source: string, target: string): Pair => {
      const facts = termFacts(usage, source, target, undefined, pair.day)
      return new Pair({ source, target, terms: facts, context: context.before(at) })
    }
    const earlier = pair.after ?? []
    for (const [at, [source, target]] of earlier.entries()) context.set(at, factsOf(read(at, source, target)))
    const findings = findingsOf(read(earlier.length, pair.source, pair.target))
    const hits = findTerms(terms, pair.source)
    const headword = ({ source, params }: Finding): string =>
      source[0] ? (hits.find(({ start }) => start === source[0]?.start)?.vi ?? '?') : String(params.source)
    const found = findings.flatMap((finding) => {
      const kind = finding.params.context === undefined ? CHECKS[finding.check] : 'superseded'
      return kind ? [`${kind}: ${headword(finding)}`] : []
    })
    return { pair, wanted: KINDS.flatMap((kind) => (pair[kind] ?? []).map((vi) => `${kind}: ${vi}`)), found }
  }
}
