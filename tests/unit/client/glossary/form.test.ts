import { describe, expect, test } from '@jest/globals'
import {
  emptyTerm,
  fieldsOf,
  moved,
  newDraft,
  problemsOf,
  readFields,
} from '../../../../client/glossary/form/fields.ts'
import { merge, settle } from '../../../../client/glossary/form/merge.ts'
import { ConceptDraftSchema } from '../../../../core/api.ts'
import { aDraft, aTerm } from './concepts.ts'

const full = aDraft({
  definition: 'Ban Chấp hành của đảng bộ.',
  note: 'Không viết hoa.',
  confidence: 'high',
  caseRule: 'low',
  successor: 'c2',
  link: 'https://example.org/x',
  validFrom: '2013-01-01',
  validTo: '2020-12-31',
  terms: [
    aTerm('vi', 'đảng ủy', { note: 'n', example: 'e' }),
    aTerm('en', 'Party committee', {
      status: 'admitted',
      provisional: true,
      type: 'variant',
      authority: { source: 'QĐ 05', decision: 'd', date: '2018-01-01', approvedBy: 'Mai' },
      validFrom: '2013-01-01',
      validTo: '2014-01-01',
    }),
  ],
})

describe('the fields of a concept', () => {
  test('hold all of it and give it back', () => {
    expect(readFields(fieldsOf(full))).toEqual(full)
    expect(readFields(fieldsOf(aDraft()))).toEqual(aDraft())
    expect(ConceptDraftSchema.safeParse(readFields(fieldsOf(full))).success).toBe(true)
  })

  test('are read trimmed, in NFC, without lines left empty', () => {
    const fields = fieldsOf(newDraft({ vi: '  đảng uỷ '.normalize('NFD'), en: ' Party committee ' }))
    fields.terms.push(emptyTerm('en', 'x'))
    expect(readFields(fields).terms.map(({ text }) => text)).toEqual(['đảng uỷ'.normalize('NFC'), 'Party committee'])
  })

  test('name what is wrong and where', () => {
    const fields = fieldsOf(newDraft())
    expect(problemsOf(fields)).toEqual([
      { field: 'term.0.text', code: 'noVi' },
      { field: 'term.1.text', code: 'noEn' },
    ])
    const wrong = fieldsOf({ ...full, link: 'http://example.org', validFrom: '2021-01-01' })
    wrong.terms.push({ ...emptyTerm('en', 'a'), text: 'Party committee ' })
    wrong.terms.push({
      ...emptyTerm('en', 'b'),
      text: 'X',
      decision: '5',
      validFrom: '2020-02-02',
      validTo: '2020-02-01',
    })
    wrong.terms.push({ ...emptyTerm('vi', 'c'), note: 'only a note' })
    expect(problemsOf(wrong)).toEqual([
      { field: 'term.c.text', code: 'empty' },
      { field: 'term.a.text', code: 'twice' },
      { field: 'term.b.validTo', code: 'order' },
      { field: 'term.b.source', code: 'noSource' },
      { field: 'validTo', code: 'order' },
      { field: 'link', code: 'link' },
    ])
    expect(problemsOf(fieldsOf(full))).toEqual([])
  })

  test('let a name come back, but not twice at a time, nor in another spelling of the same', () => {
    const again = aTerm('vi', 'đảng uỷ', { validFrom: '2020-01-01' })
    const then = aTerm('vi', 'đảng ủy', { validTo: '2010-01-01' })
    const terms = [then, again, aTerm('en', 'Party committee')]
    expect(problemsOf(fieldsOf(aDraft({ terms })))).toEqual([])
    const overlapping = [aTerm('vi', 'đảng ủy'), again, aTerm('en', 'Party committee')]
    expect(problemsOf(fieldsOf(aDraft({ terms: overlapping })))).toEqual([{ field: 'term.1.text', code: 'twice' }])
  })

  test('without a line of a language point to where one is added', () => {
    const fields = fieldsOf(aDraft({ terms: [aTerm('vi', 'a')] }))
    expect(problemsOf(fields)).toEqual([{ field: 'add.en', code: 'noEn' }])
  })

  test('keep their order within the language when moved', () => {
    const keys = (list: { key: string }[]): string => list.map(({ key }) => key).join('')
    const terms = [emptyTerm('vi', 'a'), emptyTerm('en', 'b'), emptyTerm('vi', 'c'), emptyTerm('vi', 'd')]
    expect(keys(moved(terms, 'd', -1))).toBe('abdc')
    expect(keys(moved(terms, 'c', -1))).toBe('cbad')
    expect(keys(moved(terms, 'a', -1))).toBe('abcd')
    expect(keys(moved(terms, 'b', 1))).toBe('abcd')
  })
})

describe('two people at one concept', () => {
  const base = aDraft()

  test('what only one has changed is taken from both', () => {
    const { draft, clashes } = merge(base, { ...base, domain: 'law' }, { ...base, note: 'mine' })
    expect(clashes).toEqual([])
    expect(draft).toEqual({ ...base, domain: 'law', note: 'mine' })
  })

  test('what they took away is away', () => {
    const { draft } = merge({ ...base, link: 'https://a.b/' }, base, { ...base, link: 'https://a.b/', note: 'mine' })
    expect(draft).toEqual({ ...base, note: 'mine' })
  })

  test('where both changed the same, mine stands until it is chosen otherwise', () => {
    const theirs = { ...base, definition: 'theirs', terms: [...base.terms, aTerm('en', 'Party cell')] }
    const mine = { ...base, definition: 'mine', terms: [...base.terms, aTerm('en', 'Party body')] }
    const { draft, clashes } = merge(base, theirs, mine)
    expect(draft).toEqual(mine)
    const [definition, terms] = clashes
    expect(clashes.map(({ field }) => field)).toEqual(['definition', 'terms'])
    if (!definition || !terms) throw new Error('two clashes')
    expect(settle(draft, definition, 'theirs').definition).toBe('theirs')
    expect(settle(settle(draft, definition, 'theirs'), definition, 'mine')).toEqual(mine)
    const both = settle(draft, terms, 'both').terms.map(({ text }) => text)
    expect(both).toEqual(['đảng ủy', 'Party committee', 'Party body', 'Party cell'])
  })

  test('the same change by both is none', () => {
    const { draft, clashes } = merge(base, { ...base, note: 'x' }, { ...base, note: 'x' })
    expect([draft, clashes]).toEqual([{ ...base, note: 'x' }, []])
  })
})
