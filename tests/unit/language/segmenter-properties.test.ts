import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { segmentUnit, type SegmentLanguage } from '../../../core/language/segmenter.ts'

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ...['. ', '.', '…', '?!', './.', '\n', '\r\n', '\u2028', ' ', '\u00a0', '\u200b', '“', '”', '"', '(', ')'],
        ...[
          '- ',
          'Ảnh: ',
          'TP. ',
          'Điều 7',
          '1.',
          'A.',
          'v.v.',
          'Sau',
          'xong',
          '2018',
          '\u0301',
          'e\u0323\u0302',
          '😀',
          '\ud83d',
        ],
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
)
const langs: SegmentLanguage[] = ['vi', 'en']

describe.each(langs)('for any text (%s)', (lang) => {
  test('S16 the pieces put together are the text: nothing is lost', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { segments, tail } = segmentUnit(text, lang)
        expect(segments.map(({ lead, source }) => lead + source).join('') + tail).toBe(text)
      }),
    )
  })
  test('S16 sources are trimmed and never empty; leads and the tail are white space', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { segments, tail } = segmentUnit(text, lang)
        for (const { lead, source } of segments) {
          expect(source).toBe(source.trim())
          expect(source).not.toBe('')
          expect(lead.trim()).toBe('')
        }
        expect(tail.trim()).toBe('')
      }),
    )
  })
  test('S1 no segment spans a line end', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { source } of segmentUnit(text, lang).segments) expect(source).not.toMatch(/[\n\r\u2028\u2029]/)
      }),
    )
  })
  test('a segment cut again stays whole', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const first = segmentUnit(text, lang).segments[0]
        if (first) expect(segmentUnit(first.source, lang).segments[0]?.source).toBe(first.source)
      }),
    )
  })
})

test('time stays linear on what invites backtracking', () => {
  const awkward = [
    '.',
    '. ',
    '"',
    ' ',
    '\n',
    'A. ',
    '1.',
    'xong.Sau',
    '.(',
    'a',
    '.' + ' '.repeat(500),
    'T.',
    'Ảnh: . ',
  ]
  for (const piece of awkward) {
    const text = piece.repeat(Math.ceil(200_000 / piece.length))
    const { segments, tail } = segmentUnit(text, 'vi')
    expect(segments.map(({ lead, source }) => lead + source).join('') + tail === text).toBe(true)
  }
})
