import { describe, expect, test } from '@jest/globals'
import type { Concept, Term } from '../../../glossary/concept.ts'
import { buildTermIndex, findTerms } from '../../../glossary/matcher.ts'
import { prioritised } from '../../../glossary/priority.ts'

const term = (lang: 'vi' | 'en', text: string, more: Partial<Term> = {}): Term => ({
  lang,
  text,
  status: 'preferred',
  provisional: false,
  ...more,
})
function made(id: string, vi: string[], en: (string | Term)[], more: Partial<Concept> = {}): Concept {
  return {
    id,
    partOfSpeech: 'noun',
    domain: '',
    definition: '',
    note: '',
    confidence: '',
    caseRule: 'fold',
    terms: [
      ...vi.map((text) => term('vi', text)),
      ...en.map((one) => (typeof one === 'string' ? term('en', one) : one)),
    ],
    ...more,
  }
}
const hits = (concepts: Concept[], text: string): string[] =>
  findTerms(buildTermIndex(prioritised(concepts), []), text).map((hit) => hit.concept)

describe('the first glossary wins', () => {
  test('for a surface, folded, be it headword or variant', () => {
    const house = made('house/1', ['Uỷ ban', 'UB'], ['Committee'])
    const state = made('state/1', ['Ủy ban'], ['Commission'])
    expect(hits([house, state], 'ủy ban')).toEqual(['house/1'])
    expect(hits([state, house], 'ủy ban')).toEqual(['state/1'])
    expect(hits([state, house], 'UB')).toEqual(['house/1'])
  })
  test('but a longer term of a later one is the term', () => {
    expect(hits([made('a/1', ['Đảng ủy'], ['x']), made('b/1', ['Đảng ủy Khối'], ['y'])], 'Đảng ủy Khối')).toEqual([
      'b/1',
    ])
  })
  test('a proposed concept never stands before an approved one', () => {
    const pending = made('a/1', ['sở'], ['bureau'], { pending: true })
    expect(hits([pending, made('b/1', ['sở'], ['department'])], 'sở')).toEqual(['b/1'])
    expect(hits([pending], 'sở')).toEqual(['a/1'])
  })
})

describe('what later glossaries say is accepted', () => {
  const accepts = (concepts: Concept[]): string[] => (prioritised(concepts)[0]?.accepts ?? []).map(({ text }) => text)
  test('preferred and admitted, each once, and nothing the first one knows', () => {
    const first = made('a/1', ['Ban'], ['Board', term('en', 'Com-mission', { status: 'forbidden' })])
    const second = made(
      'b/1',
      ['ban'],
      [
        'board',
        'com mission',
        'Department',
        term('en', 'Section', { status: 'admitted' }),
        term('en', 'Gang', { status: 'forbidden' }),
      ],
    )
    expect(accepts([first, second, made('c/1', ['Ban'], ['department', 'Unit'])])).toEqual([
      'Department',
      'Section',
      'Unit',
    ])
  })
  test('with the time of their concept', () => {
    const [first] = prioritised([
      made('a/1', ['Bộ'], ['A'], { validTo: '2020-12-31' }),
      made('b/1', ['Bộ'], ['B'], { validFrom: '2021-01-01' }),
    ])
    expect(first?.accepts).toEqual([term('en', 'B', { validFrom: '2021-01-01' })])
  })
  test('not from proposals; and who has no namesake stays as it is', () => {
    const alone = made('a/1', ['Sở'], ['A'])
    const [same] = prioritised([alone, made('b/1', ['Sở'], ['B'], { pending: true })])
    expect(same).toBe(alone)
  })
})
