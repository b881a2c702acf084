import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { segmentUnit } from '../../../core/language/segmenter.ts'
import { competitors } from '../../../glossary/data/competitors.gen.ts'
import { concepts } from '../../../glossary/data/terms.gen.ts'
import { buildTermIndex, findTerms } from '../../../glossary/matcher.ts'

const sample = (name: string): string =>
  readFileSync(new URL(`../../../server/sample/${name}`, import.meta.url), 'utf8')

test('the founding article gives exactly the 31 segments of its reference translation', () => {
  const draft = JSON.parse(sample('draft.json')) as { source: string }[]
  const segments = segmentUnit(sample('article.txt').normalize('NFC'), 'vi').segments.map((segment) => segment.source)
  expect(draft).toHaveLength(31)
  expect(segments).toEqual(draft.map((row) => row.source.normalize('NFC')))
})

test('W3 the founding article holds 93 different terms', () => {
  const index = buildTermIndex(concepts, competitors)
  const found = new Set(
    segmentUnit(sample('article.txt').normalize('NFC'), 'vi').segments.flatMap(({ source }) =>
      findTerms(index, source).map((hit) => hit.vi),
    ),
  )
  expect(found.size).toBe(93)
})
