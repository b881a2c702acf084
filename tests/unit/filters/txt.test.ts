import { describe, expect, test } from '@jest/globals'
import type { AppError } from '../../../core/errors.ts'
import { maxTextBytes, maxUnits } from '../../../filters/limits.ts'
import { txtFilter } from '../../../filters/txt.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const kinds = (text: string): string[] => txtFilter.extract(utf8(text)).units.map((unit) => unit.kind)
const code = (bytes: Uint8Array): string => {
  try {
    txtFilter.extract(bytes)
    return ''
  } catch (error) {
    return (error as AppError).code
  }
}
const merge = (text: string, units: string[]): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    txtFilter.merge?.(txtFilter.extract(utf8(text)).skeleton, units) ?? new Uint8Array(),
  )

describe('units', () => {
  test('are the non-blank lines without their outer spaces', () => {
    const { units, warnings } = txtFilter.extract(utf8('\uFEFFMột \r\n\r\n\u00a0 Hai\u2028\tBa'))
    expect(units.map((unit) => unit.text)).toEqual(['Một', 'Hai', 'Ba'])
    expect(warnings).toEqual([])
  })

  test('come in NFC, and the change is told (P8)', () => {
    const { units, warnings } = txtFilter.extract(utf8('Đảng ủy\nNghệ An'.normalize('NFD') + '\nx'))
    expect(units.map((unit) => unit.text)).toEqual(['Đảng ủy', 'Nghệ An', 'x'])
    expect(warnings).toEqual([{ code: 'import.normalised', params: { count: 2 } }])
  })

  test('a short open line that stands alone at the top is a heading', () => {
    expect(kinds('Tạo chuyển biến mới\n\nChiều 9/5.')).toEqual(['heading', 'paragraph'])
    expect(kinds('\n“Tạo chuyển biến mới”\r\n \r\nChiều 9/5.')).toEqual(['heading', 'paragraph'])
  })
  test.each(['Chiều 9/5.\n\nHội nghị', 'Kính gửi:\n\nÔng', 'Một\nHai', 'Một', `${'dài '.repeat(60)}\n\nHai`])(
    'else it is not: %j',
    (text) => {
      expect(kinds(text)[0]).toBe('paragraph')
    },
  )
  test('lines with bullets are items and keep them (S10)', () => {
    expect(kinds('Mở đầu:\n- một\n+ hai\n• ba\n-1 độ\n- ')).toEqual([
      'paragraph',
      'item',
      'item',
      'item',
      'paragraph',
      'paragraph',
    ])
    expect(txtFilter.extract(utf8('- một')).units[0]?.text).toBe('- một')
  })
})

describe('merge', () => {
  test('puts translations into the lines of the source', () => {
    expect(merge('\uFEFFMột\r\n\r\n  Hai \u2028Ba', ['One', 'Two', 'Three'])).toBe('\uFEFFOne\r\n\r\n  Two \u2028Three')
  })
  test('a line end inside a translation does not make a line', () => {
    expect(merge('Một\nHai', ['One\r\nmore\u2028', 'Two'])).toBe('One more \nTwo')
  })
  test('a decomposed source comes back as it was only where it was not touched', () => {
    const source = 'Đảng ủy\nNghệ An'.normalize('NFD')
    expect(merge(source, ['Đảng ủy', 'Nghe An'])).toBe(`${'Đảng ủy'.normalize('NFD')}\nNghe An`)
  })
  test('a lone surrogate is written as U+FFFD', () => {
    expect(merge('Một', ['a\ud800b'])).toBe('a\ufffdb')
  })
  test('a number of units that does not fit is a fault of the caller', () => {
    expect(() => merge('Một\nHai', ['One'])).toThrow(RangeError)
  })
})

describe('what cannot be read', () => {
  test.each([
    ['import.empty', utf8('')],
    ['import.empty', utf8(' \r\n\u00a0\n\u2028')],
    ['import.empty', utf8('\uFEFF')],
    ['import.binary', utf8('Một\0Hai')],
    ['import.tooManySegments', utf8('a\n'.repeat(maxUnits + 1))],
    ['import.tooLarge', new Uint8Array(maxTextBytes + 1).fill(0x61)],
  ])('%s', (expected, bytes) => {
    expect(code(bytes)).toBe(expected)
  })
})

test('the largest files come to an end, whatever they hold', () => {
  expect(code(new Uint8Array(maxTextBytes).fill(0x0a))).toBe('import.empty')
  expect(code(utf8('a\n'.repeat(maxTextBytes / 2)))).toBe('import.tooManySegments')
  expect(code(utf8('ế '.repeat(maxTextBytes / 4)))).toBe('')
})

test('a megabyte of text is read and written back as it was', () => {
  const bytes = utf8('Đảng bộ Khối Các cơ quan tỉnh hiện có 61 tổ chức cơ sở đảng.\n'.repeat(14_000))
  const { units, skeleton } = txtFilter.extract(bytes)
  const merged = txtFilter.merge?.(
    skeleton,
    units.map((unit) => unit.text),
  )
  expect(Buffer.from(merged ?? []).equals(bytes)).toBe(true)
})
