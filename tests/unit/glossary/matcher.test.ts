import { describe, expect, test } from '@jest/globals'
import { buildTermIndex, findTerms } from '../../../glossary/matcher.ts'
import { concept, finder } from './terms.ts'

describe('W3.2 candidates', () => {
  const find = finder([
    'Đảng ủy Khối',
    'sở, ban, ngành',
    'kinh tế - xã hội',
    ['Nghị quyết 4', 'NQ TW4'],
    'Bí thư',
    'Thủy lợi',
    'kỷ luật',
  ])
  test.each([
    [
      'tone placement (T2), i/y (Y2), Đ look-alikes (D2)',
      'thuỷ lợi, kỉ luật, Ðảng uỷ khối',
      ['thuỷ lợi', 'kỉ luật', 'Ðảng uỷ khối'],
    ],
    [
      'several spaces, no-break spaces, tabs, one line break',
      'Đảng  ủy\u00a0Khối; Bí\nthư; Bí\r\nthư; Bí\u202f\tthư',
      ['Đảng  ủy\u00a0Khối', 'Bí\nthư', 'Bí\r\nthư', 'Bí\u202f\tthư'],
    ],
    ['a blank line separates', 'Bí\n\nthư', []],
    ['spaces around own punctuation are free', 'sở , ban,ngành', ['sở , ban,ngành']],
    [
      'dashes are equal',
      'kinh tế-xã hội; kinh tế – xã hội; kinh tế \u2011xã hội',
      ['kinh tế-xã hội', 'kinh tế – xã hội', 'kinh tế \u2011xã hội'],
    ],
    ['foreign punctuation breaks', 'Bí, thư; Bí-thư; kinh tế xã hội', []],
    ['a space where the entry has none, and none where it has one', 'NQ TW 4; NQTW4; NQ TW4', ['NQ TW4']],
    ['no letter or digit directly around', 'Bí thưx xBí thư Bí thư2 2Bí thư', []],
    ['quotes, brackets, slash, full stop are boundaries', '“Bí thư”(Bí thư)/Bí thư.', ['Bí thư', 'Bí thư', 'Bí thư']],
    ['invisible characters inside words are ignored (U7)', 'B\u00adí\u200b thư', ['B\u00adí\u200b thư']],
    ['accents count (U5)', 'bi thu, bí thứ', []],
  ])('%s', (_, text, expected) => {
    expect(find(text)).toEqual(expected)
  })
})

describe('C case rules', () => {
  test('C2 fold takes any capitals', () => {
    expect(finder(['Đảng ủy'])('ĐẢNG ỦY Đảng Ủy đảng ủy')).toHaveLength(3)
  })
  test('C2 cap needs the entry’s capitals', () => {
    expect(finder([concept('Bác', 'cap')])('Bác và bác; BÁC')).toEqual(['Bác', 'BÁC'])
  })
  test('C2 low refuses a capital unless all are', () => {
    expect(finder([concept('triệu', 'low')])('Bà Triệu có 5 triệu, 6 TRIỆU')).toEqual(['triệu', 'TRIỆU'])
  })
  test('C3 an all-capital variant matches in exactly that case', () => {
    expect(finder([['Trung ương', 'TW', 'T.Ư']])('tw Tw TW T.Ư t.ư trung ương')).toEqual(['TW', 'T.Ư', 'trung ương'])
  })
})

describe('W3.2 numbers', () => {
  const find = finder([
    ['Trung ương', 'TW'],
    ['UBND'],
    'Chỉ thị',
    ['Chỉ thị 05-CT/TW', 'Chỉ thị 05', 'Chỉ thị 05/CT-TW'],
    ['Nghị định 100'],
    ['quý I', 'quý 1'],
  ])
  test.each([
    ['nothing inside a document number', 'theo 18-NQ/TW, 45/QĐ-UBND, 15/2020/NĐ-CP', []],
    [
      'a whole number that belongs to the entry',
      'Chỉ thị 05/CT- TW và Chỉ thị 05-CT / TW',
      ['Chỉ thị 05/CT- TW', 'Chỉ thị 05-CT / TW'],
    ],
    ['no short number in a longer one', 'Chỉ thị 05/2020/CT-UBND; Chỉ thị 05/2020', ['Chỉ thị', 'Chỉ thị']],
    ['no other year', 'Nghị định 100/2024/NĐ-CP; Nghị định 100.5', []],
    ['punctuation after a number is free', 'Chỉ thị 05. Chỉ thị 05, 06', ['Chỉ thị 05', 'Chỉ thị 05']],
    ['a period with its year is no longer number (DT7)', 'quý 1/2018', ['quý 1']],
    ['outside numbers they are found', 'TW và UBND/TW', ['TW', 'UBND', 'TW']],
  ])('%s', (_, text, expected) => {
    expect(find(text)).toEqual(expected)
  })
})

describe('W3.3 competitors', () => {
  const competitors = [
    ...[
      'thị trường',
      'cán bộ',
      'hội nghị',
      'quyết toán',
      'công sở',
      'quan trọng',
      'trọng tài',
      'hành chính',
      'chính sách',
    ],
    ...['thời đại', 'cơ sở', 'Nam Bộ', 'Trung Quốc', 'thị xã'],
  ]
  const find = finder(
    [
      'Chỉ thị',
      'Bộ Quốc phòng',
      'Nghị quyết',
      'sở',
      'cơ quan',
      'ban hành',
      'Đại hội',
      'Sở Y tế',
      'Bộ Chính trị',
      'Quốc hội',
    ],
    competitors,
  )
  test.each([
    ['a competitor removes what it overlaps on the right', 'chỉ thị trường gạo', []],
    ['on the left', 'khen cán bộ quốc phòng', []],
    ['on both sides', 'hội nghị quyết toán', []],
    ['around', 'khách ở công sở', []],
    ['not what contains it', 'một cơ quan và Nghị quyết', ['cơ quan', 'Nghị quyết']],
    ['void when its outside part begins a longer word', 'cơ quan trọng tài', ['cơ quan']],
    ['void likewise', 'ban hành chính sách', ['ban hành']],
    ['not void otherwise', 'cơ quan trọng yếu; ban hành chính', []],
    ['internal capitals cancel it', 'trong thời Đại hội', ['Đại hội']],
    ['but not in capitals throughout (C5)', 'THỜI ĐẠI HỘI NHẬP; CÁC CƠ SỞ Y TẾ', []],
    ['entries with capitals there need them', 'phía nam Bộ Chính trị; Trung Quốc hội kiến', ['Bộ Chính trị']],
    ['punctuation between saves the term', 'cơ, sở; công (sở)', ['sở', 'sở']],
  ])('%s', (_, text, expected) => {
    expect(find(text)).toEqual(expected)
  })
})

describe('W3.4 selection', () => {
  test('most syllables', () => {
    expect(finder(['Bí thư', 'Bí thư Đảng ủy', 'Đảng ủy', 'Đảng ủy Khối', 'Khối'])('Bí thư Đảng ủy Khối')).toEqual([
      'Bí thư Đảng ủy',
      'Khối',
    ])
    expect(finder(['Bí thư', 'Bí thư Đảng ủy', 'Đảng ủy Khối'])('Bí thư Đảng ủy Khối')).toEqual([
      'Bí thư',
      'Đảng ủy Khối',
    ])
  })
  test('then fewer terms', () => {
    expect(finder(['Tỉnh ủy', 'Bí thư', 'Bí thư Tỉnh ủy'])('Bí thư Tỉnh ủy')).toEqual(['Bí thư Tỉnh ủy'])
  })
  test('then the leftmost longest', () => {
    expect(finder(['a b', 'b c'])('a b c')).toEqual(['a b'])
    expect(finder(['a b', 'c d e', 'a b c', 'd e'])('a b c d e')).toEqual(['a b c', 'd e'])
  })
  test('nested terms are not reported', () => {
    expect(finder(['đảng viên', 'đảng viên dự bị', 'viên'])('đảng viên dự bị')).toEqual(['đảng viên dự bị'])
  })
})

describe('W3.5 hits', () => {
  test('variants count as the headword; English terms are not looked for', () => {
    const index = buildTermIndex([concept(['Ủy ban nhân dân', 'UBND'])], [])
    expect(findTerms(index, 'UBND, chi bộ')).toEqual([
      { concept: 'Ủy ban nhân dân', vi: 'Ủy ban nhân dân', start: 0, end: 4 },
    ])
  })
  test('offsets are UTF-16 units of the NFC text', () => {
    const index = buildTermIndex([concept('Nghị quyết')], [])
    const text = '😀 “Nghị quyết”'
    const hit = { concept: 'Nghị quyết', vi: 'Nghị quyết', start: 4, end: 14 }
    expect(findTerms(index, text)).toEqual([hit])
    expect(findTerms(index, text.normalize('NFD'))).toEqual([hit])
  })
})

describe('W6 names', () => {
  const find = finder(['phường', 'xã', 'công an', 'Hoàng Sa', 'Quốc hội'])
  test.each([
    ['ông Hồ Văn Phường, bà Lê Thị Xã, ông Trần Công An', []],
    ['ở Phường 5, công an xã', ['Phường', 'công an', 'xã']],
    ['cờ ở Hoàng Sa; họ Lê, phường ta; đoàn Quốc hội', ['Hoàng Sa', 'phường', 'Quốc hội']],
  ])('%s', (text, expected) => {
    expect(find(text)).toEqual(expected)
  })
})
