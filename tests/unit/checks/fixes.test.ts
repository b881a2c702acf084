import { describe, expect, it } from '@jest/globals'
import type { Check } from '../../../core/checks/check.ts'
import { checks } from '../../../core/checks/index.ts'
import { moreCases } from './cases-more-names.ts'
import { moreNumberCases } from './cases-more-numbers.ts'
import { markupCases } from './cases-markup.ts'
import { nameCases } from './cases-names.ts'
import { numberCases } from './cases-numbers.ts'
import { textCases } from './cases-text.ts'
import { judge } from './judge.ts'

interface Texts {
  source: string
  target: string
  context?: readonly (readonly [string, string])[]
}

const pairs: Texts[] = [
  ...[...numberCases, ...nameCases, ...textCases, ...markupCases, ...moreNumberCases, ...moreCases],
  ...Object.values(checks as Record<string, Check>).flatMap(({ examples }) => [...examples.bad, ...examples.ok]),
]

/** Findings as multiset of checks. */
const counts = (ids: readonly string[]): Map<string, number> => {
  const map = new Map<string, number>()
  for (const id of ids) map.set(id, (map.get(id) ?? 0) + 1)
  return map
}

describe('one-key fixes', () => {
  it('silence their finding and add no other', () => {
    const wrong: unknown[] = []
    let applied = 0
    for (const { source, target, context = [] } of pairs) {
      const before = judge(source, target, context)
      for (const { check, fix } of before) {
        if (!fix) continue
        applied++
        const fixed = target.slice(0, fix.start) + fix.text + target.slice(fix.end)
        const [was, is] = [
          counts(before.map((one) => one.check)),
          counts(judge(source, fixed, context).map((one) => one.check)),
        ]
        const silenced = (is.get(check) ?? 0) < (was.get(check) ?? 0)
        const added = [...is].filter(([id, count]) => count > (was.get(id) ?? 0)).map(([id]) => id)
        if (!silenced || added.length > 0) wrong.push({ check, source, target, fixed, silenced, added })
      }
    }
    expect(wrong).toEqual([])
    expect(applied).toBeGreaterThan(100)
  })
})
