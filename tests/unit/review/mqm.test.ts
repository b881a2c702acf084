import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { scoreOf } from '../../../core/review/mqm/score.ts'
import { categories, dimensions, errorSeverities, usualCategories } from '../../../core/review/mqm/typology.ts'
import { categoryOfWmt, severityOfWmt, wmtOfCategory, wmtOfSeverity, wmtScores } from '../../../core/review/mqm/wmt.ts'

describe('the typology', () => {
  test('names each category once, and the usual ones are among them', () => {
    expect(new Set(categories).size).toBe(categories.length)
    expect(usualCategories.filter((name) => !categories.includes(name))).toEqual([])
    expect(dimensions).toContain('accuracy')
  })
})

describe('the score of a document', () => {
  test('weighs by severity; minor punctuation little, the source not at all', () => {
    const { score, penalty, counts } = scoreOf(
      [
        { category: 'accuracy/mistranslation', severity: 'major' },
        { category: 'terminology/wrong-term', severity: 'minor' },
        { category: 'linguistic/punctuation', severity: 'minor' },
        { category: 'source', severity: 'critical' },
        { category: 'style/awkward', severity: 'neutral' },
      ],
      610,
    )
    expect(penalty).toBe(6.1)
    expect(score).toBeCloseTo(99, 10)
    expect(counts).toEqual({ neutral: 1, minor: 2, major: 1, critical: 1 })
  })

  test('is no number without words, and never below 0', () => {
    expect(scoreOf([], 0)).toMatchObject({ score: null, perThousand: null, penalty: 0 })
    expect(scoreOf([{ category: 'other', severity: 'critical' }], 10)).toMatchObject({ score: 0, perThousand: 2500 })
    expect(scoreOf([], 10)).toMatchObject({ score: 100, perThousand: 0 })
  })

  test('does not depend on the order of errors', () => {
    const judged = fc.record({
      category: fc.constantFrom(...categories),
      severity: fc.constantFrom(...errorSeverities),
    })
    fc.assert(
      fc.property(fc.array(judged), fc.nat(2000), (errors, words) => {
        expect(scoreOf([...errors].reverse(), words)).toEqual(scoreOf(errors, words))
      }),
    )
  })
})

describe("WMT's names", () => {
  test('lead back to the category and severity they stand for', () => {
    expect(categories.filter((category) => categoryOfWmt(wmtOfCategory(category)) !== category)).toEqual([])
    expect(errorSeverities.filter((one) => severityOfWmt(wmtOfSeverity(one)) !== one)).toEqual([])
    expect(categoryOfWmt('Fluency/Punctuation')).toBe('linguistic/punctuation')
    expect([categoryOfWmt('No-error'), categoryOfWmt('Fluency/Taste'), severityOfWmt('No-error')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('give minus the mean over raters as a segment’s score', () => {
    const by = (rater: string, category: string, severity: string) => ({
      ...{ system: 's', segment: '7', rater, category, severity },
    })
    const scores = wmtScores([
      by('a', 'Accuracy/Mistranslation', 'Major'),
      by('a', 'Fluency/Punctuation', 'Minor'),
      by('b', 'No-error', 'No-error'),
      by('c', 'Non-translation!', 'Major'),
    ])
    expect(scores.get('s')?.get('7')).toBeCloseTo(-(5.1 + 0 + 25) / 3, 10)
  })
})
