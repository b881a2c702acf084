import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isDismissed, issueKey, pairHash, textHash, type DismissalRule } from '../../../core/checks/dismissals.ts'

const finding = (start: number, end: number, check = 'number') => ({ check, source: [{ start, end }], target: [] })
const rule = (more: Partial<DismissalRule>): DismissalRule => ({
  id: 'd',
  check: 'number',
  scope: 'one',
  segment: 's1',
  key: null,
  ...pairHash('Có 98 người.', 'There are 89.'),
  ...more,
})
const applies = (more: Partial<DismissalRule>, segment = 's1', source = 'Có 98 người.', target = 'There are 89.') =>
  isDismissed(finding(3, 5), segment, source, target, [rule(more)])

describe('a dismissal', () => {
  test('of one holds for its segment and its texts only', () => {
    expect(applies({})).toBe(true)
    expect(applies({}, 's2')).toBe(false)
    expect(applies({}, 's1', 'Có 98 người!')).toBe(false)
    expect(applies({}, 's1', 'Có 98 người.', 'There are 90.')).toBe(false)
    expect(applies({ check: 'date' })).toBe(false)
  })

  test('of a text holds in any segment, of a kind for any text', () => {
    expect(applies({ scope: 'text' }, 's2')).toBe(true)
    expect(applies({ scope: 'text' }, 's2', 'Có 98 kẻ.')).toBe(false)
    expect(applies({ scope: 'kind', segment: null, sourceHash: null, targetHash: null }, 's2', 'x', 'y')).toBe(true)
  })

  test('does not mind the normal form', () => {
    expect(applies({}, 's1', 'Có 98 người.'.normalize('NFD'))).toBe(true)
  })

  test('with a key holds for what it points at', () => {
    const source = 'Có 98 và 12.'
    const [first, second] = [finding(3, 5), finding(9, 11)]
    const keyed = rule({ ...pairHash(source, ''), key: issueKey(first, source, '') })
    expect(isDismissed(first, 's1', source, '', [keyed])).toBe(true)
    expect(isDismissed(second, 's1', source, '', [keyed])).toBe(false)
  })
})

describe('the key of an issue', () => {
  test('stays when the words move, whatever their case, tone placement or normal form', () => {
    const key = issueKey(finding(0, 3), 'hoà bình', '')
    expect(issueKey(finding(6, 9), 'Trong Hòa bình', '')).toBe(key)
    expect(issueKey(finding(0, 4), 'hoà bình'.normalize('NFD'), '')).toBe(key)
    expect(issueKey(finding(0, 3), 'hoa bình', '')).not.toBe(key)
    expect(issueKey({ ...finding(0, 3), target: finding(0, 3).source, source: [] }, '', 'hoà')).not.toBe(key)
  })
})

describe('the hash of a text', () => {
  test('is 32 hexadecimal digits, the same for equal texts and another for others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(textHash(a)).toMatch(/^[0-9a-f]{32}$/)
        expect(textHash(a) === textHash(b)).toBe(a.normalize('NFC') === b.normalize('NFC'))
      }),
    )
  })

  test('tells every change of one letter', () => {
    const texts = new Set(Array.from({ length: 5000 }, (_, i) => `Điều ${i}. Nhân dân làm chủ.`))
    expect(new Set([...texts].map(textHash)).size).toBe(5000)
  })
})
