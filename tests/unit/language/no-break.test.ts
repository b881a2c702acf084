import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { noBreakRules } from '../../../core/language/no-break.ts'
import { segmentUnit, type SegmentLanguage } from '../../../core/language/segmenter.ts'
import { breakPositions, compileRules, rulesFor } from '../../../core/language/srx.ts'
import { srxDocuments } from '../../../core/language/rules.gen.ts'

const cut = (text: string, noBreakAfter: readonly string[], lang: SegmentLanguage = 'vi'): string[] =>
  segmentUnit(text, lang, { noBreakAfter }).segments.map(({ source }) => source)

describe('abbreviations of a project', () => {
  test('hold together what the rules would cut', () => {
    expect(cut('Theo Cty. Hòa Bình. Hết.', [])).toEqual(['Theo Cty.', 'Hòa Bình.', 'Hết.'])
    expect(cut('Theo Cty. Hòa Bình. Hết.', ['Cty.'])).toEqual(['Theo Cty. Hòa Bình.', 'Hết.'])
    expect(cut('See Bldg.? Fine.', ['Bldg.?'], 'en')).toEqual(['See Bldg.? Fine.'])
  })
  test('in their capitals, as whole words, right before the break', () => {
    expect(cut('Theo cty. Hòa', ['Cty.'])).toHaveLength(2)
    expect(cut('Theo TCty. Hòa', ['Cty.'])).toHaveLength(2)
    expect(cut('Theo 𝐀Cty. Hòa', ['Cty.'])).toHaveLength(2)
    expect(cut('Theo Cty.” Hòa', ['Cty.'])).toHaveLength(2)
    expect(cut('(Cty. Hòa', ['Cty.'])).toHaveLength(1)
  })
  test('with marks of any kind in them, of any normal form', () => {
    expect(cut('Đ. (C.Đ.V.) Hòa', ['(C.Đ.V.)'.normalize('NFD')])).toHaveLength(1)
    expect(cut('Nội vụ tỉnh. Hòa'.normalize('NFD'), ['vụ tỉnh.'])).toHaveLength(1)
  })
  test('a line end ends a segment all the same; an empty one means nothing', () => {
    expect(cut('Theo Cty.\nHòa', ['Cty.'])).toEqual(['Theo Cty.', 'Hòa'])
    expect(cut('Một. Hai.', ['', ' '])).toEqual(['Một.', 'Hai.'])
  })
  test('what follows is judged from where the segment began', () => {
    expect(cut('Theo Cty. 1. Hòa Bình', ['Cty.'])).toEqual(['Theo Cty. 1.', 'Hòa Bình'])
  })
})

const word = fc.constantFrom('Cty.', 'T.Ty.', 'v+a.', 'Hòa', 'bình.', 'Ông.', 'nói?', '(sic.)', 'A-1.', '#x.')

test('as SRX rules they say the same', () => {
  const english = srxDocuments.en
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 12 }),
      fc.subarray(['Cty.', 'v+a.', '(sic.)', 'A-1.', 'Ty.', '#x.']),
      (words, own) => {
        const text = words.join(' ')
        const { rules, unsupported } = compileRules([
          ...noBreakRules(own).map((rule, index) => ({ rule, languageRule: 'own', index })),
          ...rulesFor(english, 'en'),
        ])
        expect(unsupported).toEqual([])
        const ends = [0, ...breakPositions(rules, text), text.length]
        const pieces = ends.slice(1).map((end, at) => text.slice(ends[at], end).trim())
        expect(pieces.filter((piece) => piece !== '')).toEqual(cut(text, own, 'en'))
      },
    ),
  )
})
