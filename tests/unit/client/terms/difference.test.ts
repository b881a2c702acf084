import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { pieces } from '../../../../client/terms/difference.ts'

const marks = { same: ['', ''], old: ['[-', ']'], new: ['[+', ']'] } as const
const drawn = (target: string, old: string, proposed: string): string => {
  const spans = [...target.matchAll(new RegExp(old, 'g'))].map(({ index }) => ({
    start: index,
    end: index + old.length,
  }))
  return pieces({ target, spans, proposed })
    .map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`)
    .join('')
}

describe('a target and what it would be', () => {
  test.each([
    ['The Party unit met.', 'Party unit', 'The Party cell met.', 'The [-Party unit][+Party cell] met.'],
    ['Unit a, unit b', 'unit', 'Unit a, cell b', 'Unit a, [-unit][+cell] b'],
    ['unit and unit', 'unit', 'cell and cell', '[-unit][+cell] and [-unit][+cell]'],
    ['unit', 'unit', 'cell', '[-unit][+cell]'],
  ])('%s: %s', (target, old, proposed, expected) => {
    expect(drawn(target, old, proposed)).toBe(expected)
  })

  test('an article that changes with the term is part of one change', () => {
    expect(drawn('It is a unit here.', 'unit', 'It is an assembly here.')).toBe('It is a[- unit][+n assembly] here.')
  })

  test('what is kept and taken out is the old text, what is kept and put in the new one', () => {
    const words = fc.array(fc.constantFrom('unit', 'a', 'cell', 'the ', ' ', 'é', '😀'), { maxLength: 12 })
    fc.assert(
      fc.property(words, words, (before, after) => {
        const [target, proposed] = [before.join(''), after.join('')]
        const spans = [...target.matchAll(/unit/g)].map(({ index }) => ({ start: index, end: index + 4 }))
        const found = pieces({ target, spans, proposed })
        const text = (out: string): string =>
          found
            .filter(({ kind }) => kind !== out)
            .map((piece) => piece.text)
            .join('')
        expect(text('new')).toBe(target)
        expect(text('old')).toBe(proposed)
      }),
    )
  })
})
