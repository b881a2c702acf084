import { expect, test } from '@jest/globals'
import { groupRows } from '../../../client/editor/grouping.ts'
import { PAGE_MAX } from '../../../client/editor/pages.ts'

const ids = Array.from({ length: 200 }, (_, i) => `r${i}`)
const pageOf = (groups: ReturnType<typeof groupRows>, id: string) => groups.find((group) => group.ids.includes(id))?.key

test('every row is in one page, in order, with keys of their own', () => {
  const groups = groupRows(ids, [])
  expect(groups.flatMap((group) => group.ids)).toEqual(ids)
  expect(new Set(groups.map((group) => group.key)).size).toBe(groups.length)
})

test('a split moves no other row to another page, and pages without it keep their identity', () => {
  const before = groupRows(ids, [])
  const after = groupRows([...ids.slice(0, 5), 'new', ...ids.slice(5)], before)
  for (const id of ids) expect(pageOf(after, id)).toBe(pageOf(before, id))
  expect(after.slice(1).every((group, i) => group === before[i + 1])).toBe(true)
})

test('many splits in one place make no page too long and lose no row', () => {
  let list = ids
  let groups = groupRows(list, [])
  for (let i = 0; i < 150; i++) {
    list = [...list.slice(0, 3), `n${i}`, ...list.slice(3)]
    groups = groupRows(list, groups)
  }
  expect(groups.flatMap((group) => group.ids)).toEqual(list)
  expect(new Set(groups.map((group) => group.key)).size).toBe(groups.length)
  expect(Math.max(...groups.map((group) => group.ids.length))).toBeLessThanOrEqual(PAGE_MAX)
})

test('a filter and its end bring the rows back in order', () => {
  const all = groupRows(ids, [])
  const few = groupRows(
    ids.filter((_, i) => i % 7 === 0),
    all,
  )
  expect(groupRows(ids, few).flatMap((group) => group.ids)).toEqual(ids)
})
