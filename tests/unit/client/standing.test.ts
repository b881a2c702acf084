import { expect, test } from '@jest/globals'
import { standingOf } from '../../../client/terms/standing.ts'
import type { TermInfo } from '../../../core/api.ts'
import { aConcept } from './fake-session.ts'

const day = '2018-05-09'
const en = (text: string, changes: Partial<TermInfo> = {}): TermInfo => ({
  lang: 'en',
  text,
  status: 'preferred',
  provisional: false,
  ...changes,
})

test.each([
  ['plain', {}, en('Politburo')],
  ['provisional', {}, en('Politburo', { provisional: true })],
  ['pending', { pending: true }, en('Politburo')],
  ['superseded', {}, en('Political Bureau', { validTo: '2001-01-01' })],
  ['past', { validTo: '2017-12-31' }, en('Politburo')],
  ['future', { validFrom: '2020-01-01' }, en('Politburo')],
] as const)('a concept can be %s', (standing, changes, term) => {
  const concept = aConcept('c', 'Bộ Chính trị', '', { ...changes, terms: [term] })
  expect(standingOf(concept, day)).toEqual({ english: term.text, standing })
})

test('a concept with nothing but forbidden English has none to insert', () => {
  const concept = aConcept('c', 'Bộ Chính trị', '', { terms: [en('Ministry of Politics', { status: 'forbidden' })] })
  expect(standingOf(concept, day)).toEqual({ english: '', standing: 'unnamed' })
})
