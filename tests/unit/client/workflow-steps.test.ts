import { expect, test } from '@jest/globals'
import { stepsOf } from '../../../client/review/workflow/steps.ts'

const of = (segments: number) => ({ segments, words: segments * 10 })
const progress = (confirmed: number, approved: number, total = 4) => ({
  untranslated: of(total - confirmed - approved),
  draft: of(0),
  confirmed: of(confirmed),
  approved: of(approved),
  total: of(total),
})
const all = { translate: true, review: true, approve: true }
const by = { id: 'u1', name: 'Mai', color: '#0f6b62' }
const states = (...given: Parameters<typeof stepsOf>) => stepsOf(...given).map(({ state }) => state)

test('a document is at the first step that is not done', () => {
  const open = { steps: all, approval: null }
  expect(stepsOf(open, progress(2, 1))).toEqual([
    { step: 'translate', state: 'here', through: 3 },
    { step: 'review', state: 'ahead', through: 1 },
    { step: 'approve', state: 'ahead', through: null },
  ])
  expect(states(open, progress(3, 1))).toEqual(['done', 'here', 'ahead'])
  expect(states(open, progress(0, 4))).toEqual(['done', 'done', 'here'])
  expect(states({ steps: all, approval: { by, at: 0, current: true } }, progress(0, 4))).toEqual([
    'done',
    'done',
    'done',
  ])
  expect(states({ steps: all, approval: { by, at: 0, current: false } }, progress(0, 4))).toEqual([
    'done',
    'done',
    'here',
  ])
})

test('a step that is switched off is no step; an empty document has done none', () => {
  const steps = { translate: false, review: true, approve: false }
  expect(states({ steps, approval: null }, progress(1, 0))).toEqual(['off', 'here', 'off'])
  expect(states({ steps: all, approval: null }, progress(0, 0, 0))).toEqual(['here', 'ahead', 'ahead'])
})
