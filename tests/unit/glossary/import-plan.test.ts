import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Concept } from '../../../glossary/concept.ts'
import { concepts } from '../../../glossary/data/terms.gen.ts'
import { planImport, type ConflictPolicy, type PlanRow } from '../../../glossary/import-plan.ts'
import { made, timed } from './concepts.ts'

function plan(
  existing: readonly Concept[],
  rows: readonly (Concept | [id: string, Concept])[],
  policy: ConflictPolicy = 'keep',
): PlanRow[] {
  let made = 0
  const entries = rows.map((row, at) => {
    const [id, { id: _, ...draft }] = Array.isArray(row) ? row : [row.id, row]
    return { line: at + 2, id, draft }
  })
  return planImport(existing, entries, policy, () => `new${++made}`)
}
const brief = (rows: readonly PlanRow[]): string[] =>
  rows.map(({ outcome, reason, id }) => [outcome, reason?.code, id].filter(Boolean).join(' '))
const english = (row: PlanRow | undefined): string[] =>
  row?.write?.terms.flatMap(({ lang, text, status }) => (lang === 'en' ? [`${status} ${text}`] : [])) ?? []

const party = made('1', 'Đảng ủy', ['Party Committee', 'x: Party Commission'], { domain: 'party' })

describe('which concept a row speaks about', () => {
  test('the one with its id, even under another headword', () => {
    expect(brief(plan([party], [made('1', 'Đảng ủy cơ sở', 'Party Committee', { domain: 'party' })]))).toEqual([
      'changed 1',
    ])
  })
  test('else the one with its headword, folded, in its domain or any', () => {
    expect(brief(plan([party], [made('', 'đảng uỷ', 'Party Committee', { domain: 'Party' })]))).toEqual(['same 1'])
    expect(brief(plan([party], [made('', 'Đảng ủy', 'Party Committee')]))).toEqual(['same 1'])
    expect(brief(plan([party], [made('9', 'Đảng ủy', 'Party Committee', { domain: 'army' })]))).toEqual(['added 9'])
  })
  test('an id that belongs to something else is a conflict; merging adds it under a new one', () => {
    const other = made('1', 'hợp tác xã', 'cooperative')
    expect(brief(plan([party], [other]))).toEqual(['conflicting otherConcept 1'])
    const [row] = plan([party], [other], 'merge')
    expect([row?.id, english(row)]).toEqual(['new1', ['preferred cooperative']])
  })
  test('rows with ids of their own are concepts of their own, and again when the file comes again', () => {
    const file = [made('a', 'khóa', 'tenure'), made('b', 'khóa', 'course')]
    const first = plan([], file)
    expect(brief(first)).toEqual(['added a', 'added b'])
    expect(brief(plan(file, file))).toEqual(['same a', 'same b'])
    expect(
      brief(
        plan(file, [
          ['', file[1] as Concept],
          ['', file[0] as Concept],
        ]),
      ),
    ).toEqual(['same b', 'same a'])
  })
})

test('what is only proposed is no part of the glossary: a row stands beside it, under an id of its own', () => {
  const proposed = { ...party, pending: true }
  const same = made('1', 'Đảng ủy', 'Party Committee', { domain: 'party' })
  expect(brief(plan([proposed], [same]))).toEqual(['added new1'])
  expect(brief(plan([proposed], [{ ...same, id: '' }], 'replace'))).toEqual(['added new1'])
})

describe('what becomes of a row', () => {
  test('it adds what it says and removes nothing', () => {
    const [row] = plan(
      [{ ...party, definition: 'd' }],
      [made('1', 'Đảng ủy', ['Party Committee', 'a: Party committee'], { note: 'n' })],
    )
    expect(row?.outcome).toBe('changed')
    expect(row?.write).toMatchObject({ definition: 'd', note: 'n', domain: 'party' })
    expect(english(row)).toEqual([
      'preferred Party Committee',
      'forbidden Party Commission',
      'admitted Party committee',
    ])
  })
  test('another spelling of the preferred term takes its place', () => {
    expect(english(plan([party], [made('1', 'Đảng ủy', 'party committee')])[0])).toEqual([
      'preferred party committee',
      'forbidden Party Commission',
    ])
  })
  test('another status, another time', () => {
    const [row] = plan([party], [made('1', 'Đảng ủy', [timed('Party Committee', '1930-02-03'), 'a: Party Commission'])])
    expect(row?.write?.terms.slice(1)).toMatchObject([
      { text: 'Party Committee', validFrom: '1930-02-03' },
      { text: 'Party Commission', status: 'admitted' },
    ])
  })
  test.each<[string, string[], string]>([
    ['another preferred term', ['Party Board'], 'otherPreferred'],
    ['one the glossary forbids', ['party commission'], 'forbiddenHere'],
    ['it forbids what the glossary prefers', ['Party Board', 'x: Party-Committee'], 'forbiddenThere'],
  ])('conflict: %s', (_, en, code) => {
    expect(plan([party], [made('', 'Đảng ủy', en)])[0]).toMatchObject({
      outcome: 'conflicting',
      reason: { code },
      write: null,
    })
  })
  test('another name for another time is none', () => {
    const before = made('1', 'Bộ', [timed('Ministry A', undefined, '2025-02-28')])
    expect(brief(plan([before], [made('1', 'Bộ', [timed('Ministry B', '2025-03-01')])]))).toEqual(['changed 1'])
  })
  test('the policies', () => {
    const row = made('', ['Đảng ủy', 'a: ĐU'], ['Party Board', 'a: Board'])
    expect(english(plan([party], [row], 'replace')[0])).toEqual(['preferred Party Board', 'admitted Board'])
    expect(english(plan([party], [row], 'merge')[0])).toEqual([
      'preferred Party Committee',
      'forbidden Party Commission',
      'admitted Party Board',
      'admitted Board',
    ])
  })
  test('rejected with the reason', () => {
    expect(brief(plan([], [made('1', 'Sở', [])]))).toEqual(['rejected noEnglish 1'])
  })
})

describe('rows of one file', () => {
  test('about one concept are joined when they agree', () => {
    const rows = plan([], [made('', 'Sở', 'department'), made('', 'sở', ['department', 'a: agency'])])
    expect(brief(rows)).toEqual(['added new1', 'same joined new1'])
    expect(english(rows[0])).toEqual(['preferred department', 'admitted agency'])
    expect(rows[1]?.reason).toEqual({ code: 'joined', params: { line: 2 } })
  })
  test('else the later one is rejected', () => {
    const rows = plan([], [made('7', 'Sở', 'department'), made('7', 'Sở', 'office')])
    expect(brief(rows)).toEqual(['added 7', 'rejected twiceInFile 7'])
    expect(english(rows[0])).toEqual(['preferred department'])
  })
  test('name successors by the ids of the file', () => {
    const rows = plan(
      [made('x', 'Bộ B', 'Ministry of B')],
      [made('1', 'Bộ A', 'Ministry of A', { successor: '2' }), made('2', 'Bộ B', 'Ministry of B')],
    )
    expect(rows[0]?.write?.successor).toBe('x')
    const [lost] = plan([], [made('1', 'Bộ A', 'Ministry of A', { successor: '3' })])
    expect([lost?.outcome, lost?.reason?.code, lost?.write?.successor]).toEqual([
      'added',
      'unknownSuccessor',
      undefined,
    ])
  })
})

test('what a glossary writes is the same when it comes back, and adds all of it to an empty one', () => {
  expect(new Set(plan(concepts, concepts).map(({ outcome }) => outcome))).toEqual(new Set(['same']))
  const fresh = plan([], concepts)
  expect(fresh.map(({ outcome, id }) => `${outcome} ${id}`)).toEqual(concepts.map(({ id }) => `added ${id}`))
})

test('whatever comes: one row each in order, and every concept written once', () => {
  const word = fc.constantFrom('Sở', 'sở', 'Ban', 'Bộ', 'Ủy ban', 'Uỷ ban')
  const rendering = fc.constantFrom('x: board', 'Board', 'a: Office', 'Office', 's: Bureau', 'Ministry')
  const row = fc
    .record({
      id: fc.constantFrom('', '1', '2', '3'),
      vi: fc.array(word, { minLength: 1, maxLength: 2 }),
      en: fc.array(rendering, { minLength: 1, maxLength: 3 }),
      domain: fc.constantFrom('', 'a', 'b'),
    })
    .map(({ id, vi, en, domain }) => made(id, vi, en, { domain }))
  const policy = fc.constantFrom<ConflictPolicy>('keep', 'replace', 'merge')
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.array(row, { maxLength: 8 }), policy, (first, second, chosen) => {
      const store = new Map<string, Concept>()
      let number = 0
      for (const file of [first, second]) {
        const rows = planImport(
          [...store.values()],
          file.map(({ id, ...draft }, at) => ({ line: at + 1, id, draft })),
          chosen,
          () => `n${++number}`,
        )
        expect(rows.map(({ line }) => line)).toEqual(file.map((_, at) => at + 1))
        const written = rows.filter(({ write }) => write).map(({ id }) => id)
        expect(new Set(written).size).toBe(written.length)
        for (const { write, outcome } of rows) {
          if (outcome === 'same' || outcome === 'rejected') expect(write).toBeNull()
        }
        for (const { before } of rows) if (before) expect(before).toBe(store.get(before.id))
        for (const { id, write } of rows) if (write) store.set(id, { ...write, id })
      }
    }),
  )
})
