import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { foldKey, plainKey } from '../../../core/language/fold.ts'

/** Any Unicode, and strings dense in what the rules look at. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'qQhktoOaAàÀáảãạèéuUyYỳýỷỹỵỲiđĐÐðƉɖ \u0300\u0301\u0323\u0302\u031bİJ\u030cΩ') }),
)
const nfc = (text: string): string => text.normalize('NFC')

describe('U: normal forms', () => {
  test('U2 composed and decomposed text have one key', () => {
    const text = 'Đảng ủy Khối Các cơ quan tỉnh'
    expect(foldKey(text.normalize('NFD'))).toBe(foldKey(text))
  })
  test('U3 base with its hat composed and the tone apart is repaired', () => {
    expect(foldKey('Vi\u00ea\u0323t')).toBe('việt')
  })
  test('U5 tone marks are never dropped', () => {
    expect(new Set(['ma', 'má', 'mà', 'mả', 'mã', 'mạ'].map(foldKey)).size).toBe(6)
    expect(foldKey('Đang ủy')).not.toBe(foldKey('Đảng ủy'))
  })
  test('U5 the accent-insensitive key maps đ by hand', () => {
    expect(plainKey('Đảng uỷ Khối')).toBe('dang uy khoi')
    expect(plainKey('Thuỷ')).toBe(plainKey('thúy'))
  })
})

describe('T: tone placement', () => {
  test.each([
    ['hoà', 'hòa'],
    ['toá', 'tóa'],
    ['khoẻ', 'khỏe'],
    ['xoè', 'xòe'],
    ['thuỷ', 'thủy'],
    ['luỹ', 'lũy'],
    ['uỷ', 'ủy'],
    ['Thuý', 'Thúy'],
    ['OÀ', 'ÒA'],
    ['HOẠ', 'Họa'],
    ['thuỵ', 'thụy'],
  ])('T2 %s = %s', (reformed, traditional) => {
    expect(foldKey(reformed)).toBe(foldKey(traditional))
  })
  test.each([
    ['quý', 'qúy'],
    ['quà', 'qùa'],
    ['hoàn', 'hòan'],
    ['huỳnh', 'hùynh'],
    ['thuế', 'thúê'],
    ['già', 'gìa'],
    ['xoáy', 'xóay'],
  ])('T3 %s is not %s: there the tone has one place', (right, wrong) => {
    expect(foldKey(right)).not.toBe(foldKey(wrong))
  })
})

describe('Y: i and y', () => {
  test.each([
    ['kỹ', 'kĩ'],
    ['lý', 'lí'],
    ['mỹ', 'mĩ'],
    ['sỹ', 'sĩ'],
    ['tỷ', 'tỉ'],
    ['hy', 'hi'],
    ['quý', 'quí'],
    ['QUY', 'qui'],
    ['công ty', 'công ti'],
  ])('Y2 %s = %s', (y, i) => {
    expect(foldKey(y)).toBe(foldKey(i))
  })
  test.each([
    ['tay', 'tai'],
    ['thúy', 'thúi'],
    ['lũy', 'lũi'],
    ['ý', 'í'],
    ['vy', 'vi'],
    ['huy', 'hui'],
    ['này', 'nài'],
  ])('Y2 %s is not %s', (y, i) => {
    expect(foldKey(y)).not.toBe(foldKey(i))
  })
})

describe('D: đ', () => {
  test('D2 look-alikes fold, capitals too (D3)', () => {
    for (const form of ['ÐẢNG BỘ', 'Ɖảng bộ', 'ðảng bộ', 'ɖảng bộ']) expect(foldKey(form)).toBe(foldKey('Đảng bộ'))
  })
  test('D4 đ and d stay apart in the fold key', () => {
    expect(foldKey('dân tộc')).not.toBe(foldKey('đân tộc'))
    fc.assert(
      fc.property(texts, (text) => {
        const count = (string: string, pattern: RegExp): number => string.match(pattern)?.length ?? 0
        expect(count(foldKey(text), /d/g)).toBe(count(nfc(text), /[dD]/g))
      }),
    )
  })
})

describe('for any text', () => {
  test('T4 the key is as long as the NFC text', () => {
    fc.assert(fc.property(texts, (text) => expect(foldKey(text)).toHaveLength(nfc(text).length)))
  })
  test('a stray mark beside a syllable hides nothing from the plain key', () => {
    expect(plainKey('\u0301tỳ')).toBe(plainKey('tỳ'))
  })
  test('folding twice is folding once', () => {
    fc.assert(fc.property(texts, (text) => expect(foldKey(foldKey(text))).toBe(foldKey(text))))
    fc.assert(fc.property(texts, (text) => expect(plainKey(plainKey(text))).toBe(plainKey(text))))
  })
  test('C1 capitals do not matter where they keep the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aàảbđêơưỳqu hktmls') }), (text) => {
        expect(foldKey(text.toUpperCase())).toBe(foldKey(text))
      }),
    )
  })
})
