import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ContextIndex, factsOf } from '../core/checks/context-index.ts'
import { Pair } from '../core/checks/pair.ts'
import { findingsOf } from '../core/checks/run.ts'
import { competitors } from '../glossary/data/competitors.gen.ts'
import { concepts } from '../glossary/data/terms.gen.ts'
import type { TermHit } from '../glossary/concept.ts'
import { buildTermIndex, findTerms } from '../glossary/matcher.ts'
import { buildUsageIndex, termFacts, type UsageIndex } from '../glossary/usage.ts'
import { seeded, spread, type Bench, type BenchRow } from './bench.ts'

const SEED = 21
const SEGMENTS = 10_000
const RUNS = 5

interface Texts {
  source: string
  target: string
}

/** The sample article over and over, its figures changed so that no two documents' segments are alike. */
function pairs(): Texts[] {
  const rows = JSON.parse(readFileSync(join(process.cwd(), 'server/sample/draft.json'), 'utf8')) as Texts[]
  const random = seeded(SEED)
  return Array.from({ length: SEGMENTS }, (_, index) => {
    const { source = '', target = '' } = rows[index % rows.length] ?? {}
    const figure = 20 + Math.floor(random() * 970)
    return {
      source: `${source.replace(/[.…]?$/, '')} với ${figure} hộ.`,
      target: `${target.replace(/[.…]?$/, '')} with ${figure} households.`,
    }
  })
}

/** All checks on all segments in order, with usage of terms and context: what opening a document asks of the worker, which gets the hits with the rows. */
function checkAll(texts: readonly Texts[], hits: readonly TermHit[][], usage: UsageIndex): number {
  const index = new ContextIndex()
  let findings = 0
  for (const [at, { source, target }] of texts.entries()) {
    const pair = new Pair({
      source,
      target,
      terms: termFacts(usage, source, target, hits[at]),
      context: index.before(at),
    })
    findings += findingsOf(pair).length
    index.set(at, factsOf(pair))
  }
  return findings
}

export const bench: Bench = {
  name: 'checks',
  question: 'How long do all 54 checks take over a document of 10,000 segments?',
  seed: SEED,
  async run(): Promise<BenchRow[]> {
    const texts = pairs()
    const terms = buildTermIndex(concepts, competitors)
    const usage = buildUsageIndex(concepts, terms)
    const hits = texts.map(({ source }) => findTerms(terms, source))
    const length = Math.round(texts.reduce((sum, { source }) => sum + source.length, 0) / texts.length)
    const times: number[] = []
    let findings = 0
    for (let run = 0; run < RUNS; run++) {
      const started = performance.now()
      findings = checkAll(texts, hits, usage)
      times.push(performance.now() - started)
    }
    const { median, p95 } = spread(times)
    return [
      {
        what: `all checks, ${SEGMENTS.toLocaleString('en')} segments`,
        median,
        p95,
        unit: 'ms',
        target: '≤ 3 s',
        reached: median <= 3000,
        note: `${length} characters a source, term hits known, ${findings} findings, ${RUNS} runs`,
      },
    ]
  },
}
