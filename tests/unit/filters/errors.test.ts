import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { AppError } from '../../../core/errors.ts'
import {
  readAnnotations,
  spanOf,
  writeAnnotations,
  type ErrorAnnotation,
} from '../../../filters/errors/web-annotation.ts'
import { readWmt, withoutError, writeWmt, type WmtRow } from '../../../filters/errors/wmt-tsv.ts'

const row = (changes: Partial<WmtRow> = {}): WmtRow => ({
  system: 'Song ngữ',
  document: 'Chỉ thị 05',
  place: '3',
  segment: '3',
  rater: 'Mai',
  source: { text: 'Hội nghị sơ kết 2 năm.', span: null },
  target: { text: 'The conference organised two years.', span: { from: 15, to: 24 } },
  category: 'Accuracy/Mistranslation',
  severity: 'Major',
  ...changes,
})

describe('errors as tab-separated text', () => {
  test('mark words by <v> on either side, and come back as they were', () => {
    const omitted = row({ source: { text: 'ab “c” d', span: { from: 3, to: 6 } }, target: { text: 'x', span: null } })
    const text = writeWmt([row(), omitted, withoutError(row({ target: { text: 'y', span: null } }))])
    expect(text.split('\n')[1]).toBe(
      'Song ngữ\tChỉ thị 05\t3\t3\tMai\tHội nghị sơ kết 2 năm.\tThe conference <v>organised</v> two years.\tAccuracy/Mistranslation\tMajor',
    )
    const { rows, bad } = readWmt(text)
    expect(bad).toEqual([])
    expect(rows.map((one) => one.row)).toEqual([
      row(),
      omitted,
      row({ target: { text: 'y', span: null }, category: 'No-error', severity: 'No-error' }),
    ])
    expect(rows.map((one) => one.line)).toEqual([2, 3, 4])
  })

  test('know no quoting: tabs and line ends become spaces', () => {
    const text = writeWmt([row({ rater: 'a\tb', source: { text: 'một\nhai "ba"', span: { from: 4, to: 7 } } })])
    expect(text.split('\n')).toHaveLength(3)
    expect(readWmt(text).rows[0]?.row).toMatchObject({
      rater: 'a b',
      source: { text: 'một hai "ba"', span: { from: 4, to: 7 } },
    })
  })

  test('a mark without an end runs to the end; lines of another width are told', () => {
    const { rows, bad } = readWmt('\uFEFFs\td\t1\t1\tr\tnguồn\tone <v>two\tOther\tMinor\r\nnur zwei\tSpalten\r\n')
    expect(rows[0]?.row.target).toEqual({ text: 'one two', span: { from: 4, to: 7 } })
    expect(bad).toEqual([{ line: 2, reason: 'columns' }])
  })

  test('any rows without marks in their own text come back', () => {
    const word = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((text) => !/[\t\r\n<]|^system$|^\uFEFF/.test(text))
    const filled = word.filter((text) => text !== '')
    fc.assert(
      fc.property(fc.array(fc.tuple(filled, word, word, fc.nat(12), fc.nat(12)), { maxLength: 5 }), (cells) => {
        const rows = cells.map(([system, source, target, a, b]) => {
          const [from, to] = [Math.min(a, b, target.length), Math.min(Math.max(a, b), target.length)]
          return row({
            system,
            source: { text: source, span: null },
            target: { text: target, span: from < to ? { from, to } : null },
          })
        })
        expect(readWmt(writeWmt(rows)).rows.map((one) => one.row)).toEqual(rows)
      }),
    )
  })
})

const annotated = (changes: Partial<ErrorAnnotation> = {}): ErrorAnnotation => ({
  iri: 'urn:songngu:error:1',
  span: { from: 3, to: 6 },
  text: { iri: 'urn:songngu:segment:s1:target', language: 'en', text: '😀 two and a half' },
  category: 'accuracy/omission',
  severity: 'major',
  note: 'Thiếu “rưỡi”.',
  author: { iri: 'urn:songngu:user:u1', name: 'Mai' },
  createdAt: Date.UTC(2026, 10, 24, 3, 4, 5),
  modifiedAt: Date.UTC(2026, 10, 24, 3, 4, 6),
  ...changes,
})
const collection = { iri: 'urn:songngu:errors:d1', label: 'Chỉ thị 05' }

describe('errors as Web Annotations', () => {
  test('count code points, quote the words, and say when and by whom', () => {
    const json = JSON.parse(writeAnnotations(collection, [annotated()])) as {
      first: { items: Record<string, unknown>[] }
    }
    expect(json.first.items[0]).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'Annotation',
      created: '2026-11-24T03:04:05.000Z',
      target: {
        source: { id: 'urn:songngu:segment:s1:target' },
        selector: [
          { type: 'TextPositionSelector', start: 2, end: 5 },
          { type: 'TextQuoteSelector', exact: 'two', prefix: '😀 ', suffix: ' and a half' },
        ],
      },
    })
  })

  test('come back as they were, from a collection, a page or a list', () => {
    const whole = annotated({ iri: 'urn:songngu:error:2', span: null, note: '' })
    const json = JSON.parse(writeAnnotations(collection, [annotated(), whole])) as { first: { items: unknown[] } }
    for (const file of [json, json.first, json.first.items]) {
      const { annotations, bad } = readAnnotations(JSON.stringify(file))
      expect(bad).toEqual([])
      expect(annotations).toMatchObject([
        { category: 'accuracy/omission', severity: 'major', note: 'Thiếu “rưỡi”.', target: annotated().text.iri },
        { selector: null, note: '' },
      ])
      const selector = annotations[0]?.selector
      expect(selector && spanOf(annotated().text.text, selector)).toEqual({ from: 3, to: 6 })
      // The words are others now: nothing is looked for elsewhere.
      expect(selector && spanOf('😀 one and two', selector)).toBeNull()
    }
  })

  test('of others are told by their place, and what is no annotation is refused', () => {
    expect(
      readAnnotations('[{"id":"x","type":"Annotation","body":{"type":"TextualBody","value":"y"},"target":"z"}, 7]'),
    ).toEqual({
      annotations: [],
      bad: [1, 2],
    })
    for (const text of ['', '{', 'null', '{"type":"Annotation"}', '"x"']) {
      expect(() => readAnnotations(text)).toThrow(AppError)
    }
  })

  test('any span of any text comes back', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (given, a, b) => {
        const bounds = [0]
        for (const character of given) bounds.push((bounds.at(-1) ?? 0) + character.length)
        const [x, y] = [bounds[a % bounds.length] ?? 0, bounds[b % bounds.length] ?? 0]
        if (x === y) return
        const span = { from: Math.min(x, y), to: Math.max(x, y) }
        const written = writeAnnotations(collection, [annotated({ span, text: { ...annotated().text, text: given } })])
        const [read] = readAnnotations(written).annotations
        expect(read?.selector && spanOf(given, read.selector)).toEqual(span)
      }),
    )
  })
})
