import { describe, expect, test } from '@jest/globals'
import { termEntries } from '../../../client/panels/termEntries.ts'
import { usesTerm } from '../../../client/panels/termUse.ts'
import { aConcept, hit } from './fake-session.ts'

const concept = aConcept('c1', 'chi bộ', 'Party cell', {
  terms: [
    { lang: 'vi', text: 'chi bộ', status: 'preferred', provisional: false },
    { lang: 'en', text: 'Party cell', status: 'preferred', provisional: false },
    { lang: 'en', text: 'grassroots body', status: 'admitted', provisional: false },
    { lang: 'en', text: 'party branch', status: 'forbidden', provisional: false },
  ],
})

describe('a term in the target', () => {
  test.each([
    ['19 grassroots Party cells; in total', true],
    ['the party  cell’s meeting', true],
    ['two grassroots bodies', true],
    ['a Party branch', false],
    ['Party cellars', false],
    ['', false],
  ])('%s: %s', (text, used) => {
    expect(usesTerm(text, concept)).toBe(used)
  })

  test('is found next to signs, and with signs of its own', () => {
    expect(usesTerm('(“Party cell”)', concept)).toBe(true)
    expect(usesTerm('under No. 05-CT/TW (2016)', aConcept('c2', 'x', '05-CT/TW (2016)'))).toBe(true)
  })
})

test('each concept is listed once, in order of first occurrence, with its count', () => {
  const party = aConcept('c2', 'Đảng', 'Party')
  const entries = termEntries([hit(concept), hit(party), hit(concept)])
  expect(entries.map(({ english, times }) => [english, times])).toEqual([
    ['Party cell', 2],
    ['Party', 1],
  ])
})
