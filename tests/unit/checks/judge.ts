import { ContextIndex, factsOf } from '../../../core/checks/context-index.ts'
import type { Finding } from '../../../core/checks/check.ts'
import { Pair } from '../../../core/checks/pair.ts'
import { findingsOf } from '../../../core/checks/run.ts'
import { competitors } from '../../../glossary/data/competitors.gen.ts'
import { concepts } from '../../../glossary/data/terms.gen.ts'
import { buildTermIndex } from '../../../glossary/matcher.ts'
import { buildUsageIndex, termFacts } from '../../../glossary/usage.ts'

const usage = buildUsageIndex(concepts, buildTermIndex(concepts, competitors))

type Texts = readonly [source: string, target: string]

/** All findings on a pair after its context, with the shipped glossary. */
export function judge(source: string, target: string, context: readonly Texts[] = []): Finding[] {
  const index = new ContextIndex()
  for (const [at, [s, t]] of context.entries()) index.set(at, factsOf(pairOf(s, t, index, at)))
  return findingsOf(pairOf(source, target, index, context.length))
}

function pairOf(source: string, target: string, index: ContextIndex, at: number): Pair {
  return new Pair({ source, target, terms: termFacts(usage, source, target), context: index.before(at) })
}
