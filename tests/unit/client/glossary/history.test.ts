import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { changesBetween } from '../../../../client/glossary/history/changes.ts'
import { wordDiff } from '../../../../core/review/word-diff.ts'
import { aDraft, aTerm } from './concepts.ts'

describe('the word diff', () => {
  const side = (pieces: ReturnType<typeof wordDiff>, not: 'added' | 'removed'): string =>
    pieces.flatMap(({ kind, text }) => (kind === not ? [] : text)).join('')

  test('always gives both texts back', () => {
    const words = fc.array(fc.constantFrom('đảng', 'ủy', 'Khối', ' ', '  ', '\n', 'a'), { maxLength: 30 })
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [before, after] = [a.join(''), b.join('')]
        const pieces = wordDiff(before, after)
        expect([side(pieces, 'added'), side(pieces, 'removed')]).toEqual([before, after])
      }),
    )
  })

  test('says words that were replaced together as one', () => {
    expect(wordDiff('Party Committee of the Bloc', 'Party Organisation in the Bloc')).toEqual([
      { kind: 'same', text: 'Party ' },
      { kind: 'removed', text: 'Committee of' },
      { kind: 'added', text: 'Organisation in' },
      { kind: 'same', text: ' the Bloc' },
    ])
  })
})

describe('the changes of a concept', () => {
  test('of a new one are all that it says', () => {
    const changes = changesBetween(null, aDraft({ note: 'n' }))
    expect(changes.map((change) => (change.kind === 'field' ? change.field : change.kind))).toEqual([
      'term',
      'term',
      'note',
      'domain',
      'partOfSpeech',
    ])
  })

  test('name terms added, removed, changed and moved', () => {
    const before = aDraft({ terms: [aTerm('vi', 'a'), aTerm('vi', 'b'), aTerm('en', 'x'), aTerm('en', 'y')] })
    const after = aDraft({
      terms: [aTerm('vi', 'b'), aTerm('vi', 'a'), aTerm('en', 'x', { status: 'forbidden' }), aTerm('en', 'z')],
    })
    expect(changesBetween(before, after)).toEqual([
      { kind: 'term', term: aTerm('en', 'y'), how: 'removed' },
      {
        kind: 'termField',
        term: aTerm('en', 'x', { status: 'forbidden' }),
        field: 'status',
        before: 'preferred',
        after: 'forbidden',
      },
      { kind: 'term', term: aTerm('en', 'z'), how: 'added' },
      { kind: 'order' },
    ])
  })

  test('of the same state are none', () => {
    expect(changesBetween(aDraft(), aDraft())).toEqual([])
  })
})
