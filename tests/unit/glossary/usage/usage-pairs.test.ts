import { describe, expect, it } from '@jest/globals'
import { competitors } from '../../../../glossary/data/competitors.gen.ts'
import { concepts } from '../../../../glossary/data/terms.gen.ts'
import { judgeOf, type Verdict } from './judge.ts'
import type { UsagePair } from './labelled.ts'
import { ownGlossary } from './own-glossary.ts'
import { documentPairs } from './pairs-document.ts'
import { lifePairs } from './pairs-life.ts'
import { morePairs } from './pairs-more.ts'
import { ownPairs } from './pairs-own.ts'
import { partyPairs } from './pairs-party.ts'
import { statePairs } from './pairs-state.ts'
import { workPairs } from './pairs-work.ts'

const shipped = judgeOf(concepts, competitors)
const own = judgeOf(ownGlossary, [])

const verdicts: Verdict[] = [
  ...[...partyPairs, ...lifePairs, ...statePairs, ...workPairs, ...documentPairs, ...morePairs].map(shipped),
  ...ownPairs.map(own),
]
const faults = verdicts.flatMap(({ wanted }) => wanted)
const right = verdicts.filter(({ wanted }) => wanted.length === 0)
const lines = (of: (verdict: Verdict) => readonly string[]): string[] =>
  verdicts.flatMap((verdict) => of(verdict).map((fault) => `${verdict.pair.name} – ${fault}`))
const unlike = (a: readonly string[], b: readonly string[]): string[] => a.filter((one) => !b.includes(one))

describe('labelled use of terms', () => {
  it('has enough pairs, right and wrong, each with its own name', () => {
    const all: readonly UsagePair[] = verdicts.map(({ pair }) => pair)
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    expect(all.length).toBeGreaterThanOrEqual(250)
    expect(right.length).toBeGreaterThan(100)
    expect(faults.length).toBeGreaterThan(100)
  })

  it('misses no more than 3 % of the faults', () => {
    const missed = lines(({ wanted, found }) => unlike(wanted, found))
    const rate = missed.length / faults.length
    expect({ missed, rate }).toEqual({ missed: rate <= 0.03 ? missed : [], rate })
  })

  it('raises no more than 2 % false alarms', () => {
    const alarms = lines(({ wanted, found }) => unlike(found, wanted))
    const rate = alarms.length / right.length
    expect({ alarms, rate }).toEqual({ alarms: rate <= 0.02 ? alarms : [], rate })
  })
})
