import { describe, expect, test } from '@jest/globals'
import { ContextIndex, factsOf } from '../../../core/checks/context-index.ts'
import { Pair } from '../../../core/checks/pair.ts'
import { findingsOf } from '../../../core/checks/run.ts'
import type { Concept } from '../../../glossary/concept.ts'
import { buildTermIndex } from '../../../glossary/matcher.ts'
import { prioritised } from '../../../glossary/priority.ts'
import { buildUsageIndex, termFacts } from '../../../glossary/usage.ts'
import { made, timed } from './concepts.ts'

type Texts = readonly [source: string, target: string]

/** Findings of the checks of terms, as "check target → expected". */
function judged(concepts: readonly Concept[], [source, target]: Texts, day?: string, earlier: Texts[] = []): string[] {
  const ready = prioritised(concepts)
  const index = buildUsageIndex(ready, buildTermIndex(ready, []))
  const context = new ContextIndex()
  const pairAt = (at: number, [vi, en]: Texts): Pair =>
    new Pair({ source: vi, target: en, terms: termFacts(index, vi, en, undefined, day), context: context.before(at) })
  for (const [at, texts] of earlier.entries()) context.set(at, factsOf(pairAt(at, texts)))
  return findingsOf(pairAt(earlier.length, [source, target]))
    .filter(({ check }) => check === 'term-missing' || check === 'term-forbidden')
    .map(({ check, severity, params }) =>
      [check, severity, params.context, params.target, params.expected].filter((part) => part !== undefined).join('|'),
    )
}

describe('the day of the document', () => {
  const ministry = made('g/1', 'Bộ Nội vụ', [
    timed('Ministry of Home Affairs', '2025-03-01'),
    timed('Ministry of the Interior', undefined, '2025-02-28'),
  ])
  const source = 'Bộ Nội vụ họp.'
  test.each<[string, string, string[]]>([
    ['The Ministry of Home Affairs met.', '2026-01-01', []],
    ['The Ministry of the Interior met.', '2024-01-01', []],
    [
      'The Ministry of the Interior met.',
      '2026-01-01',
      ['term-forbidden|minor|superseded|Ministry of the Interior|Ministry of Home Affairs'],
    ],
    [
      'The Ministry of Home Affairs met.',
      '2024-01-01',
      ['term-forbidden|minor|superseded|Ministry of Home Affairs|Ministry of the Interior'],
    ],
    ['The ministry met.', '2026-01-01', ['term-missing|major|Ministry of Home Affairs']],
  ])('%s on %s', (target, day, expected) => {
    expect(judged([ministry], [source, target], day)).toEqual(expected)
  })
  test('without one all are in force', () => {
    expect(judged([ministry], [source, 'The Ministry of the Interior met.'])).toEqual([])
  })
  test('a superseded term is named with its successor on any day, and its Vietnamese is recognised', () => {
    const party = made('g/2', ['Ban Đảng', 's: Ban cũ'], ['Party Board', 's: Party Bureau'])
    const expected = ['term-forbidden|minor|superseded|Party Bureau|Party Board']
    expect(judged([party], ['Ban cũ họp.', 'The Party Bureau met.'], '2026-01-01')).toEqual(expected)
    expect(judged([party], ['Ban cũ họp.', 'The Party Bureau met.'])).toEqual(expected)
  })
  test('a concept without English in force names that of its successor, or that there is none', () => {
    const old = made('g/3', 'Ban Cũ', [timed('Old Board', undefined, '2025-02-28')], {
      validTo: '2025-02-28',
      successor: '4',
    })
    const fresh = made('g/4', 'Ban B', 'Board B', { validFrom: '2025-03-01' })
    const texts: Texts = ['Ban Cũ họp.', 'The Old Board met.']
    expect(judged([old, fresh], texts, '2026-01-01')).toEqual(['term-forbidden|minor|superseded|Old Board|Board B'])
    expect(judged([old], texts, '2026-01-01')).toEqual(['term-forbidden|minor|lapsed|Old Board|'])
  })
  test('where two concepts have the same Vietnamese, their time chooses', () => {
    const concepts = [
      made('g/5', 'Bộ Y', 'Ministry Y', { validTo: '2025-02-28' }),
      made('g/6', 'Bộ Y', 'Ministry Z', { validFrom: '2025-03-01' }),
    ]
    expect(judged(concepts, ['Bộ Y họp.', 'The Ministry Z met.'], '2026-01-01')).toEqual([])
    expect(judged(concepts, ['Bộ Y họp.', 'The Ministry Y met.'], '2026-01-01')).toEqual([
      'term-forbidden|minor|superseded|Ministry Y|Ministry Z',
    ])
  })
})

test('nothing is demanded for proposals and provisional terms', () => {
  const pending = made('g/1', 'Sở', ['department', 'x: service'], { pending: true })
  const provisional = made('g/2', 'Sở', ['p: department', 'x: service'])
  for (const concept of [pending, provisional]) expect(judged([concept], ['Sở họp.', 'The service met.'])).toEqual([])
})

test('what later glossaries say is accepted, unless the first forbids it', () => {
  const first = made('a/1', 'Sở', ['department', 'x: office'])
  const later = made('b/1', 'Sở', ['service', 'a: office'])
  expect(judged([first, later], ['Sở họp.', 'The service met.'])).toEqual([])
  expect(judged([first, later], ['Sở họp.', 'The office met.'])).toContain('term-forbidden|major|office|department')
})

describe('short forms', () => {
  const council = made('g/1', 'Hội đồng', ['People’s Council'])
  const later: Texts = ['Hội đồng họp.', 'The PC’s members met.']
  test.each<[string, boolean]>([
    ['The People’s Council (PC) opened.', true],
    ['The People’s Council (hereinafter "the PC") opened.', true],
    ['The People’s Council (PCs) opened.', false],
    ['The People’s Council opened.', false],
  ])('declared by %s: %s', (target, accepted) => {
    expect(judged([council], later, undefined, [['Hội đồng khai mạc.', target]])).toHaveLength(accepted ? 0 : 1)
  })
  test('only after the declaration, and as a word of its own', () => {
    expect(judged([council], later)).toHaveLength(1)
    const earlier: Texts[] = [['Hội đồng khai mạc.', 'The People’s Council (PC) opened.']]
    expect(judged([council], ['Hội đồng họp.', 'The PCB met.'], undefined, earlier)).toHaveLength(1)
  })
})
