import { expect, test } from '@jest/globals'
import { byGlossary } from '../../../../client/glossary/bulk/bulkChange.ts'
import { changeOf } from '../../../../client/glossary/bulk/BulkDialog.tsx'
import { admitting, preferring, renderingsOf } from '../../../../client/glossary/conflicts/settling.ts'
import { aConcept, aDraft, aTerm } from './concepts.ts'

const english = ({ terms }: { terms: { lang: string; text: string; status: string }[] }): string[] =>
  terms.filter(({ lang }) => lang === 'en').map(({ text, status }) => `${text} ${status}`)

const draft = aDraft({
  terms: [aTerm('vi', 'a'), aTerm('en', 'x'), aTerm('en', 'y', { status: 'forbidden', note: 'n' })],
})

test('the preferred rendering comes first; what was preferred stays admitted', () => {
  expect(english(preferring(draft, 'y'))).toEqual(['y preferred', 'x admitted'])
  expect(preferring(draft, 'y').terms[1]?.note).toBe('n')
  expect(english(preferring(draft, 'new'))).toEqual(['new preferred', 'x admitted', 'y forbidden'])
  expect(preferring(draft, 'x')).toEqual(draft)
})

test('an admitted rendering is let pass, a preferred one stays preferred', () => {
  expect(english(admitting(draft, 'y'))).toEqual(['x preferred', 'y admitted'])
  expect(english(admitting(draft, 'new'))).toEqual(['x preferred', 'y forbidden', 'new admitted'])
  expect(admitting(draft, 'x')).toBe(draft)
})

test('renderings of a contradiction are listed once', () => {
  const concepts = [aConcept(draft), aConcept({ ...draft, terms: [aTerm('en', 'z'), aTerm('en', 'x')] })]
  expect(renderingsOf({ vi: 'a', kind: 'otherPreferred', concepts })).toEqual(['x', 'y', 'z'])
})

test('chosen concepts go to their glossaries', () => {
  expect([...byGlossary(['g/1', 'h/1/2', 'g/3'])]).toEqual([
    ['g', ['1', '3']],
    ['h', ['1/2']],
  ])
})

test('a change to many carries its own fields only; an empty date is no limit', () => {
  const values = {
    domain: ' luật '.normalize('NFD'),
    lang: 'en',
    status: 'superseded',
    provisional: false,
    caseRule: 'cap',
    validFrom: '',
    validTo: '2020-12-31',
  } as const
  expect(changeOf('domain', values)).toEqual({ kind: 'domain', domain: 'luật' })
  expect(changeOf('status', values)).toEqual({ kind: 'status', lang: 'en', status: 'superseded' })
  expect(changeOf('validity', values)).toEqual({ kind: 'validity', validFrom: null, validTo: '2020-12-31' })
})
