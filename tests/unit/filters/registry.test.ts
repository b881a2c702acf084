import { describe, expect, test } from '@jest/globals'
import { exportFormats } from '../../../core/api.ts'
import type { AppError } from '../../../core/errors.ts'
import { documentFilters, exporters, pickFilter } from '../../../filters/index.ts'
import { makeZip } from '../../builders/zip.ts'
import { exportInput } from './export-input.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const outcome = (bytes: Uint8Array, name: string): string => {
  try {
    return pickFilter(bytes, name).id
  } catch (error) {
    const { code, params } = error as AppError
    return `${code} ${params.found}`
  }
}

describe('the registries', () => {
  test('have one entry a format, and the wire contract knows the exports', () => {
    expect(exporters.map((exporter) => exporter.id)).toEqual([...exportFormats])
    for (const list of [documentFilters, exporters]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
    const extensions = documentFilters.flatMap((filter) => filter.extensions)
    expect(extensions).toEqual(extensions.map((extension) => extension.toLowerCase().replace('.', '')))
  })

  test.each(exporters.map((exporter) => [exporter.id, exporter] as const))('%s drops nothing', async (_, exporter) => {
    const input = exportInput([
      [
        { source: 'Câu một.', target: 'Sentence one.', status: 'confirmed' },
        { source: 'Câu hai.', lead: ' ' },
      ],
      [{ source: 'Câu ba.', target: 'Sentence three.' }],
    ])
    const bytes = await exporter.write(input)
    const again = await exporter.write(structuredClone(input))
    expect(Buffer.compare(bytes, again)).toBe(0)
    expect(exporter.mime).toMatch(/^[a-z]+\/[\w.+-]+/)
    expect(exporter.extension).toMatch(/^[a-z0-9]+$/)
    if (exporter.extension === 'docx') return
    const text = new TextDecoder().decode(bytes)
    for (const part of ['Sentence one.', 'Câu hai.', 'Sentence three.', 'untranslated']) expect(text).toContain(part)
  })

  test.each(
    exporters.filter((exporter) => exporter.id !== 'target-txt').map((exporter) => [exporter.id, exporter] as const),
  )('%s writes a document without segments', async (_, exporter) => {
    expect((await exporter.write(exportInput([]))).length).toBeGreaterThan(0)
  })
})

describe('pickFilter', () => {
  test.each([
    ['a.txt', utf8('Nghệ An')],
    ['a.TXT', utf8('')],
    ['a.txt', utf8('a\0b')],
    ['noextension', utf8('Nghệ An')],
    ['Chỉ thị 05.2018', utf8('Nghệ An')],
    ['a', Uint8Array.from([0xff, 0xfe, 0x41, 0])],
  ])('%s is plain text', (name, bytes) => {
    expect(outcome(bytes, name)).toBe('txt')
  })

  test.each([
    ['a.docx', makeZip([['word/document.xml', '<x/>']]), 'docx'],
    ['a.txt', makeZip([['word/document.xml', '<x/>']]), 'zip'],
    ['a.zip', makeZip([['a', 'b']]), 'zip'],
    ['a.pdf', utf8('%PDF-1.7 …'), 'pdf'],
    ['a.txt', utf8('%PDF-1.7 …'), 'pdf'],
    ['a.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), 'doc'],
    ['a.rtf', utf8('{\\rtf1 x}'), 'rtf'],
    ['trang.html', utf8('<!DOCTYPE html><p>x'), 'html'],
    ['a.txt', utf8('\uFEFF<?xml version="1.0"?><x/>'), 'xml'],
    ['a.xlf', utf8('<?xml version="1.0"?><xliff/>'), 'xlf'],
    ['a.csv', utf8('a,b'), 'csv'],
    ['a.bin', Uint8Array.from([1, 0, 2, 0]), 'bin'],
    ['', Uint8Array.from([1, 0, 2, 0]), ''],
  ])('%s is refused for what it is', (name, bytes, found) => {
    expect(outcome(bytes, name)).toBe(`import.unsupportedFormat ${found}`)
  })

  test('the refusal names what can be imported', () => {
    expect(() => pickFilter(utf8('%PDF-1.7'), 'a.pdf')).toThrow(
      expect.objectContaining({ params: { found: 'pdf', supported: '.txt, .text' } }),
    )
  })
})
