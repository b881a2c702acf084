import { describe, expect, test } from '@jest/globals'
import { CheckEngine } from '../../../client/checks/engine.ts'
import type { CheckedRow, CheckRow } from '../../../client/checks/messages.ts'
import { defaultStyle } from '../../../core/language/meaning/style.ts'
import type { Concept } from '../../../glossary/concept.ts'

const row = (id: string, source: string, target: string, hits: CheckRow['hits'] = []): CheckRow => ({
  id,
  source,
  target,
  hits,
})

const cell: Concept = {
  id: 'c1',
  partOfSpeech: 'noun',
  domain: 'party',
  definition: '',
  note: '',
  confidence: 'high',
  caseRule: 'fold',
  terms: [
    { lang: 'vi', text: 'chi bộ', status: 'preferred', provisional: false },
    { lang: 'en', text: 'Party cell', status: 'preferred', provisional: false },
  ],
}

function opened(rows: CheckRow[]): CheckEngine {
  const engine = new CheckEngine()
  engine.accept({ type: 'order', ids: rows.map(({ id }) => id) })
  engine.accept({ type: 'rows', rows, urgent: false })
  return engine
}

function rest(engine: CheckEngine): CheckedRow[] {
  const done: CheckedRow[] = []
  for (let one = engine.next(); one; one = engine.next()) done.push(one)
  return done
}

const found = (rows: readonly CheckedRow[], id: string): string[] =>
  rows.findLast((one) => one.id === id)?.findings.map(({ check }) => check) ?? []

describe('the check engine', () => {
  test('checks every row once, in order, and says how many are left', () => {
    const engine = opened([row('a', 'Có 61 tổ chức.', 'There are 61.'), row('b', 'Có 42 tổ chức.', 'There are 24.')])
    expect(engine.left).toBe(2)
    const done = rest(engine)
    expect(done.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(found(done, 'a')).toEqual([])
    expect(found(done, 'b')).toContain('number')
    expect(engine.left).toBe(0)
  })

  test('checks what was edited before everything else', () => {
    const engine = opened([row('a', 'Một.', 'One.'), row('b', 'Hai.', 'Two.'), row('c', 'Ba.', 'Three.')])
    engine.accept({ type: 'rows', rows: [row('c', 'Có 3 xã.', 'There are 4 communes.')], urgent: true })
    const done = rest(engine)
    expect(done[0]?.id).toBe('c')
    expect(found(done, 'c')).toContain('number')
  })

  test('checks later rows again when an earlier one says something else to them', () => {
    const source = 'Đảng bộ đã lựa chọn vấn đề trọng tâm.'
    const target = 'The Party organisation chose key issues.'
    const engine = opened([
      row('a', source, target),
      row('b', 'Dòng giữa.', 'A line between.'),
      row('c', source, target),
    ])
    expect(found(rest(engine), 'c')).not.toContain('same-source-diff-target')
    engine.accept({ type: 'rows', rows: [row('a', source, 'Key issues were selected.')], urgent: true })
    const done = rest(engine)
    expect(done.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(found(done, 'c')).toContain('same-source-diff-target')
  })

  test('knows the context in its new places after a split', () => {
    const source = 'Đảng bộ đã lựa chọn vấn đề trọng tâm.'
    const engine = opened([row('a', source, 'Key issues were selected.'), row('c', source, 'The issues are chosen.')])
    rest(engine)
    engine.accept({ type: 'order', ids: ['a', 'new', 'c'] })
    engine.accept({ type: 'rows', rows: [row('c', source, 'The issues are chosen.')], urgent: true })
    expect(found(rest(engine), 'c')).toContain('same-source-diff-target')
  })

  test('judges terms by the hits it is given, and again when a concept comes late', () => {
    const texts = row('a', 'chi bộ cơ sở', 'grassroots units', [[0, 6, 'c1']])
    const engine = opened([texts])
    expect(found(rest(engine), 'a')).not.toContain('term-missing')
    engine.accept({ type: 'concepts', concepts: [cell] })
    expect(found(rest(engine), 'a')).toContain('term-missing')
  })

  test('the day of the document chooses among names, and a new one judges all rows again', () => {
    const english = (text: string, time: object): Concept['terms'][number] => ({
      lang: 'en',
      text,
      status: 'preferred',
      provisional: false,
      ...time,
    })
    const vi = cell.terms.slice(0, 1)
    const names = [english('Party unit', { validTo: '2018-12-31' }), english('Party cell', { validFrom: '2019-01-01' })]
    const engine = opened([row('a', 'chi bộ', 'the Party unit', [[0, 6, 'c1']])])
    engine.accept({ type: 'concepts', concepts: [{ ...cell, terms: [...vi, ...names] }] })
    engine.accept({ type: 'day', day: '2020-05-01' })
    expect(found(rest(engine), 'a')).toContain('term-forbidden')
    engine.accept({ type: 'day', day: '2018-05-01' })
    const again = rest(engine)
    expect(again.map(({ id }) => id)).toEqual(['a'])
    expect(found(again, 'a')).toEqual([])
  })

  test('renders numbers and dates in the style of the project', () => {
    const engine = opened([row('a', 'Ngày 15/5/2016, có 4.725 đảng viên, đạt 98,6%.', '')])
    const english = (): string[] | undefined => rest(engine)[0]?.placeables.map((one) => one.english)
    expect(english()).toEqual(['May 15, 2016', '4,725', '98.6%'])
    engine.accept({ type: 'style', style: { ...defaultStyle, dates: 'day-first', percent: 'words' } })
    expect(english()).toEqual(['15 May 2016', '4,725', '98.6 per cent'])
  })
})
