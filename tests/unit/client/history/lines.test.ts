import { describe, expect, test } from '@jest/globals'
import type { Checkpoint, TimelineEntry } from '../../../../core/api.ts'
import { historyAddress, midnight, readAddress } from '../../../../client/history/address.ts'
import { byDay, fits, linesOf, type Line } from '../../../../client/history/lines.ts'
import { inOrder, pointOf } from '../../../../client/history/points.ts'
import { whenFor } from '../../../../client/history/when.ts'

const entry = (n: number, at = n): TimelineEntry => ({
  ...{ n, firstN: n, events: 1, kind: 'text', actor: 'u1', at, firstAt: at },
  ...{ status: 'draft', undoes: null, segment: 's1', segments: 1 },
})
const checkpoint = (id: string, n: number, at = n): Checkpoint => ({
  ...{ id, document: 'd1', n, name: id, kind: 'named', at },
  by: { id: 'u2', name: 'Lan', color: '#000000' },
})
const told = (lines: readonly Line[]): (number | string)[] =>
  lines.map((line) => ('entry' in line ? line.entry.n : line.checkpoint.id))
const anything = { person: '', kind: '', from: '', to: '' } as const

describe('checkpoints among entries', () => {
  test('stand right above the last event that is in them; the later named one first', () => {
    const marks = [checkpoint('old', 3), checkpoint('a', 7, 100), checkpoint('b', 7, 200), checkpoint('top', 9)]
    expect(told(linesOf([entry(9), entry(5), entry(2)], marks, false))).toEqual(['top', 9, 'b', 'a', 5, 'old', 2])
  })

  test('that belong to what is not loaded yet come with it', () => {
    const marks = [checkpoint('old', 1), checkpoint('new', 6)]
    expect(told(linesOf([entry(5)], marks, true))).toEqual(['new', 5])
    expect(told(linesOf([entry(5)], marks, false))).toEqual(['new', 5, 'old'])
    expect(told(linesOf([], marks, false))).toEqual(['new', 'old'])
  })

  test('are let through by person, kind and day', () => {
    const at = midnight('2026-05-09') + 1
    const one = checkpoint('a', 1, at)
    expect(fits(one, anything)).toBe(true)
    expect(fits(one, { ...anything, person: 'u2', kind: 'checkpoint' })).toBe(true)
    expect(fits(one, { ...anything, person: 'u1' })).toBe(false)
    expect(fits(one, { ...anything, kind: 'text' })).toBe(false)
    expect(fits(one, { ...anything, from: '2026-05-09', to: '2026-05-09' })).toBe(true)
    expect(fits(one, { ...anything, from: '2026-05-10' })).toBe(false)
    expect(fits(one, { ...anything, to: '2026-05-08' })).toBe(false)
  })
})

describe('times', () => {
  const now = Date.UTC(2026, 4, 15, 3, 0)
  const friday = Date.UTC(2026, 4, 8, 20, 30)

  test('are of the viewer’s zone: the same moment is of another day elsewhere', () => {
    const [here, there] = ['Asia/Ho_Chi_Minh', 'America/Los_Angeles'].map((zone) => whenFor('en', now, zone))
    expect(here?.day(friday).key).toBe('2026-05-09')
    expect(there?.day(friday).key).toBe('2026-05-08')
    expect(here?.clock(friday)).toBe('03:30')
    expect(here?.full(friday)).toMatch(/9 May 2026.*GMT\+7/)
  })

  test('are told by day of the week within a week, and today by the clock', () => {
    const when = whenFor('en', now, 'Asia/Ho_Chi_Minh')
    expect(when.short(friday)).toBe('Saturday 03:30')
    expect(when.short(now - 60_000)).toBe('09:59')
    expect(when.short(now - 40 * 86_400_000)).toMatch(/05\/04|5\/4/)
    expect([when.day(now).name, when.day(now - 86_400_000).name]).toEqual(['Today', 'Yesterday'])
    expect(whenFor('vi', now, 'Asia/Ho_Chi_Minh').day(now).name).toBe('Hôm nay')
    expect([when.ago(now - 120_000), when.ago(friday)]).toEqual(['2 minutes ago', ''])
  })

  test('make days of neighbours; a clock that went back makes no wrong order', () => {
    const dayOf = (at: number) => ({ key: String(Math.floor(at / 100)), name: '' })
    const lines = linesOf([entry(4, 250), entry(3, 220), entry(2, 310), entry(1, 150)], [], false)
    expect(byDay(lines, dayOf).map(({ key, lines }) => [key, told(lines)])).toEqual([
      ['2', [4, 3]],
      ['3', [2]],
      ['1', [1]],
    ])
  })
})

describe('the address', () => {
  test('keeps what is chosen and nothing else', () => {
    expect(historyAddress('d1')).toBe('/documents/d1/history')
    const chosen = { view: 'compare', then: 'c1', now: '17' } as const
    const address = historyAddress('d1', chosen)
    expect(readAddress(new URL(address, 'http://x').search)).toMatchObject(chosen)
    const filter = { person: 'u1', kind: 'status', from: '2026-05-01', to: '2026-05-09' } as const
    expect(readAddress(new URL(historyAddress('d1', filter), 'http://x').search)).toMatchObject(filter)
    expect(readAddress('?view=x&kind=y&from=2026-99-99&to=z')).toEqual(readAddress(''))
  })

  test('names points of the log; the earlier one comes first', () => {
    const marks = [checkpoint('c1', 12)]
    const [first, last] = [pointOf('import', marks), pointOf('now', marks)]
    expect(inOrder(last, first)).toEqual([first, last])
    expect(inOrder(pointOf('15', marks), pointOf('c1', marks)).map(({ n }) => n)).toEqual([12, 15])
    expect(pointOf('gone', marks)).toMatchObject({ asked: 'gone', n: null })
  })
})
