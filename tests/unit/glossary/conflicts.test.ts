import { expect, test } from '@jest/globals'
import type { Concept } from '../../../glossary/concept.ts'
import { findConflicts } from '../../../glossary/conflicts.ts'
import { concepts } from '../../../glossary/data/terms.gen.ts'
import { made, timed } from './concepts.ts'

const found = (...concepts: Concept[]): string[] =>
  findConflicts(concepts).map(({ kind, vi, concepts: of }) => `${kind} ${vi}: ${of.map(({ id }) => id).join(' ')}`)

test.each<[string, Concept[], string[]]>([
  [
    'other preferred English, in the order of the glossaries',
    [made('b/1', 'Sở', 'department'), made('a/1', 'sở', 'service'), made('c/1', ['x', 'Sở'], 'Department')],
    ['otherPreferred Sở: b/1 a/1'],
  ],
  ['the same English', [made('a/1', 'Sở', 'Department'), made('b/1', 'Sở', 'department')], []],
  [
    'preferred here, forbidden there',
    [made('a/1', 'Sở', 'service'), made('b/1', 'Sở', ['service', 'x: Service'])],
    ['forbiddenElsewhere Sở: a/1 b/1'],
  ],
  [
    'one concept twice in a glossary',
    [made('a/1', 'Đảng uỷ', 'PC', { domain: 'party' }), made('a/2', 'Đảng ủy', 'PC', { domain: 'Party' })],
    ['twice Đảng uỷ: a/1 a/2'],
  ],
  [
    'homonyms that one glossary keeps apart',
    [made('a/1', 'khóa', 'tenure', { domain: 'x' }), made('a/2', 'khóa', 'lock', { domain: 'y' })],
    [],
  ],
  [
    'names of other times',
    [made('a/1', 'Bộ', [timed('A', undefined, '2025-02-28')]), made('b/1', 'Bộ', [timed('B', '2025-03-01')])],
    [],
  ],
  [
    'bodies of other times',
    [made('a/1', 'Bộ', 'A', { validTo: '2025-02-28' }), made('b/1', 'Bộ', 'B', { validFrom: '2025-03-01' })],
    [],
  ],
  ['proposals', [made('a/1', 'Sở', 'service'), made('b/1', 'Sở', 'agency', { pending: true })], []],
  [
    'concepts that share two terms are named once',
    [made('a/1', ['Ủy ban', 'a: UB'], 'A'), made('b/1', ['Ủy ban', 'a: UB'], 'B')],
    ['otherPreferred Ủy ban: a/1 b/1'],
  ],
])('%s', (_, given, expected) => {
  expect(found(...given)).toEqual(expected)
})

test('the shipped glossary agrees with itself', () => {
  expect(found(...concepts)).toEqual([])
})
