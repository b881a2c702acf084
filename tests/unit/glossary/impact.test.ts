import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Concept } from '../../../glossary/concept.ts'
import { impactOf, type Impact } from '../../../glossary/impact.ts'
import { buildTermIndex, findTerms } from '../../../glossary/matcher.ts'
import { made } from './concepts.ts'

const cell = made('g/1', 'chi bộ', ['Party cell', 'a: cell'])
const committee = made('g/2', 'Đảng ủy', 'Party Committee')
const province = made('g/3', 'Tỉnh ủy', ['provincial Party Committee', 'a: Party Committee'])
const secretary = made('g/4', 'Bí thư', 'Secretary')
const commend = made('g/5', 'biểu dương', 'commend', { partOfSpeech: 'verb' })
const head = made('g/6', 'Bí thư Đảng ủy', 'Secretary of the Party Committee')
const all = [cell, committee, province, secretary, commend, head]
const index = buildTermIndex(all, [])

function impact(concept: Concept, from: string, to: string, source: string, target: string): Impact | null {
  const conceptOf = (id: string): Concept | undefined => all.find((one) => one.id === id)
  return impactOf({ concept, from, to, target, hits: findTerms(index, source), conceptOf })
}

describe('the new rendering stands as the old one did', () => {
  test.each<[string, Concept, string, string, string, string, string]>([
    ['as it is', cell, 'Party cell', 'Party branch', 'chi bộ', 'The Party cell met.', 'The Party branch met.'],
    ['plural', cell, 'Party cell', 'Party branch', 'chi bộ', 'All Party cells met.', 'All Party branches met.'],
    ['possessive', cell, 'Party cell', 'cell', 'chi bộ', 'the Party cell’s plan', 'the cell’s plan'],
    ['possessive of plurals', cell, 'Party cell', 'branch', 'chi bộ', "the Party cells' plans", "the branches' plans"],
    [
      'possessive before a plural term',
      cell,
      'Party cell',
      'ranks',
      'chi bộ',
      "the Party cell's plan",
      "the ranks' plan",
    ],
    ['heading', cell, 'Party cell', 'grassroots branch', 'chi bộ', 'Model Party Cells', 'Model Grassroots Branches'],
    ['capitals', cell, 'Party cell', 'Party branch', 'chi bộ', 'ALL PARTY CELLS', 'ALL PARTY BRANCHES'],
    ['sentence start', cell, 'cell', 'branch', 'chi bộ', 'Done. Cells met.', 'Done. Branches met.'],
    ['a and an', cell, 'Party cell', 'organisation', 'chi bộ', 'A Party cell met.', 'An organisation met.'],
    ['an and a', cell, 'organisation', 'unit', 'chi bộ', 'It is an organisation.', 'It is a unit.'],
    ['hyphen', cell, 'Party cell', 'branch', 'chi bộ', 'a Party-cell meeting', 'a branch meeting'],
    [
      'its head takes the plural',
      head,
      'Secretary of the Party Committee',
      'Head of the Party Committee',
      'Bí thư Đảng ủy',
      'The Secretaries of the Party Committee met.',
      'The Heads of the Party Committee met.',
    ],
    [
      'names inside a title stay',
      head,
      'Secretary of the Party Committee',
      'Chief of the Party Committee',
      'Bí thư Đảng ủy',
      'He is Secretary of the Con Cuong district Party Committee.',
      'He is Chief of the Con Cuong district Party Committee.',
    ],
    ['its own article', committee, 'Party Committee', 'the Party', 'Đảng ủy', 'the Party Committee', 'the Party'],
    ['verbs', commend, 'commend', 'praise', 'biểu dương', 'He commended them.', 'He praised them.'],
    ['verbs in -ing', commend, 'commend', 'praise', 'biểu dương', 'Commending them', 'Praising them'],
    ['irregular verbs', commend, 'commend', 'hold up', 'biểu dương', 'They commended her.', 'They held up her.'],
  ])('%s', (_, concept, from, to, source, target, expected) => {
    expect(impact(concept, from, to, source, target)?.proposed).toBe(expected)
  })
})

describe('what is left alone', () => {
  test('words of a longer rendering, of this concept or another', () => {
    const target = 'The provincial Party Committee and the Party Committee met.'
    const result = impact(committee, 'Party Committee', 'Party Board', 'Tỉnh ủy và Đảng ủy họp', target)
    expect(result?.proposed).toBe('The provincial Party Committee and the Party Board met.')
    expect(result?.spans).toEqual([{ start: 39, end: 54 }])
    expect(impact(cell, 'cell', 'branch', 'chi bộ', 'the Party cell')).toBeNull()
  })
  test('where two terms have the same words, each its own', () => {
    const target = 'The Party Committee asked the Party Committee.'
    const proposed = (source: string): string | undefined =>
      impact(committee, 'Party Committee', 'Board', source, target)?.proposed
    expect(proposed('Tỉnh ủy hỏi Đảng ủy')).toBe('The Party Committee asked the Board.')
    expect(proposed('Đảng ủy hỏi Tỉnh ủy')).toBe('The Board asked the Party Committee.')
    expect(proposed('Đảng ủy hỏi Đảng ủy')).toBe('The Board asked the Board.')
  })
  test('look-alikes and segments without the term', () => {
    expect(impact(cell, 'cell', 'branch', 'chi bộ', 'a cellular phone, excellent')).toBeNull()
    expect(impact(cell, 'cell', 'branch', 'tế bào', 'a cell')).toBeNull()
  })
})

test('whatever the text, nothing outside the spans changes', () => {
  const word = fc.constantFrom(
    'Party',
    'cell',
    'cells',
    "cell's",
    'Cells’',
    'PARTY',
    'CELL',
    'a',
    'An',
    'the',
    'met',
    '“',
    '.',
    ',',
    '-',
    'ệ',
    '😀',
  )
  const to = fc.constantFrom('branch', 'the Unit', 'an office', 'grassroots organisation', 'ranks', 'BCH')
  const from = fc.constantFrom('Party cell', 'cell')
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 14 }),
      fc.constantFrom(' ', '  ', '\n', ''),
      from,
      to,
      (words, gap, old, put) => {
        const target = words.join(gap)
        const result = impact(cell, old, put, 'chi bộ', target)
        if (!result) return
        const { spans, proposed } = result
        let rest = proposed
        let at = 0
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          const kept = target.slice(at, start)
          const place = at === 0 ? 0 : rest.indexOf(kept)
          expect(rest.startsWith(kept) || place >= 0).toBe(true)
          rest = rest.slice(place + kept.length)
          at = end
        }
        expect(rest.endsWith(target.slice(at))).toBe(true)
      },
    ),
  )
})
