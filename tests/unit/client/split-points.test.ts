import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { contentOffset } from '../../../client/editor/offsets.ts'
import { presetSplit, wordsOf } from '../../../client/dialogs/splitPoints.ts'

const sentence = 'Đảng bộ đã đạt kết quả; hội nghị chỉ ra hạn chế.'

describe('where a segment can be split', () => {
  test('every word but white space, by its offsets', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'ệ', '.', ' ', '\u00a0') }), (text) => {
        for (const word of wordsOf(text)) {
          expect(text.slice(word.from, word.to)).toBe(word.text)
          expect(word.text).toMatch(/^\S+$/)
        }
        expect(
          wordsOf(text)
            .map(({ text: word }) => word)
            .join(''),
        ).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  test('the preset is the word where the selection starts', () => {
    const words = wordsOf(sentence)
    const from = sentence.indexOf('hội')
    expect(words[presetSplit(words, [from, from + 8])]?.text).toBe('hội')
  })

  test('a selection from the very start splits behind it', () => {
    const words = wordsOf(sentence)
    expect(words[presetSplit(words, [0, 'Đảng bộ'.length])]?.text).toBe('đã')
  })

  test('without a selection, after the clause mark nearest to the middle', () => {
    const words = wordsOf(sentence)
    expect(words[presetSplit(words, null)]?.text).toBe('hội')
    expect(presetSplit(wordsOf('một hai ba bốn'), null)).toBe(2)
  })

  test('the preset always leaves a word on both sides', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('một', 'hai.', 'ba;'), { minLength: 2, maxLength: 12 }),
        fc.option(fc.tuple(fc.nat(60), fc.nat(60))),
        (list, selection) => {
          const words = wordsOf(list.join(' '))
          const range = selection && ([Math.min(...selection), Math.max(...selection)] as const)
          const at = presetSplit(words, range)
          expect(at).toBeGreaterThanOrEqual(1)
          expect(at).toBeLessThan(words.length)
        },
      ),
    )
  })

  test('offsets count a tag as one place', () => {
    const inline = [
      { type: 'text', text: 'Theo ' },
      { type: 'tag', attrs: { kind: 'x', ref: '1', label: '1' } },
      { type: 'text', text: 'Chỉ thị' },
    ]
    expect(contentOffset('Theo Chỉ thị', 9)).toBe(9)
    expect(contentOffset(inline, 3)).toBe(3)
    expect(contentOffset(inline, 9)).toBe(10)
    expect(contentOffset(inline, 12)).toBe(13)
  })
})
