import { describe, expect, test } from '@jest/globals'
import { carryOver, matchRows, noFilter } from '../../../client/pages/workbench/rowFilter.ts'
import { FakeSession } from './fake-session.ts'

const session = (): FakeSession =>
  new FakeSession([
    { sourceText: 'Đảng bộ hiện có 61 tổ chức.', targetText: 'The Party organisation has 61 units.', unit: 0 },
    { sourceText: 'Sau 2 năm hòa nhập.', unit: 0 },
    { sourceText: 'Dang dở.', targetText: 'Unfinished.', status: 'confirmed', unit: 1 },
  ])

describe('the row filter', () => {
  test('lets everything through without comparing when nothing is asked', () => {
    expect(matchRows(session(), noFilter)).toEqual({ ids: null, plain: false })
    expect(matchRows(session(), { status: 'all', text: '  ' })).toEqual({ ids: null, plain: false })
  })

  test('goes by status', () => {
    expect(matchRows(session(), { status: 'untranslated', text: '' }).ids).toEqual(['s2'])
    expect(matchRows(session(), { status: 'confirmed', text: '' }).ids).toEqual(['s3'])
  })

  test('goes by open comments', () => {
    const open = session()
    open.commented.add('s2')
    expect(matchRows(open, { status: 'comments', text: '' }).ids).toEqual(['s2'])
  })

  test('goes by what is given to this person', () => {
    const open = session()
    open.own.add('s3')
    expect(matchRows(open, { status: 'mine', text: '' }).ids).toEqual(['s3'])
  })

  test('finds text on either side, in any capitals, NFC or NFD', () => {
    expect(matchRows(session(), { status: 'all', text: 'PARTY ORG' }).ids).toEqual(['s1'])
    expect(matchRows(session(), { status: 'all', text: 'đảng'.normalize('NFD') }).ids).toEqual(['s1'])
  })

  test('takes hoà for hòa', () => {
    expect(matchRows(session(), { status: 'all', text: 'hoà' })).toEqual({ ids: ['s2'], plain: false })
  })

  test('respects accents while something is found, ignores them only then', () => {
    expect(matchRows(session(), { status: 'all', text: 'dang' })).toEqual({ ids: ['s3'], plain: false })
    expect(matchRows(session(), { status: 'all', text: 'dang bo' })).toEqual({ ids: ['s1'], plain: true })
    expect(matchRows(session(), { status: 'all', text: 'zzz' })).toEqual({ ids: [], plain: false })
  })

  test('sees a text that was just changed', () => {
    const open = session()
    matchRows(open, { status: 'all', text: 'năm' })
    open.change('s2', { targetText: 'After two years' })
    expect(matchRows(open, { status: 'all', text: 'two years' }).ids).toEqual(['s2'])
  })

  test('keeps a row that no longer fits while one works in it', () => {
    const open = session()
    const query = { status: 'untranslated', text: '' } as const
    const before = open.ids()
    open.change('s2', { targetText: 'After', status: 'draft' })
    expect(carryOver(['s2'], before, open, query)).toEqual(['s2'])
  })

  test('takes in the new half of a split row, and no stranger', () => {
    const open = session()
    const query = { status: 'untranslated', text: '' } as const
    const before = open.ids()
    const half = { ...open.row('s2')!, id: 's2b', sourceText: 'hòa nhập.', status: 'draft' as const }
    const stranger = { ...open.row('s3')!, id: 's3b', unit: 2 }
    open.addAfter('s2', half)
    open.addAfter('s3', stranger)
    expect(carryOver(['s2'], before, open, query)).toEqual(['s2', 's2b'])
  })
})
