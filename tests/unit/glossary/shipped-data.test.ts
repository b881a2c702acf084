import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { readCompetitorsCsv, readConceptsCsv } from '../../../filters/terms-csv.ts'
import { competitors } from '../../../glossary/data/competitors.gen.ts'
import { concepts } from '../../../glossary/data/terms.gen.ts'
import { buildTermIndex, findTerms } from '../../../glossary/matcher.ts'

describe('the shipped glossary', () => {
  test('ids are unique, every concept has a Vietnamese headword and one preferred English term', () => {
    expect(new Set(concepts.map((concept) => concept.id)).size).toBe(concepts.length)
    expect(concepts).toHaveLength(396)
    for (const { terms } of concepts) {
      for (const lang of ['vi', 'en']) {
        expect(terms.filter((term) => term.lang === lang && term.status === 'preferred')).toHaveLength(1)
      }
    }
  })
  test('text is NFC', () => {
    const all = [
      ...concepts.flatMap(({ terms }) => terms.map((term) => term.text)),
      ...competitors.map(({ word }) => word),
    ]
    expect(all.filter((text) => text !== text.normalize('NFC'))).toEqual([])
  })
  test('W3 every Vietnamese term is found where it stands alone', () => {
    const index = buildTermIndex(concepts, competitors)
    const lost = concepts.flatMap(({ terms }) =>
      terms
        .filter((term) => term.lang === 'vi')
        .filter(
          ({ text }) => !findTerms(index, `“${text}”`).some((hit) => hit.start === 1 && hit.end === 1 + text.length),
        )
        .map((term) => term.text),
    )
    expect(lost).toEqual([])
  })
  const table = readFileSync(new URL('../../../glossary/data/vi-competitors.csv', import.meta.url), 'utf8')
  const examples = parse<Record<string, string>>(table, { columns: true, bom: true }).flatMap((row) => {
    const match = /^(.*) \[(.*)\]$/.exec(row.example_vi ?? '')
    return match ? [{ text: match[1] ?? '', never: (match[2] ?? '').split(', ') }] : []
  })
  test('W3.3 the table’s examples: what stands in brackets is not reported', () => {
    const index = buildTermIndex(concepts, competitors)
    const wrong = examples.filter(({ text, never }) => findTerms(index, text).some((hit) => never.includes(hit.vi)))
    expect(examples.length).toBeGreaterThan(50)
    expect(wrong).toEqual([])
  })
})

describe('reading the tables', () => {
  const header =
    'id,vi,en,en_alternatives,en_forbidden,vi_variants,part_of_speech,domain,definition_en,usage_note,status,confidence,case_rule'
  test('columns become terms with their status; lists are separated by semicolons', () => {
    const csv = `\ufeff${header}\r\nX1,Đảng,Party,"CPV; the Party",Communist party,ĐCS,noun,party,"a, b","two\nlines",provisional,high,cap\r\n`
    expect(readConceptsCsv(csv)).toEqual([
      {
        id: 'X1',
        partOfSpeech: 'noun',
        domain: 'party',
        definition: 'a, b',
        note: 'two\nlines',
        confidence: 'high',
        caseRule: 'cap',
        terms: [
          { lang: 'vi', text: 'Đảng', status: 'preferred', provisional: true },
          { lang: 'vi', text: 'ĐCS', status: 'admitted', provisional: true },
          { lang: 'en', text: 'Party', status: 'preferred', provisional: true },
          { lang: 'en', text: 'CPV', status: 'admitted', provisional: true },
          { lang: 'en', text: 'the Party', status: 'admitted', provisional: true },
          { lang: 'en', text: 'Communist party', status: 'forbidden', provisional: true },
        ],
      },
    ])
  })
  test('a bad case rule or a missing term names its line', () => {
    expect(() => readConceptsCsv(`${header}\nX1,a,b,,,,,,,,,,upper\n`)).toThrow('line 2')
    expect(() => readConceptsCsv(`${header}\nX1,a,b,,,,,,,,,,\nX2,,b,,,,,,,,,,\n`)).toThrow('line 3')
  })
  test('competitors', () => {
    expect(readCompetitorsCsv('word,gloss_en,protects,example_vi\nthị xã,town,Chỉ thị; xã,\n')).toEqual([
      { word: 'thị xã', protects: ['Chỉ thị', 'xã'] },
    ])
  })
})
