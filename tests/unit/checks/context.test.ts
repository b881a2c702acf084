import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ContextIndex, factsOf, type SegmentFacts } from '../../../core/checks/context-index.ts'
import { Pair } from '../../../core/checks/pair.ts'
import { findingsOf } from '../../../core/checks/run.ts'

const texts = [
  ['Kết luận', 'Conclusion'],
  ['Kết luận', 'Closing remarks'],
  ['Kết thúc', 'Conclusion'],
  ['Ông Trần Văn Hải nói.', 'Mr. Tran Van Hai said.'],
  ['Ông Lê Đình Lý nói.', 'Mr. Lê Đình Lý said.'],
  ['Việt Nam', 'Vietnam'],
  ['Việt Nam', 'Viet Nam'],
  ['Nghị quyết 19-NQ/TW', 'Resolution No. 19-NQ/TW'],
  ['Nghị quyết 19-NQ/TW', 'Resolution 19'],
] as const

const ids = (index: ContextIndex, at: number, [source, target]: readonly [string, string]): string[] =>
  findingsOf(new Pair({ source, target, context: index.before(at) })).map(({ check }) => check)
const facts = (
  [source, target]: readonly [string, string],
  index: ContextIndex,
  at: number,
): SegmentFacts | undefined => factsOf(new Pair({ source, target, context: index.before(at) }))

describe('the context of a document', () => {
  it('is what stands before a segment, not after it', () => {
    const index = new ContextIndex()
    index.set(5, facts(texts[0], index, 5))
    expect(ids(index, 9, texts[1])).toContain('same-source-diff-target')
    expect(ids(index, 2, texts[1])).toEqual([])
  })

  it('knows a document cited in full before', () => {
    const index = new ContextIndex()
    expect(ids(index, 1, texts[8])).toContain('doc-number')
    index.set(0, facts(texts[7], index, 0))
    expect(ids(index, 1, texts[8])).not.toContain('doc-number')
  })

  it('forgets what was replaced or removed', () => {
    const index = new ContextIndex()
    index.set(0, facts(texts[5], index, 0))
    expect(ids(index, 1, texts[6])).toContain('name-style')
    index.set(0, facts(texts[6], index, 0))
    expect(ids(index, 1, texts[6])).not.toContain('name-style')
    index.set(0, undefined)
    expect(ids(index, 1, texts[5])).toEqual([])
  })

  it('is the same however it came about', () => {
    const step = fc.record({ at: fc.nat(6), text: fc.option(fc.nat(texts.length - 1), { nil: undefined }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const edited = new ContextIndex()
        const rows = new Map<number, readonly [string, string]>()
        for (const { at, text } of steps) {
          const row = text === undefined ? undefined : texts[text]
          edited.set(at, row && facts(row, edited, at))
          if (row) rows.set(at, row)
          else rows.delete(at)
        }
        const fresh = new ContextIndex()
        for (const [at, row] of rows) fresh.set(at, facts(row, fresh, at))
        for (const row of texts)
          for (let at = 0; at < 8; at++) expect(ids(edited, at, row)).toEqual(ids(fresh, at, row))
      }),
      { numRuns: 60 },
    )
  })
})
