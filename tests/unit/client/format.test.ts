import { describe, expect, test } from '@jest/globals'
import { formatFor } from '../../../client/format.ts'
import { initials } from '../../../client/ui/Avatar.tsx'

const minute = 60_000

describe('formats follow the language of the interface', () => {
  test('numbers', () => {
    expect(formatFor('vi').number(4725)).toBe('4.725')
    expect(formatFor('en').number(4725)).toBe('4,725')
  })

  test('shares: not 100 % before all is done, not 0 % once something is', () => {
    expect(formatFor('en').percent(0.999)).toBe('99%')
    expect(formatFor('en').percent(0.001)).toBe('1%')
    expect(formatFor('en').percent(0)).toBe('0%')
    expect(formatFor('en').percent(1)).toBe('100%')
  })

  test('times: how long ago, and the date after a week', () => {
    expect(formatFor('en').since(0, 2 * minute)).toBe('2 minutes ago')
    expect(formatFor('vi').since(0, 2 * minute)).toBe('2 phút trước')
    expect(formatFor('vi').since(5, 5)).toBe('1 giây trước')
    expect(formatFor('en').since(Date.UTC(2026, 4, 9, 12), Date.UTC(2026, 5, 9))).toBe('9 May 2026')
  })

  test('names of languages', () => {
    expect(formatFor('vi').language('en')).toBe('Tiếng Anh')
    expect(formatFor('en').language('vi')).toBe('Vietnamese')
  })
})

test('initials are of the first and last word, with their accents', () => {
  expect(['Trần Thị Mai', 'Đặng', 'Ánh  Dương ', ''].map(initials)).toEqual(['TM', 'ĐẶ', 'ÁD', '?'])
})
