import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { CheckEngine } from '../../../client/checks/engine.ts'
import { Feed } from '../../../client/checks/feed.ts'
import type { ToWorker } from '../../../client/checks/messages.ts'
import { issuesOf, type IssueStore } from '../../../client/checks/store.ts'
import { pairHash } from '../../../core/checks/dismissals.ts'
import { FakeSession } from './fake-session.ts'

let session: FakeSession
let store: IssueStore
let feed: Feed
let told: ToWorker[]
let engine: CheckEngine

beforeEach(() => {
  jest.useFakeTimers()
  session = new FakeSession([
    { sourceText: 'Có 61 tổ chức.', targetText: 'There are 61 organisations.' },
    { sourceText: 'Có 42 đảng bộ.', targetText: 'There are 42 units.' },
    { sourceText: 'Chưa dịch.' },
  ])
  for (const id of session.ids()) session.hits.set(id, [])
  store = issuesOf(session)
  told = []
  engine = new CheckEngine()
  const post = (message: ToWorker): void => {
    told.push(message)
    engine.accept(message)
  }
  feed = new Feed(session, store, { post }, { idle: (callback) => void setTimeout(callback, 1) })
  feed.start()
})

afterEach(() => {
  feed.stop()
  jest.useRealTimers()
})

/** Time passes, and the worker does all it was told. */
function pass(ms: number): void {
  jest.advanceTimersByTime(ms)
  for (let row = engine.next(); row; row = engine.next()) feed.accept({ checked: [row], left: engine.left })
}

const open = (id: string): string[] => store.row(id).open.map(({ check }) => check)
const sent = (): string[] => told.flatMap((one) => (one.type === 'rows' ? one.rows.map(({ id }) => id) : []))

describe('feeding the checks', () => {
  test('hands over all rows in idle moments; what nobody has translated is no issue', () => {
    pass(5)
    expect(sent()).toEqual(['s1', 's2', 's3'])
    expect(session.ids().flatMap(open)).toEqual([])
    session.change('s3', { status: 'draft' })
    expect(open('s3')).toEqual(['empty-target'])
  })

  test('checks an edited row and its neighbours when the typing rests, not before', () => {
    pass(5)
    told = []
    session.change('s1', { targetText: 'There are 16 organisations.' })
    pass(250)
    session.change('s1', { targetText: 'There are 16 organisations!' })
    pass(250)
    expect(told).toEqual([])
    pass(60)
    expect(sent()).toEqual(['s1', 's2'])
    expect(open('s1')).toContain('number')
    expect(store.summary().rows).toEqual(['s1'])
  })

  test('waits while an input method composes, however long', () => {
    pass(5)
    told = []
    session.composes = true
    session.change('s1', { targetText: 'There are 6' })
    pass(10_000)
    expect(told).toEqual([])
    session.composes = false
    session.tell('composition')
    pass(310)
    expect(sent()).toContain('s1')
  })

  test('waits for the terms of a row', () => {
    pass(5)
    told = []
    session.hits.delete('s2')
    session.change('s2', { targetText: 'There are 43 units.' })
    pass(400)
    expect(sent()).not.toContain('s2')
    told = []
    session.hits.set('s2', [])
    session.tell('terms')
    pass(5)
    expect(sent()).toEqual(['s2'])
  })

  test('the day of the document goes before the rows, and again when it is another one', () => {
    pass(5)
    expect(told.map(({ type }) => type)).toEqual(['day', 'order', 'rows'])
    told = []
    session.tell('terms')
    pass(5)
    expect(told).toEqual([])
    session.today = '2018-06-08'
    session.tell('terms')
    expect(told).toEqual([{ type: 'day', day: '2018-06-08' }])
    expect(engine.left).toBe(3)
  })

  test('a dismissal holds for the texts it was made for, and again when they return', () => {
    pass(5)
    const wrong = 'There are 43 units.'
    session.change('s2', { targetText: wrong })
    pass(400)
    expect(open('s2')).toContain('number')
    const base = { id: 'd1', scope: 'one' as const, segment: 's2', key: null, reason: '', user: 'u1', at: 0 }
    store.setDismissals(
      [...new Set(open('s2'))].map((check) => ({ ...base, check, ...pairHash('Có 42 đảng bộ.', wrong) })),
    )
    expect(open('s2')).toEqual([])
    session.change('s2', { targetText: 'There are 44 units.' })
    pass(400)
    expect(open('s2')).toContain('number')
    session.change('s2', { targetText: wrong })
    pass(400)
    expect(open('s2')).toEqual([])
    expect(store.row('s2').dismissed.length).toBeGreaterThan(0)
  })

  test('severities of the project rule, and off is off', () => {
    pass(5)
    session.change('s2', { targetText: 'There are 43 units.' })
    pass(400)
    store.setSettings({ ...store.settings, severities: { number: 'critical' } })
    expect(store.row('s2').open[0]).toMatchObject({ check: 'number', severity: 'critical' })
    store.setSettings({ ...store.settings, severities: { number: 'off' } })
    expect(open('s2')).not.toContain('number')
  })
})
