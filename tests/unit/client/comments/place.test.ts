import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ReplaceStep } from 'prosemirror-transform'
import { Fragment, Slice } from 'prosemirror-model'
import type { DocumentEvent, Thread } from '../../../../core/api.ts'
import { schema } from '../../../../core/model/schema.ts'
import { moveSpan } from '../../../../core/review/anchor.ts'
import { applySteps, changesOf, stretchesOf } from '../../../../core/sync/changes.ts'
import { EditLog } from '../../../../client/review/comments/edit-log.ts'
import { placeOf } from '../../../../client/review/comments/place.ts'
import { FakeSession } from '../fake-session.ts'

const node = (text: string) => schema.node('target', null, text === '' ? [] : [schema.text(text)])

/** Random steps, each fitting the text the ones before it leave. */
const steps = (text: string, picks: readonly [number, number, string][]): ReplaceStep[] => {
  let size = text.length
  return picks.map(([a, b, insert]) => {
    const from = a % (size + 1)
    const to = from + (b % (size - from + 1))
    size += insert.length - (to - from)
    const content = insert === '' ? Fragment.empty : Fragment.from(schema.text(insert))
    return new ReplaceStep(from, to, new Slice(content, 0, 0))
  })
}
const picks = fc.array(
  fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 4 })),
  { minLength: 1, maxLength: 5 },
)

const event = (version: number, made: readonly ReplaceStep[]): DocumentEvent => ({
  ...{ kind: 'text', n: version, segment: 's1', version, actor: 'u2', client: 'c', request: `r${version}` },
  ...{ at: 0, undoes: null, status: 'draft', steps: made.map((step) => step.toJSON() as Record<string, unknown>) },
})

const thread = (quote: string, from: number, version: number): Thread => ({
  ...{ id: 't1', document: 'd1', segment: 's1', side: 'target', version, state: 'anchored', quote, prefix: '' },
  ...{ span: { from, to: from + quote.length }, suffix: '', resolved: null, comments: [], lastAt: 0 },
})

describe('the place of a comment on the screen', () => {
  test('edits without their text are those with it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 20 }),
        picks,
        (text, some) => {
          const made = steps(text, some)
          const full = changesOf(node(text), made).changes.edits
          const size = ({ from, to, insert }: { from: number; to: number; insert: { size: number } }) => [
            from,
            to,
            insert.size,
          ]
          expect(stretchesOf(made).map(size)).toEqual(full.map(size))
        },
      ),
    )
  })

  test('is where the server puts it, version by version, among look-alike words', () => {
    fc.assert(
      fc.property(picks, picks, fc.nat({ max: 8 }), (first, second, from) => {
        const text = 'aba aba aba'
        const one = steps(text, first)
        const middle = applySteps(node(text), one)
        const two = steps(middle.textContent, second)
        const log = new EditLog()
        log.hear(event(1, one))
        log.hear(event(2, two))
        let span: { from: number; to: number } | null = { from, to: from + 3 }
        span = moveSpan(span, changesOf(node(text), one).changes.edits)
        span &&= moveSpan(span, changesOf(middle, two).changes.edits)
        let mine: { from: number; to: number } | null = { from, to: from + 3 }
        for (const edits of log.between('s1', 0, 2) ?? []) mine &&= moveSpan(mine, edits)
        expect(mine).toEqual(span)
      }),
    )
  })

  test('is not told where a version between is not known', () => {
    const log = new EditLog()
    log.hear(event(2, steps('abc', [[0, 0, 'x']])))
    expect(log.between('s1', 0, 2)).toBeNull()
    expect(log.between('s1', 1, 2)).toHaveLength(1)
    expect(log.between('s1', 3, 2)).toBeNull()
    const session = new FakeSession([{ sourceText: 'x', targetText: 'abc' }])
    expect(placeOf(session, log, thread('b', 1, 5))).toMatchObject({ known: false, span: null })
  })

  test('says when the words are others than those commented on', () => {
    const session = new FakeSession([{ sourceText: 'x', targetText: 'one two' }])
    expect(placeOf(session, new EditLog(), thread('two', 4, 0))).toMatchObject({ state: 'anchored', words: 'two' })
    expect(placeOf(session, new EditLog(), thread('too', 4, 0))).toMatchObject({ state: 'changed', words: 'two' })
    expect(placeOf(session, new EditLog(), { ...thread('two', 4, 0), span: null }).state).toBe('orphaned')
  })
})
