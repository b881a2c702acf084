import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { inlineToNode } from '../../../core/model/inline.ts'
import { applySteps } from '../../../core/sync/changes.ts'
import { minimalStep } from '../../../core/sync/minimal.ts'
import { mint, recipes, steps, target } from './edits.ts'

const text = (value: string) => inlineToNode('target', value)

test('turns any text into any other and is null for equal ones', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', '😀', '😁', 'ế')),
      fc.array(fc.constantFrom('a', 'b', '😀', '😁', 'ế')),
      (a, b) => {
        const before = text(a.join(''))
        const after = text(b.join(''))
        const step = minimalStep(before, after)
        if (!step) expect(a.join('')).toBe(b.join(''))
        else {
          expect(applySteps(before, [step]).eq(after)).toBe(true)
          const parts = [before.textBetween(0, step.from), after.textBetween(step.from, step.from + step.slice.size)]
          for (const part of parts) expect(part).not.toMatch(/\p{Surrogate}/u)
        }
      },
    ),
    { numRuns: 600 },
  )
})

test('works with tags and marks', () => {
  fc.assert(
    fc.property(recipes(), (list) => {
      const fresh = mint()
      const before = target(fresh(8, [], true))
      const after = applySteps(before, steps(before, list, fresh))
      const step = minimalStep(before, after)
      expect(step ? applySteps(before, [step]).eq(after) : before.eq(after)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('touches only the letter that changed', () => {
  const step = minimalStep(text('Đảng bộ tỉnh'), text('Đảng bộ tinh'))
  expect([step?.from, step?.to]).toEqual([9, 10])
})
