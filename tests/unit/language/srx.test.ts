import { describe, expect, test } from '@jest/globals'
import {
  breakPositions,
  compileRules,
  rulesFor,
  unsupportedMaps,
  type SrxDocument,
  type Watch,
} from '../../../core/language/srx.ts'

const rule = (breaks: boolean, before: string, after: string) => ({ breaks, before, after })

function documentOf(cascade: boolean): SrxDocument {
  return {
    segmentSubflows: true,
    cascade,
    languageRules: [
      { name: 'Names', rules: [rule(false, '\\bMr\\.', '\\s')] },
      { name: 'Any', rules: [rule(true, '[.?!]', '\\h'), rule(true, '&', '')] },
      { name: 'Late', rules: [rule(false, '\\?', '\\s')] },
    ],
    languageMaps: [
      { pattern: '[Ee][Nn].*', rule: 'Names' },
      { pattern: '.*', rule: 'Any' },
      { pattern: '.*', rule: 'Late' },
    ],
  }
}

function cut(document: SrxDocument, lang: string, text: string): string[] {
  const { rules } = compileRules(rulesFor(document, lang))
  const ends = [0, ...breakPositions(rules, text), text.length]
  return ends.slice(1).map((end, index) => text.slice(ends[index], end))
}

describe('the rules at work', () => {
  test('with cascading the rules of all matching maps are chained, and the first that matches decides', () => {
    expect(cut(documentOf(true), 'en-GB', 'Mr. Ha left. He & I? No.')).toEqual(['Mr. Ha left.', ' He &', ' I?', ' No.'])
    expect(cut(documentOf(true), 'vi', 'Mr. Ha left.')).toEqual(['Mr.', ' Ha left.'])
  })
  test('without it only the first map’s are', () => {
    expect(cut(documentOf(false), 'en', 'Mr. Ha left. He.')).toEqual(['Mr. Ha left. He.'])
  })
  test('a map is for the whole code, in any case; one that names no rules brings none', () => {
    const document = documentOf(false)
    document.languageMaps = [
      { pattern: 'VI', rule: 'Any' },
      { pattern: 'FR', rule: 'Nowhere' },
    ]
    expect(cut(document, 'vi', 'A. B.')).toHaveLength(2)
    expect(rulesFor(document, 'vi-VN')).toEqual([])
    expect(rulesFor(document, 'fr')).toEqual([])
  })
  test('no break at the ends of the text, none inside a character of two units', () => {
    const all = { ...documentOf(false), languageMaps: [{ pattern: '.*', rule: 'All' }] }
    all.languageRules = [{ name: 'All', rules: [rule(true, '', '')] }]
    expect(cut(all, 'vi', 'a📌b')).toEqual(['a', '📌', 'b'])
  })
  test('both sides see the whole text', () => {
    const document = documentOf(false)
    document.languageMaps = [{ pattern: '.*', rule: 'Context' }]
    document.languageRules = [
      { name: 'Context', rules: [rule(false, '^\\d\\.', '\\s'), rule(true, '\\.(?=\\s\\p{Lu})', '(?<=\\.)\\s')] },
    ]
    expect(cut(document, 'vi', '1. Một. Hai. ba')).toEqual(['1. Một.', ' Hai. ba'])
  })
})

describe('what cannot be translated', () => {
  test('is reported by language rule, number and construct; the other rules stay', () => {
    const document = documentOf(true)
    document.languageRules[1]?.rules.unshift(rule(false, '\\p{InGreek}\\.', ''), rule(false, 'ok', '(?>a|bc)'))
    const { rules, unsupported } = compileRules(rulesFor(document, 'en'))
    expect(unsupported).toEqual([{ languageRule: 'Any', index: 1, construct: '\\p{InGreek}' }])
    expect(rules.map(({ place }) => `${place.languageRule} ${place.index}`)).toEqual([
      'Names 1',
      'Any 2',
      'Any 3',
      'Any 4',
      'Late 1',
    ])
  })
  test('a map too', () => {
    const document = documentOf(false)
    document.languageMaps.push({ pattern: '(', rule: 'Any' })
    expect(unsupportedMaps(document)).toMatchObject([{ languageRule: 'Any', index: 0 }])
    expect(rulesFor({ ...document, languageMaps: [{ pattern: '(', rule: 'Any' }] }, 'en')).toEqual([])
  })
})

test('whoever watches knows the rule at work', () => {
  const watch: Watch = { place: null }
  const { rules } = compileRules(rulesFor(documentOf(true), 'en'))
  breakPositions(rules, 'Mr. Ha left. He came', watch)
  expect(watch.place).toEqual({ languageRule: 'Any', index: 1 })
})

test('runs at the far end are asked for no more than their least', () => {
  const document = documentOf(false)
  document.languageMaps = [{ pattern: '.*', rule: 'Runs' }]
  document.languageRules = [{ name: 'Runs', rules: [rule(true, '[\\w\\s]+\\.', '.*\\s.*')] }]
  const text = `${'chữ '.repeat(50_000)}. Hết`
  expect(cut(document, 'vi', text)).toHaveLength(2)
})
