import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { schema } from '../../../core/model/schema.ts'
import { inlineToNode } from '../../../core/model/inline.ts'
import { changesOf } from '../../../core/sync/changes.ts'
import { ReplaceStep, type Step } from 'prosemirror-transform'
import { Fragment, Slice } from 'prosemirror-model'
import { joinSpan, moveSpan, quoteOf, splitSpan, type AnchorSpan } from '../../../core/review/anchor.ts'

/** An edit as people make it: takes out, puts in. */
interface Typing {
  from: number
  to: number
  text: string
}

const step = ({ from, to, text }: Typing): Step =>
  new ReplaceStep(from, to, text === '' ? Slice.empty : new Slice(Fragment.from(schema.text(text)), 0, 0))

function after(text: string, span: AnchorSpan, typings: readonly Typing[]): AnchorSpan | null {
  const { changes } = changesOf(inlineToNode('target', text), typings.map(step))
  return moveSpan(span, changes.edits)
}

const text = 'The Party Committee held a conference. The Party Committee held a conference.'
const at = (words: string, nth = 0): AnchorSpan => {
  let from = text.indexOf(words)
  for (let i = 0; i < nth; i++) from = text.indexOf(words, from + 1)
  return { from, to: from + words.length }
}

describe('an anchor', () => {
  test('goes along with what is typed before it', () => {
    expect(after(text, at('held', 1), [{ from: 0, to: 0, text: 'Then ' }])).toEqual({
      from: at('held', 1).from + 5,
      to: at('held', 1).to + 5,
    })
  })

  test('leaves what is typed at its edges outside, and takes in what is typed within', () => {
    const span = at('held a')
    expect(after(text, span, [{ from: span.from, to: span.from, text: 'x' }])).toEqual({
      from: span.from + 1,
      to: span.to + 1,
    })
    expect(after(text, span, [{ from: span.to, to: span.to, text: 'x' }])).toEqual(span)
    expect(after(text, span, [{ from: span.from + 2, to: span.from + 2, text: 'x' }])).toEqual({
      ...span,
      to: span.to + 1,
    })
  })

  test('stays on a word whose last letters are typed anew, as input methods do', () => {
    const span = at('conference')
    const retyped = [
      { from: span.to - 2, to: span.to, text: '' },
      { from: span.to - 2, to: span.to - 2, text: 'ces' },
    ]
    expect(after(text, span, retyped)).toEqual({ from: span.from, to: span.to + 1 })
  })

  test('takes the place of what replaces it as a whole', () => {
    const span = at('held')
    expect(after(text, span, [{ ...span, text: 'organised' }])).toEqual({ from: span.from, to: span.from + 9 })
  })

  test('is gone with its words, though the same words stand elsewhere', () => {
    expect(after(text, at('The Party Committee held a conference.'), [{ from: 0, to: 39, text: '' }])).toBeNull()
  })

  test('loses the end that is deleted with what follows', () => {
    const span = at('Committee held')
    expect(after(text, span, [{ from: span.from + 10, to: span.to + 4, text: 'met' }])).toEqual({
      from: span.from,
      to: span.from + 10,
    })
    expect(after(text, span, [{ from: span.from - 6, to: span.from + 10, text: 'We ' }])).toEqual({
      from: span.from - 3,
      to: span.from + 1,
    })
  })

  /** Every character has an identity; of those an anchor covers, all that are old must have been in it. */
  test('never covers an old character that it did not cover before, and keeps all that are left', () => {
    const edit = fc.record({
      from: fc.nat(200),
      length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(4) }, fc.nat(60)),
      text: fc.constantFrom('', '', 'a', 'held', 'The Party Committee held a conference.', ' '),
    })
    fc.assert(
      fc.property(
        fc.nat(76),
        fc.integer({ min: 1, max: 40 }),
        fc.array(edit, { maxLength: 6 }),
        (from, length, edits) => {
          const span = { from, to: Math.min(from + length, text.length) }
          const old = Array.from(text, (_, index) => index)
          let now: (number | null)[] = old
          const typings: Typing[] = []
          for (const one of edits) {
            const start = Math.min(one.from, now.length)
            const end = Math.min(start + one.length, now.length)
            if (start === end && one.text === '') continue
            typings.push({ from: start, to: end, text: one.text })
            now = [...now.slice(0, start), ...Array.from(one.text, () => null), ...now.slice(end)]
          }
          const moved = after(text, span, typings)
          const covered = moved ? now.slice(moved.from, moved.to) : []
          const left = now.filter((id) => id !== null && id >= span.from && id < span.to)
          expect(covered.filter((id) => id !== null)).toEqual(left)
        },
      ),
      { numRuns: 10_000 },
    )
  })
})

describe('a split', () => {
  test.each<[AnchorSpan, ReturnType<typeof splitSpan>]>([
    [
      { from: 0, to: 4 },
      { second: false, span: { from: 0, to: 4 } },
    ],
    [
      { from: 12, to: 15 },
      { second: true, span: { from: 1, to: 4 } },
    ],
    [
      { from: 8, to: 12 },
      { second: false, span: { from: 8, to: 10 } },
    ],
    [
      { from: 9, to: 15 },
      { second: true, span: { from: 0, to: 4 } },
    ],
    [{ from: 10, to: 11 }, null],
  ])('%j of ten characters, a space, and the rest', (span, expected) => {
    expect(splitSpan(span, 10, 11)).toEqual(expected)
  })

  test('taken back, an anchor on one side of it is where it was', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.integer({ min: 1, max: 10 }), fc.nat(30), (from, length, cut) => {
        const span = { from, to: from + length }
        const part = splitSpan(span, cut, cut + 1)
        if (!part || (span.from < cut && span.to > cut)) return
        const back = part.second ? joinSpan(part.span, cut + 1) : part.span
        expect(back.to).toBe(span.to)
        expect(span.from === cut ? back.from - 1 : back.from).toBe(span.from)
      }),
    )
  })
})

test('a quote is kept with what stands around it', () => {
  expect(quoteOf(text, at('held'))).toEqual({
    quote: 'held',
    prefix: 'The Party Committee ',
    suffix: ' a conference. The Party Committ',
  })
})
