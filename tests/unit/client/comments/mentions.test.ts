import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { askedAt, mentionsIn, offered, piecesOf } from '../../../../client/review/comments/mentions.ts'
import { difference, trimmed } from '../../../../client/review/comments/text.ts'
import { timesFor } from '../../../../client/review/comments/times.ts'

const people = ['Trần An', 'Trần An Bình', 'Mai'].map((name) => ({ id: name, name, color: '#000000' }))

describe('calling people in a comment', () => {
  test('a longer name goes before a shorter one, and a name ends where its letters end', () => {
    expect(mentionsIn('@Trần An Bình và @Mai.', people)).toEqual(['Trần An Bình', 'Mai'])
    expect(mentionsIn('@Trần An, @Trần An', people)).toEqual(['Trần An'])
    expect(mentionsIn('@Mais, an@Mai, Mai', people)).toEqual([])
  })

  test('names typed in another normal form are the same names', () => {
    expect(mentionsIn('@Trần An'.normalize('NFD'), people)).toEqual(['Trần An'])
  })

  test('cutting a text at its calls loses no letter', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('@', 'Mai', 'Trần An', ' ', 'x', '\n')), (parts) => {
        const text = parts.join('')
        expect(
          piecesOf(text, people)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  test('people are offered behind an @, by any word of the name, accents or not', () => {
    const text = 'Hỏi @tran an'
    expect(askedAt(text, text.length)).toEqual({ at: 4, query: 'tran an' })
    expect(offered(people, 'tran an').map(({ name }) => name)).toEqual(['Trần An', 'Trần An Bình'])
    expect(offered(people, 'bi').map(({ name }) => name)).toEqual(['Trần An Bình'])
    expect(askedAt('a@b', 3)).toBeNull()
    expect(askedAt('@a\nb', 4)).toBeNull()
    expect(askedAt('@ a', 3)).toBeNull()
  })
})

describe('the text under a comment', () => {
  test('one stretch leads from a text to another', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b') }),
        fc.string({ unit: fc.constantFrom('a', 'b') }),
        (before, after) => {
          const [edit, ...more] = difference(before, after)
          expect(more).toEqual([])
          if (!edit) return expect(before).toBe(after)
          const insert = after.slice(edit.from, edit.from + edit.insert.size)
          expect(before.slice(0, edit.from) + insert + before.slice(edit.to)).toBe(after)
        },
      ),
    )
  })

  test('white space at the ends of a selection is left out', () => {
    expect(trimmed('a  bc ', 1, 6)).toEqual({ from: 3, to: 5 })
    expect(trimmed('a   b', 1, 4)).toBeNull()
  })
})

describe('times of comments', () => {
  const noon = Date.UTC(2026, 10, 24, 5, 0)
  test('stand in the zone of the reader, the day only where it is another', () => {
    const hanoi = timesFor('vi', () => noon, 'Asia/Ho_Chi_Minh')
    expect(hanoi.short(Date.UTC(2026, 10, 24, 3, 42))).toBe('10:42')
    // Still the day before in Hanoi, another day in London.
    expect(hanoi.short(Date.UTC(2026, 10, 23, 16, 59))).toContain('23')
    expect(timesFor('en', () => noon, 'Europe/London').short(Date.UTC(2026, 10, 23, 23, 59))).toContain('23')
    expect(hanoi.full(noon)).toMatch(/2026/)
  })
})
