import { describe, expect, test } from '@jest/globals'
import type { Concept, Term } from '../../../glossary/concept.ts'
import { concepts } from '../../../glossary/data/terms.gen.ts'
import { draftProblems, isDay, normalisedDraft } from '../../../glossary/draft.ts'
import { made, timed } from './concepts.ts'

const codes = (concept: Concept): string[] => draftProblems(normalisedDraft(concept)).map(({ code }) => code)

test('text becomes NFC, spaces single, empty fields and terms nothing', () => {
  const draft = normalisedDraft(
    made('1', ['  Ðảng\u00a0 ủy '.normalize('NFD'), ' '], ['Party\tCommittee\u0000'], {
      definition: ' a\nb ',
      link: '',
      terms: [
        ...made('', ['  Ðảng\u00a0 ủy '.normalize('NFD'), ' '], ['Party\tCommittee\u0000']).terms,
        { ...timed('x'), type: 'full', note: ' ', authority: { source: ' ' } },
      ],
    }),
  )
  expect(draft).toEqual({
    ...made('1', 'Ðảng ủy', ['Party Committee', 'x'], { definition: 'a\nb' }),
    id: undefined,
  })
})

describe('problems', () => {
  test.each<[string, Concept, string[]]>([
    ['none', made('1', 'Sở', 'department'), []],
    ['no Vietnamese', made('1', [], 'department'), ['noVietnamese']],
    ['no English', made('1', 'Sở', []), ['noEnglish']],
    ['Vietnamese twice, folded', made('1', ['Đảng uỷ', 'đảng ủy'], 'x'), ['twice']],
    ['English twice', made('1', 'Sở', ['department', 'a: department']), ['twice']],
    ['English in other capitals is another form', made('1', 'Sở', ['Department', 'a: department']), []],
    [
      'a name borne twice at different times',
      made('1', 'Bộ', [timed('M', undefined, '1990-01-01'), timed('M', '2000-01-01')]),
      [],
    ],
    ['times the wrong way round', made('1', 'Bộ', [timed('M', '2001-01-01', '2000-01-01')]), ['dateOrder']],
    ['no such day', made('1', 'Bộ', [timed('M', '2001-02-29')]), ['badDay']],
    ['too long', made('1', 'Bộ', 'M'.repeat(501)), ['tooLong']],
    ['a link that is none', made('1', 'Bộ', 'M', { link: 'javascript:alert(1)' }), ['badLink']],
    ['a page', made('1', 'Bộ', 'M', { link: 'https://dangcongsan.vn/a?b#c' }), []],
  ])('%s', (_, concept, expected) => {
    expect(codes(concept)).toEqual(expected)
  })
  test('the shipped concepts have none', () => {
    expect(concepts.flatMap(codes)).toEqual([])
  })
  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2024-13-01', false],
    ['24-01-01', false],
    ['2024-04-31', false],
    ['2024-1-1', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected)
  })
})

test('what nobody sees is no part of a term, and a term of nothing else is none', () => {
  const term = (text: string): Term => ({ lang: 'vi', text, status: 'preferred', provisional: false })
  const terms = ['Đảng\u200b ủy', '\u202eủy ban', 'bạn \ud83d', '\u0000\u200b\ufeff', '\ud800', '👍'].map(term)
  const { terms: kept, note } = normalisedDraft({ ...made('1', 'a', 'b'), terms, note: 'a\ud800b\u0007' })
  expect(kept.map(({ text }) => text)).toEqual(['Đảng ủy', 'ủy ban', 'bạn', '👍'])
  expect(note).toBe('ab')
})
