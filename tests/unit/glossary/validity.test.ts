import { describe, expect, test } from '@jest/globals'
import type { Concept, Term } from '../../../glossary/concept.ts'
import { conceptKey, splitConceptKey } from '../../../glossary/concept-key.ts'
import { common, isInForce, overlap, successorOf, termFor } from '../../../glossary/validity.ts'
import { concept } from './terms.ts'

const term = (text: string, more: Partial<Term> = {}): Term => ({
  lang: 'en',
  text,
  status: 'preferred',
  provisional: false,
  ...more,
})
const having = (...terms: Term[]): Concept => ({ ...concept('Bộ X'), terms })

describe('keys', () => {
  test('name glossary and concept; a concept id may hold a slash', () => {
    expect(conceptKey('house', 'a/b')).toBe('house/a/b')
    expect(splitConceptKey('house/a/b')).toEqual({ glossary: 'house', concept: 'a/b' })
    expect(splitConceptKey('VE001')).toEqual({ glossary: '', concept: 'VE001' })
  })
})

describe('in force', () => {
  test.each([
    [{}, true],
    [{ validFrom: '2025-03-01' }, true],
    [{ validFrom: '2025-03-02' }, false],
    [{ validTo: '2025-03-01' }, true],
    [{ validTo: '2025-02-28' }, false],
    [{ validFrom: '2020-01-01', validTo: '2030-01-01' }, true],
  ])('%j on 2025-03-01: %s', (validity, expected) => {
    expect(isInForce(validity, '2025-03-01')).toBe(expected)
  })
  test('times that meet on a day overlap', () => {
    expect(overlap({ validTo: '2025-03-01' }, { validFrom: '2025-03-01' })).toBe(true)
    expect(overlap({ validTo: '2025-02-28' }, { validFrom: '2025-03-01' })).toBe(false)
    expect(common({ validFrom: '2020-01-01' }, { validFrom: '2021-01-01', validTo: '2022-01-01' })).toEqual({
      validFrom: '2021-01-01',
      validTo: '2022-01-01',
    })
  })
})

describe('the term of a day', () => {
  const renamed = having(
    term('Ministry of A', { validTo: '2025-02-28' }),
    term('Ministry of B', { validFrom: '2025-03-01' }),
  )
  test.each([
    ['2024-01-01', 'Ministry of A'],
    ['2025-02-28', 'Ministry of A'],
    ['2025-03-01', 'Ministry of B'],
  ])('%s: %s', (day, expected) => {
    expect(termFor(renamed, 'en', day)?.text).toBe(expected)
  })
  test('where none is in force, the last that was', () => {
    const gone = having(
      term('older', { validTo: '1990-01-01' }),
      term('newer', { validTo: '2000-01-01' }),
      term('future', { validFrom: '2040-01-01' }),
    )
    expect(termFor(gone, 'en', '2020-01-01')?.text).toBe('newer')
    expect(termFor(having(term('future', { validFrom: '2040-01-01' })), 'en', '2020-01-01')?.text).toBe('future')
  })
  test('an admitted one for want of a preferred, never a forbidden or superseded', () => {
    expect(termFor(having(term('no', { status: 'forbidden' }), term('yes', { status: 'admitted' })), 'en')?.text).toBe(
      'yes',
    )
    expect(termFor(having(term('old', { status: 'superseded' })), 'en', '2020-01-01')).toBeUndefined()
  })
  test('approved before provisional', () => {
    expect(termFor(having(term('p', { provisional: true }), term('a')), 'en')?.text).toBe('a')
  })
})

describe('the concept of a day', () => {
  const a = { id: 'a', validTo: '2000-12-31', successor: 'b' }
  const b = { id: 'b', validFrom: '2001-01-01', validTo: '2010-12-31', successor: 'c' }
  const c = { id: 'c', validFrom: '2011-01-01' }
  const circle = { id: 'd', validTo: '2000-12-31', successor: 'd' }
  const all = new Map([a, b, c, circle].map((one): [string, typeof one] => [one.id, one]))
  const find = (id: string): typeof a | undefined => all.get(id) as typeof a | undefined
  test.each([
    ['1999-01-01', 'a'],
    ['2005-01-01', 'b'],
    ['2026-11-24', 'c'],
  ])('%s: %s', (day, expected) => {
    expect(successorOf(a, day, find)).toBe(all.get(expected))
  })
  test('a circle ends', () => {
    expect(successorOf(circle, '2026-01-01', find)).toBe(circle)
  })
})
