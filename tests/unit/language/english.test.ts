import { expect, test } from '@jest/globals'
import { segmentUnit } from '../../../core/language/segmenter.ts'

test.each([
  'Mr. Joko met Dr. Ford at the U.N. General Assembly. |He left.',
  'They live in the U.S. |The family moved in 2010.',
  'See No. 5 and p. 12. |It cost $3.50.',
  '1. The aim. |Growth is 4,725 per cent.',
  'J. R. R. Tolkien wrote it. |“Go!” |She went.',
  'The case of Roe v. Wade ended. |Apple Inc. |However, sales fell.',
  'He asked: why? |Because of Article 7. |All bodies comply.',
])('%s', (marked) => {
  const segments = segmentUnit(marked.replaceAll('|', ''), 'en').segments.map((segment) => segment.source)
  expect(segments).toEqual(marked.split('|').map((part) => part.trim()))
})
