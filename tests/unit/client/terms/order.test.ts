import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { active, activeIds, moved } from '../../../../client/terms/order.ts'

const glossary = (id: string, place: number | null) => ({
  id,
  place,
  name: id,
  sourceLang: 'vi',
  targetLang: 'en',
  concepts: 0,
  revision: 0,
  readOnly: false,
  takesNew: false,
  rights: 'edit' as const,
  description: '',
})
const all = [glossary('late', 2), glossary('unused', null), glossary('first', 0), glossary('second', 1)]

test('the active ones in their order, the first one first', () => {
  expect(active(all).map(({ id }) => id)).toEqual(['first', 'second', 'late'])
  expect(activeIds(all)).toEqual(['first', 'second', 'late'])
})

test.each([
  ['c', 0, ['c', 'a', 'b']],
  ['a', 2, ['b', 'c', 'a']],
  ['b', 1, ['a', 'b', 'c']],
  ['a', 99, ['b', 'c', 'a']],
  ['c', -1, ['c', 'a', 'b']],
])('%s to place %i', (id, to, expected) => {
  expect(moved(['a', 'b', 'c'], id, to)).toEqual(expected)
})

test('nothing is lost or doubled, the others keep their order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), fc.integer(), (ids, which, to) => {
      const id = ids[which % ids.length] ?? ''
      const result = moved(ids, id, to)
      expect(result.toSorted()).toEqual(ids.toSorted())
      expect(result.filter((one) => one !== id)).toEqual(ids.filter((one) => one !== id))
    }),
  )
})
