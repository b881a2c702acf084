import { expect, test } from '@jest/globals'
import type { ConceptInfo } from '../../../core/api.ts'
import type { TermView } from '../../../client/editor/session.ts'
import { sourceStretches } from '../../../client/editor/source.ts'

const concept = { id: 'c', terms: [] } as unknown as ConceptInfo
const term = (start: number, end: number): TermView => ({
  start,
  end,
  concept,
  key: 'g/c',
  english: '',
  standing: 'plain',
})
const drawn = (source: Parameters<typeof sourceStretches>[0], terms: TermView[]) =>
  sourceStretches(source, terms).map(
    ({ term: hit, runs }) => `${hit ? '*' : ''}${runs.map((run) => run.tag?.label ?? run.text).join('·')}`,
  )

test('terms of plain text', () => {
  expect(drawn('của Bộ Chính trị.', [term(4, 16)])).toEqual(['của ', '*Bộ Chính trị', '.'])
})

test('a term over marks and a tag is one stretch; offsets of terms count characters only', () => {
  const source = [
    { type: 'text', text: 'của Bộ ' },
    { type: 'tag', attrs: { kind: 'x', ref: '1', label: '[1]' } },
    { type: 'text', text: 'Chính', marks: [{ type: 'strong' }] },
    { type: 'text', text: ' trị.' },
  ]
  expect(drawn(source, [term(4, 16)])).toEqual(['của ', '*Bộ ·[1]·Chính· trị', '.'])
  const positions = sourceStretches(source, [term(4, 16)]).flatMap(({ runs }) => runs.map((run) => run.at))
  expect(positions).toEqual([0, 4, 7, 8, 13, 17])
})

test('terms side by side stay apart', () => {
  expect(drawn('đảng viên', [term(0, 4), term(4, 9)])).toEqual(['*đảng', '* viên'])
})
