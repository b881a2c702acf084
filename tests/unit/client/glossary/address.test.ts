import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { conceptAddress, filterOf, isFiltered, readAddress, writeAddress } from '../../../../client/glossary/address.ts'

test('what is shown survives its address', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((one) => one.normalize('NFC'))
  const address = fc.record({
    view: fc.constantFrom('concepts' as const, 'proposals' as const, 'conflicts' as const),
    glossary: text,
    q: text,
    domain: text,
    status: fc.constantFrom('' as const, 'preferred' as const, 'forbidden' as const),
    state: fc.constantFrom('' as const, 'pending' as const),
    validity: fc.constantFrom('' as const, 'past' as const),
    concept: text,
    project: text,
  })
  fc.assert(fc.property(address, (one) => expect(readAddress(writeAddress(one))).toEqual(one)))
})

test('an address one has tampered with shows everything', () => {
  const address = readAddress('?view=nonsense&status=good&state=&validity=%E0%A4%A&q=a')
  expect(address).toMatchObject({ view: 'concepts', status: '', state: '', validity: '', q: 'a' })
  expect(writeAddress(readAddress(''))).toBe('')
})

test('the filter asks in NFC and without empty parts', () => {
  const address = { ...readAddress(''), q: '  đảng uỷ '.normalize('NFD'), status: 'forbidden' as const }
  expect(filterOf(address)).toEqual({ q: 'đảng uỷ'.normalize('NFC'), status: 'forbidden' })
  expect(isFiltered({ ...address, q: ' ', status: '' })).toBe(false)
})

test('a link to a concept opens it in its glossary', () => {
  const { glossary, concept } = readAddress(conceptAddress('own/chi thị/05').split('?')[1] ?? '')
  expect([glossary, concept]).toEqual(['own', 'own/chi thị/05'])
})
