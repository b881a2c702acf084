import { expect, test } from '@jest/globals'
import { Authority } from './authority.ts'
import { fuzz, type FuzzOptions } from './fuzz.ts'
import { inMemory } from './in-memory.ts'

const usual = { clients: 4, actions: 800, dropped: 0.08, structure: true, undo: false, crashes: true }
const runs: FuzzOptions[] = [1, 2, 3, 4, 5, 6].flatMap((seed) => [
  { ...usual, seed, hot: false },
  { ...usual, seed: seed + 100, hot: true },
])

test.each(runs)('seed $seed, hot $hot: nothing lost, doubled or diverged', async (options) => {
  const authority = new Authority(Array.from({ length: 8 }, () => 'base'))
  const result = await fuzz(inMemory(authority), options)
  const { lost, doubled, diverged, unsaved, notices } = result
  expect({ lost, doubled, diverged, unsaved, notices }).toEqual({
    lost: 0,
    doubled: 0,
    diverged: 0,
    unsaved: 0,
    notices: 0,
  })
  // The run must have met what it is meant to survive.
  expect(result.typed).toBeGreaterThan(200)
  expect(authority.conflicts).toBeGreaterThan(5)
  const { splits, joins, offline, compositions, crashes, droppedRequests, droppedAnswers } = result
  expect(Math.min(splits + joins, offline, compositions, crashes, droppedRequests + droppedAnswers)).toBeGreaterThan(0)
})
