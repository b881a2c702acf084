import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { judge } from './judge.ts'

/** Pieces that upset naive text code: lone surrogates, marks without letters, direction, emoji, any normal form. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '\ud83d',
    '\udc68',
    '👨‍👩‍👧',
    '\u0301',
    'ấ'.normalize('NFD'),
    'e\u0323\u0302',
    '\u202eabc\u202c',
    '\u200f',
    '\u200b',
    '\ufeff',
    '\u00a0',
    '\0',
    '\r\n',
    '\u2028',
    'Đảng ủy ',
    'Chỉ thị 05/CT- TW',
    '15/5/2016',
    '4.725',
    '98,6%',
    '“',
    '”',
    '"',
    "'",
    '(',
    ']',
    '<b>',
    '</b>',
    '{x}',
    '%s',
    'https://a.vn/',
    '5 tỷ đồng',
    'ông Hồ Văn Đàm',
    ' . ',
    '...',
    '1.',
    'a)',
    '- ',
  ),
)
const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))

describe('any text', () => {
  it('is judged without a throw, and spans and fixes lie within the texts given', () => {
    fc.assert(
      fc.property(text, text, (source, target) => {
        expectWithin(source, target)
      }),
      { numRuns: 1500 },
    )
  })

  it('gets the same findings in any normal form, but for unicode-form', () => {
    const pairs = [
      ['Ông Nguyễn Đình Hùng có 25 hộ.', 'Mr. Nguyễn Đinh Hung has 52 households.'],
      ['Huyện ủy họp ngày 3/5.', 'Huyện ủy met on March 5.'],
    ] as const
    const checksOf = (source: string, target: string): string[] =>
      judge(source, target)
        .map(({ check }) => check)
        .filter((check) => check !== 'unicode-form')
    for (const [source, target] of pairs) {
      expect(checksOf(source.normalize('NFD'), target.normalize('NFD'))).toEqual(checksOf(source, target))
    }
  })
})

describe('very long text', () => {
  const million = 1_000_000
  const long: [name: string, unit: string][] = [
    ['no space', 'a'],
    ['digits', '7'],
    ['figures', '1.'],
    ['quotes', '"'],
    ['apostrophes', "'a "],
    ['opening brackets', '('],
    ['tags', '<b>'],
    ['hyphens', '-'],
    ['slashes', '1/'],
    ['words', 'word '],
    ['capitals', 'Đặng '],
    ['marks', '\u0301'],
    ['emoji', '👨‍👩‍👧'],
    ['percent', '5% '],
    ['dots', '. '],
    ['at signs', 'a@'],
    ['domains', 'a.vn '],
    ['surrogates', '\ud83d'],
    ['braces', '{a'],
    ['dates', '1/2, '],
    ['dollars', '$5 '],
  ]

  it.each(long)('of %s comes to an end', (_name, unit) => {
    const one = unit.repeat(Math.ceil(200_000 / unit.length))
    for (const [source, target] of [
      [one, 'Short.'],
      ['Ngắn.', one],
    ] as const)
      expectWithin(source, target)
  })

  it('of a megabyte without a space comes to an end', () => {
    for (const unit of ['a', 'ă', '7', '“', '\ud83d']) expectWithin(unit.repeat(million), unit.repeat(million))
  }, 300_000)
})

/** Every span and fix of the findings lies within the text it speaks of. */
function expectWithin(source: string, target: string): void {
  for (const { source: from, target: to, fix } of judge(source, target)) {
    for (const { start, end } of from) expect(0 <= start && start <= end && end <= source.length).toBe(true)
    for (const { start, end } of [...to, ...(fix ? [fix] : [])]) {
      expect(0 <= start && start <= end && end <= target.length).toBe(true)
    }
  }
}
