import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { inlineToNode, nodeToInline, type Inline } from '../../../core/model/inline.ts'
import { applyHunks, hunksOf, hunkSteps, mergeSuggestion } from '../../../core/review/hunks.ts'
import { flatOf } from '../../../core/review/pieces.ts'
import { applySteps } from '../../../core/sync/changes.ts'
import { richText } from './rich-text.ts'

const changes = (base: Inline, text: Inline): string[] =>
  hunksOf(base, text).map(({ deleted, inserted }) => `${deleted}→${inserted}`)
const flat = (inline: Inline): string => flatOf(inlineToNode('target', inline))
const strong = (text: string) => ({ type: 'text', text, marks: [{ type: 'strong' }] })
const tag = { type: 'tag', attrs: { kind: 'br', ref: '1', label: '1' } }

describe('hunks', () => {
  test('are whole words, though only a letter has changed', () => {
    expect(changes('Đảng bộ tỉnh hop sáng nay.', 'Đảng bộ tỉnh họp sáng nay.')).toEqual(['hop→họp'])
    expect(changes('It cost 1.234.567 dong.', 'It cost 1.234.568 dong.')).toEqual(['1.234.567→1.234.568'])
    expect(changes('They don’t.', 'They didn’t.')).toEqual(['don’t→didn’t'])
  })

  test('are one where only spaces are between, and two where a word or a sign is', () => {
    expect(changes('a big old house', 'a small new house')).toEqual(['big old→small new'])
    expect(changes('a big, old house', 'a small, new house')).toEqual(['big→small', 'old→new'])
    expect(changes('big red old house', 'small red new house')).toEqual(['big→small', 'old→new'])
  })

  test('take in or out a word with one of its spaces', () => {
    expect(changes('the cat sat', 'the big cat sat')).toEqual(['→big '])
    expect(changes('the big cat sat', 'the cat sat')).toEqual(['big →'])
    expect(changes('the cat', 'the cat sat')).toEqual(['→ sat'])
    expect(changes('', 'all new')).toEqual(['→all new'])
    expect(changes('the  cat', 'the cat')).toEqual([' →'])
  })

  test('tell changed marks and tags', () => {
    expect(changes('a house', [{ type: 'text', text: 'a ' }, strong('house')])).toEqual(['house→house'])
    expect(changes('a house', [{ type: 'text', text: 'a ' }, tag, { type: 'text', text: 'house' }])).toEqual([
      '→\ufffc',
    ])
  })

  test('of the same text are none', () => {
    fc.assert(fc.property(richText, (text) => expect(hunksOf(text, text)).toEqual([])))
  })

  test('all together are the text, none is the base, and steps do the same', () => {
    fc.assert(
      fc.property(richText, richText, fc.infiniteStream(fc.boolean()), (base, text, coins) => {
        const hunks = hunksOf(base, text)
        const all = hunks.map((_, i) => i)
        expect(applyHunks(base, text, all)).toEqual(text)
        expect(applyHunks(base, text, null)).toEqual(text)
        expect(applyHunks(base, text, [])).toEqual(base)
        const some = all.filter(() => coins.next().value)
        const stepped = applySteps(inlineToNode('target', base), hunkSteps(base, text, some))
        expect(nodeToInline(stepped)).toEqual(applyHunks(base, text, some))
      }),
    )
  })

  test('are sorted, apart from each other, and say what they change', () => {
    fc.assert(
      fc.property(richText, richText, (base, text) => {
        let [to, end] = [-1, -1]
        for (const hunk of hunksOf(base, text)) {
          expect(hunk.from).toBeGreaterThan(to)
          expect(hunk.at).toBeGreaterThan(end)
          expect(hunk.to - hunk.from + hunk.end - hunk.at).toBeGreaterThan(0)
          expect(flat(base).slice(hunk.from, hunk.to)).toBe(hunk.deleted)
          expect(flat(text).slice(hunk.at, hunk.end)).toBe(hunk.inserted)
          ;({ to, end } = hunk)
        }
      }),
    )
  })

  test('never cut a character in two', () => {
    const pair = /(?<=[\ud800-\udbff])(?=[\udc00-\udfff])/g
    const joined = /(?<=[\p{L}\p{M}])(?=\p{M})|(?<=\u200d)(?=🚀)/gu
    fc.assert(
      fc.property(richText, richText, (base, text) => {
        const within = (inline: Inline) =>
          new Set([pair, joined].flatMap((cut) => [...flat(inline).matchAll(cut)]).map(({ index }) => index))
        const [inBase, inText] = [within(base), within(text)]
        for (const { from, to, at, end } of hunksOf(base, text)) {
          expect([from, to].filter((place) => inBase.has(place))).toEqual([])
          expect([at, end].filter((place) => inText.has(place))).toEqual([])
        }
      }),
    )
  })

  test('keep a flag whole', () => expect(changes('🇻🇳', '🇻🇱')).toEqual(['🇻🇳→🇻🇱']))

  test('of a text without end are found all the same', () => {
    const long = (word: string) => Array.from({ length: 4000 }, (_, i) => `${word}${String(i)}`).join(' ')
    expect(hunksOf(`same ${long('a')} end`, `same ${long('b')} end`)).toHaveLength(1)
  })

  test('that are not there cannot be chosen', () => {
    expect(() => applyHunks('a', 'b', [1])).toThrow(RangeError)
  })
})

/** What an edit of single words gives: each keeps its place, is replaced, taken out, or followed by others. */
const wordEdits = (letter: string) =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.constant(1) },
        { weight: 1, arbitrary: fc.constant(2) },
        { weight: 1, arbitrary: fc.constant(3) },
      ),
      { minLength: 12, maxLength: 12 },
    )
    .map((kinds) =>
      kinds
        .flatMap((kind, i) => {
          const own = `w${String(i)}`
          const other = `${letter}${String(i)}`
          return kind === 0 ? [own] : kind === 1 ? [other] : kind === 2 ? [] : [own, other]
        })
        .join(' '),
    )
const twelve = Array.from({ length: 12 }, (_, i) => `w${String(i)}`).join(' ')

describe('a suggestion carried over', () => {
  test('keeps what it changes beside what others have changed', () => {
    expect(mergeSuggestion('the big cat sat here', 'the small cat sat here', 'the big cat sat there')).toBe(
      'the small cat sat there',
    )
  })

  test('is in conflict where both change the same words, or words side by side', () => {
    expect(mergeSuggestion('the big cat', 'the small cat', 'the huge cat')).toBeNull()
    expect(mergeSuggestion('the big cat', 'the small cat', 'the big dog')).toBeNull()
    expect(mergeSuggestion('the cat', 'the cat sat', 'the cat ran')).toBeNull()
  })

  test('is no conflict where both change the same in the same way', () => {
    expect(mergeSuggestion('the big cat sat', 'the small cat ran', 'the small cat sat')).toBe('the small cat ran')
    expect(mergeSuggestion('a b c', 'a x c', 'a x c')).toBe('a x c')
  })

  test('is the same whoever comes first, and comes to the text where nothing else has changed', () => {
    fc.assert(
      fc.property(richText, richText, richText, (base, one, two) => {
        expect(mergeSuggestion(base, one, two)).toEqual(mergeSuggestion(base, two, one))
        expect(mergeSuggestion(base, one, base)).toEqual(one)
        expect(mergeSuggestion(base, base, two)).toEqual(two)
        expect(mergeSuggestion(base, one, one)).toEqual(one)
      }),
    )
  })

  test('neither loses nor invents a word', () => {
    let merged = 0
    fc.assert(
      fc.property(wordEdits('x'), wordEdits('y'), (ours, theirs) => {
        const result = mergeSuggestion(twelve, ours, theirs)
        if (result === null) return
        merged++
        const [base, one, two, both] = [twelve, ours, theirs, result].map((text) => String(text).split(' ')) as Words
        const expected = [...one, ...two].filter(
          (word) => !base.includes(word) || (one.includes(word) && two.includes(word)),
        )
        expect([...both].sort()).toEqual([...new Set(expected)].filter((word) => word !== '').sort())
        // In the order of either text.
        expect(both.filter((word) => one.includes(word))).toEqual(one.filter((word) => both.includes(word)))
        expect(both.filter((word) => two.includes(word))).toEqual(two.filter((word) => both.includes(word)))
      }),
    )
    expect(merged).toBeGreaterThan(0)
  })
})

type Words = [string[], string[], string[], string[]]
