import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Slice } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import { inlineToNode } from '../../../core/model/inline.ts'
import { applySteps } from '../../../core/sync/changes.ts'
import { mergePending, moveAcrossJoin, moveAcrossSplit } from '../../../core/sync/structure.ts'
import { keys, mint, recipes, steps, target, whole } from './edits.ts'

const text = (value: string) => inlineToNode('target', value)
const insert = (at: number, value: string) => new ReplaceStep(at, at, new Slice(text(value).content, 0, 0))

test('a split divides pending edits: nothing lost, nothing doubled', () => {
  fc.assert(
    fc.property(
      recipes(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 2 }),
      (list, at, gap) => {
        const fresh = mint()
        const base = target(fresh(12, [], true))
        const end = whole(base, Math.floor(at * base.content.size))
        const start = whole(base, Math.min(base.content.size, end + gap))
        const first = base.cut(0, end)
        const second = base.cut(start)
        const pending = steps(base, list, fresh)
        const moved = moveAcrossSplit(base, pending, first, second)
        const got = [...keys(applySteps(first, moved.first)), ...keys(applySteps(second, moved.second))]
        const cutAway = new Set(keys(base.cut(end, start)))
        expect(got).toEqual(keys(applySteps(base, pending)).filter((key) => !cutAway.has(key)))
      },
    ),
    { numRuns: 600 },
  )
})

test('a join carries both sides’ pending edits over', () => {
  fc.assert(
    fc.property(recipes(), recipes(), (mine, others) => {
      const fresh = mint()
      const [a, gap, b] = [fresh(6, [], true), fresh(1), fresh(6)]
      const [first, second, joined] = [target(a), target(b), target(a.append(gap).append(b))]
      const ours = steps(first, mine, fresh)
      const more = steps(second, others, fresh)
      const moved = moveAcrossJoin(second, more, joined, a.size + gap.size)
      const result = applySteps(joined, mergePending(joined, ours, moved))
      const wanted = [...keys(applySteps(first, ours)), ...keys(target(gap)), ...keys(applySteps(second, more))]
      expect(keys(result)).toEqual(wanted)
    }),
    { numRuns: 600 },
  )
})

test('typing at the cut stays with the first part, replacing the second’s first word goes with the second', () => {
  const base = text('One.Two.')
  const atCut = moveAcrossSplit(base, [insert(4, '!')], text('One.'), text('Two.'))
  expect([atCut.first.length, atCut.second.length]).toEqual([1, 0])
  const word = moveAcrossSplit(base, [new ReplaceStep(4, 7, insert(0, 'Three').slice)], text('One.'), text('Two.'))
  expect(applySteps(text('Two.'), word.second).textContent).toBe('Three.')
})
