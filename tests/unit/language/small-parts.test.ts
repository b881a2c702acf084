import { describe, expect, test } from '@jest/globals'
import { isCredit } from '../../../core/language/credit.ts'
import { documentNumbers } from '../../../core/language/document-numbers.ts'
import { tokenize } from '../../../core/language/tokens.ts'
import { countWords } from '../../../core/language/words.ts'

describe('S11 credits', () => {
  test.each([
    'Ảnh: Phương Thúy',
    'Ảnh: P.V',
    'Nguồn: TTXVN',
    'Clip: Hồ Phương',
    '(Theo TTXVN)',
    '(Còn nữa)',
    'Đồ hoạ: H.Q',
  ])('%s is one', (text) => {
    expect(isCredit(text)).toBe(true)
    expect(isCredit(text.normalize('NFD'))).toBe(true)
  })
  test.each(['Ảnh hưởng của bão rất lớn.', 'Theo TTXVN, bão đã tan.', 'Nguồn nước cạn dần.', ''])(
    '%s is none',
    (text) => {
      expect(isCredit(text)).toBe(false)
    },
  )
})

describe('DN document numbers', () => {
  const numbers = (text: string): string[] => documentNumbers(text).map(({ start, end }) => text.slice(start, end))
  test.each([
    ['Chỉ thị 05-CT/TW của Bộ Chính trị', '05-CT/TW'],
    ['Chỉ thị 05/CT- TW về', '05/CT- TW'],
    ['Nghị định 15/2020/NĐ-CP quy định', '15/2020/NĐ-CP'],
    ['Quyết định số 1129/QĐ-TTg ngày', '1129/QĐ-TTg'],
    ['Luật số 65/2014/QH13, có hiệu lực', '65/2014/QH13'],
    ['theo 45/QĐ - UBND tỉnh', '45/QĐ - UBND'],
    ['Quy định 08-QĐi/TW', '08-QĐi/TW'],
    ['Hướng dẫn 12-BTGTU/HD', '12-BTGTU/HD'],
    ['Kết luận 21 KL/TW', '21 KL/TW'],
  ])('DN1, DN2 %s', (text, number) => {
    expect(numbers(text)).toEqual([number])
  })
  test.each([
    'ngày 15/5/2016',
    'nhiệm kỳ 2015-2020',
    'năm 2016 - UBND tỉnh',
    'quý I/2018',
    'Sở KH-ĐT, Bộ TT-TT',
    '60 km/h',
  ])('%s holds none', (text) => {
    expect(numbers(text)).toEqual([])
  })
})

describe('W3.1 tokens', () => {
  const spell = (text: string): string[] => tokenize(text).map(({ start, end }) => text.slice(start, end))
  test('letters, digits, and every other character alone', () => {
    expect(spell('Nghị quyết TW4: 05/CT-TW (📌)')).toEqual([
      'Nghị',
      'quyết',
      'TW',
      '4',
      ':',
      '05',
      '/',
      'CT',
      '-',
      'TW',
      '(',
      '📌',
      ')',
    ])
  })
  test('U7 invisible characters belong to a word only between its letters', () => {
    expect(spell('Quốc\u200b hội n\u00adước')).toEqual(['Quốc', 'hội', 'n\u00adước'])
  })
  test('one line break is a space, a blank line is not', () => {
    expect(tokenize('a b\nc\r\nd\n\ne').map((token) => token.gap)).toEqual(['none', 'space', 'space', 'space', 'break'])
  })
})

test('words are counted between spaces; lone marks are none', () => {
  expect(countWords('Đảng ủy\u00a0Khối - 05/CT-TW.')).toBe(4)
  expect(countWords('  ')).toBe(0)
})
