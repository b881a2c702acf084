import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { act, Suspense } from 'react'
import { openGate } from '../../../../client/gate.ts'
import { DeliverDialog, HistoryPage } from '../../../../client/history/lazy.tsx'
import type { Checkpoint, ServerMessage, Session } from '../../../../core/api.ts'
import { AppError } from '../../../../core/errors.ts'
import { aDocument } from '../fake-session.ts'
import { fakeServer, prepareDom, render, type Rendered } from '../render.tsx'

let page: Rendered
const mai = { id: 'u1', name: 'Mai Lan', color: '#0f6b62' }
const nam = { id: 'u2', name: 'Nam', color: '#5b4bb7' }
const session: Session = { server: 's', version: '0.1.0', schema: 1, user: mai, role: 'translator' }
const at = Date.UTC(2026, 4, 9, 3, 30)
const url = '/documents/d1/history'

/** The live line: what the server says comes through `say`. */
class FakeSocket extends EventTarget {
  static readonly all: FakeSocket[] = []
  readonly readyState = 1
  constructor() {
    super()
    FakeSocket.all.push(this)
    queueMicrotask(() => this.dispatchEvent(new Event('open')))
  }
  send = (): void => undefined
  close = (): void => undefined
}
const say = (message: ServerMessage): Promise<void> =>
  act(async () => {
    for (const socket of FakeSocket.all) {
      socket.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
    }
  })

const happened = (n: number, changes: object = {}) => ({
  ...{ n, firstN: n, events: 1, kind: 'text', actor: 'u2', at: at + n, firstAt: at + n },
  ...{ status: 'draft', undoes: null, segment: 's1', segments: 1 },
  ...changes,
})
const checkpoint = (changes: Partial<Checkpoint> = {}): Checkpoint => ({
  ...{ id: 'c1', document: 'd1', n: 3, name: 'Giao lần 1', kind: 'delivered', by: nam, at },
  ...changes,
})
const places = [
  { segment: 's1', live: 's1', number: 1, source: 'Đảng ủy họp.' },
  { segment: 's2', live: 's2', number: 2, source: 'Ảnh.' },
]
const state = (segment: string, target: string, status = 'draft') => ({ segment, target, status })
const changes = (rows: object[], more: object = {}) => ({
  ...{ since: 2, until: 9, sinceAt: at, untilAt: null, total: rows.length, next: null },
  ...{ rows, people: [mai, nam], places },
  ...more,
})
const row = (then: object[], now: object[]) => ({ then, now, people: ['u2'], at })
const SINCE = 'GET /api/documents/d1/changes?since=look&others=1'

function serve(answers: Record<string, unknown> = {}, role = 'translator'): string[] {
  return fakeServer({
    'GET /api/session': session,
    'GET /api/inbox': { threads: [] },
    'GET /api/notifications': { notifications: [] },
    'GET /api/documents/d1': { ...aDocument({ id: 'd1', title: 'Chỉ thị 05' }), role, lastEvent: 9 },
    'GET /api/projects/p1/members': { members: [] },
    'GET /api/documents/d1/checkpoints': { checkpoints: [checkpoint()] },
    ...answers,
  })
}

async function open(search = '', language: 'en' | 'vi' = 'en'): Promise<void> {
  history.replaceState(null, '', url + search)
  page = await render(
    <Suspense fallback={null}>
      <HistoryPage id="d1" />
    </Suspense>,
    language,
  )
}
const texts = (selector: string): string[] => page.all(selector).map(({ textContent }) => textContent)

beforeAll(() => {
  prepareDom()
  Object.assign(globalThis, { WebSocket: FakeSocket })
})
beforeEach(() => {
  FakeSocket.all.length = 0
  openGate(session)
})
afterEach(() => page.unmount())

const timeline = {
  'GET /api/documents/d1/timeline': {
    entries: [
      happened(9, { kind: 'status', from: 'confirmed', reason: 'Thiếu tên' }),
      happened(5, { via: { how: 'suggestion', by: 'u1' }, events: 3 }),
    ],
    ...{ people: [mai, nam], places, next: 4 },
  },
  'GET /api/documents/d1/timeline?before=4': {
    entries: [happened(1, { kind: 'import', segment: null, segments: 0, status: null })],
    ...{ people: [nam], places: [], next: null },
  },
}

test('the timeline tells who did what and where, with checkpoints, and goes on by pages', async () => {
  serve(timeline)
  await open()
  await page.until(() => expect(page.all('.timeline-line')).toHaveLength(2))
  const [back, suggested] = texts('.timeline-line')
  expect(back).toContain('Nam Sent back')
  expect(page.find('blockquote').textContent).toBe('Thiếu tên')
  expect(suggested).toContain('Suggestion accepted · by Mai Lan · 3 edits')
  expect(page.find('a[data-place]').getAttribute('href')).toBe('/documents/d1?panel=history#s1')
  expect(page.find('.timeline-line time').getAttribute('datetime')).toBe(new Date(at + 9).toISOString())
  await page.click(page.button('Show older'))
  await page.until(() => expect(page.all('.timeline-line')).toHaveLength(4))
  expect(texts('.timeline-line')[2]).toContain('Giao lần 1')
  expect(texts('.timeline-line')[3]).toContain('Import')
  expect(page.all('button').some(({ textContent }) => textContent === 'Show older')).toBe(false)
})

test('what is newer is told and comes when asked for', async () => {
  const asked = serve(timeline)
  await open()
  await page.until(() => expect(page.all('.timeline-line')).toHaveLength(2))
  const event = { n: 10, segment: 's1', version: 3, actor: 'u2', client: 'c', request: 'r', at, undoes: null }
  await say({ type: 'event', event: { ...event, kind: 'lock', locked: true } })
  await say({ type: 'event', event: { ...event, n: 11, kind: 'lock', locked: false } })
  await page.until(() => page.button('2 newer changes'))
  expect(page.all('.timeline-line')).toHaveLength(2)
  const before = asked.filter((one) => one.startsWith('GET /api/documents/d1/timeline')).length
  await page.click(page.button('2 newer changes'))
  await page.until(() => expect(page.all('.newer-line button')).toHaveLength(0))
  expect(asked.filter((one) => one.startsWith('GET /api/documents/d1/timeline'))).toHaveLength(before + 1)
})

test('filters stand in the address; checkpoints alone need no timeline', async () => {
  const asked = serve({
    ...timeline,
    'GET /api/documents/d1/timeline?person=u2&kind=status': { entries: [], people: [], places: [], next: null },
  })
  await open('?person=u2&kind=status', 'vi')
  await page.until(() => expect(page.find('.history-empty').textContent).toBe('Không có gì khớp với bộ lọc này.'))
  await page.click(page.button('Bỏ lọc'))
  await page.until(() => expect(page.all('.timeline-line')).toHaveLength(2))
  expect(location.search).toBe('')
  await page.unmount()
  asked.length = 0
  await open('?kind=checkpoint')
  await page.until(() => expect(texts('.timeline-line')).toEqual([expect.stringContaining('Giao lần 1')]))
  expect(asked.filter((one) => one.includes('/timeline'))).toEqual([])
})

test('what others have changed is seen when I say so', async () => {
  const one = row([state('s1', 'The Party met.')], [state('s1', 'The Party Committee met.', 'confirmed')])
  const asked = serve({ [SINCE]: changes([one]), 'POST /api/documents/d1/look': { n: 9 } })
  await open('?view=changes')
  await page.until(() => page.find('.changed-row'))
  expect(texts('.changed-text ins')).toEqual(['Committee '])
  expect(page.find('.changed-statuses').textContent).toContain('Confirmed')
  expect(page.find('.changed-count').textContent).toBe('1 segment differs · 1 word added · 0 words removed')
  expect(asked.some((one) => one.includes('/look'))).toBe(false)
  serve({ [SINCE]: changes([]), 'POST /api/documents/d1/look': { n: 9 } })
  await page.click(page.button('I have seen these'))
  await page.until(() => expect(page.find('.history-empty').textContent).toContain('changed nothing'))
})

test('two points stand side by side, the earlier first; a split is told with all its parts', async () => {
  const split = row([state('s1', 'one two')], [state('s1', 'one'), state('s2', 'two')])
  const wiped = row([state('s3', 'x')], [state('s3', '', 'untranslated')])
  serve({
    'GET /api/documents/d1/changes?since=c1': changes([split], { next: 1, total: 2 }),
    'GET /api/documents/d1/changes?since=2&until=9&skip=1': changes([wiped], { total: 2 }),
  })
  await open('?view=compare&then=now&now=c1')
  await page.until(() => page.find('.changed-row'))
  expect(page.find('h3').textContent).toContain('Giao lần 1')
  expect(page.find('.changed-head .chip').textContent).toBe('Split: 1 → 2')
  expect(page.find('.changed-head a').textContent).toBe('Segment 1–2')
  expect(page.find('.changed-count').textContent).toContain('At most 2 segments differ, 1 shown')
  await page.click(page.button('Show more segments'))
  await page.until(() => expect(page.all('.changed-row')).toHaveLength(2))
  expect(page.find('.changed-count').textContent).toContain('2 segments differ')
  expect(texts('.changed-row:nth-child(2) .changed-text')).toEqual(['x', '(empty)'])
  expect(page.all('.changed-row:nth-child(2) del')).toEqual([])
})

test('checkpoints are set, renamed and deleted by whoever may', async () => {
  const mine = checkpoint({ id: 'c2', by: mai, name: 'Của tôi', kind: 'named' })
  const asked = serve({
    'GET /api/documents/d1/checkpoints': { checkpoints: [mine, checkpoint()] },
    'POST /api/documents/d1/checkpoints': mine,
    'PATCH /api/documents/d1/checkpoints/c2': mine,
    'DELETE /api/documents/d1/checkpoints/c2': { deleted: true },
  })
  await open('?view=checkpoints')
  await page.until(() => expect(page.all('.checkpoint-card')).toHaveLength(2))
  // Another's checkpoint is not mine to change.
  expect(page.all('button').filter((one) => one.getAttribute('aria-label')?.includes('Giao lần 1'))).toEqual([])
  await page.click(page.button('Add checkpoint'))
  await page.type(page.find('dialog input'), ' Bản in ')
  await page.click(page.all('dialog input[type=radio]')[2] ?? page.root)
  await page.click(page.find('dialog button[type=submit]'))
  await page.until(() => expect(page.all('dialog')).toHaveLength(0))
  expect(asked.find((one) => one.startsWith('POST'))).toContain('"name":"Bản in","kind":"returned"')
  await page.click(page.button('Delete Của tôi'))
  expect(asked.some((one) => one.startsWith('DELETE'))).toBe(false)
  await page.click(page.button('Delete'))
  await page.until(() => expect(asked).toContain('DELETE /api/documents/d1/checkpoints/c2'))
})

test('whoever only reads sees checkpoints and may set none', async () => {
  serve({}, 'reader')
  await open('?view=checkpoints', 'vi')
  await page.until(() => expect(page.all('.checkpoint-card')).toHaveLength(1))
  expect(texts('main button')).toEqual([])
  expect(page.find('.checkpoint-card a').getAttribute('href')).toBe(`${url}?view=compare&then=c1`)
})

test('what was handed over is named at the event that is in the file', async () => {
  const asked = serve({ 'POST /api/documents/d1/checkpoints': { error: { code: 'internal', params: {} } } })
  const saved: unknown[] = []
  let refused = true
  let closed = 0
  page = await render(
    <Suspense fallback={null}>
      <DeliverDialog
        document="d1"
        title="Chỉ thị 05"
        reviewed={['bilingual-docx']}
        save={async (wanted, insist) => {
          if (refused && !insist) {
            refused = false
            throw new AppError('export.unsupportedFormat', { format: 'x', source: 'y' })
          }
          saved.push(wanted)
          return 7
        }}
        onShow={undefined}
        onClose={() => closed++}
      />
    </Suspense>,
    'vi',
  )
  await page.until(() => page.find('dialog select'))
  const name = page.find('input:not([type=checkbox])') as HTMLInputElement
  expect(name.value).toMatch(/^Giao ngày \d+\/\d+\/\d{4} – Chỉ thị 05$/)
  await page.click(page.button('Xuất tệp'))
  await page.until(() => page.find('dialog [role=alert]'))
  await page.click(page.button('Xuất tệp'))
  await page.until(() => expect(page.find('dialog [role=alert]').textContent).toContain('chưa đánh dấu được'))
  expect(saved).toEqual([{ format: 'bilingual-docx', review: false }])
  const tried = asked.filter((one) => one.startsWith('POST'))
  expect(tried[0]).toContain('"kind":"delivered","n":7')
  const again = serve({ 'POST /api/documents/d1/checkpoints': checkpoint() })
  await page.click(page.button('Thử lại'))
  await page.until(() => expect(page.find('dialog').textContent).toContain('Đã xuất tệp và đánh dấu là đã giao'))
  // Sent again it is the same request: nothing is named twice.
  expect(again.find((one) => one.startsWith('POST'))).toBe(tried[0])
  expect(saved).toHaveLength(1)
  await page.click(page.button('Đóng'))
  expect(closed).toBe(1)
})
