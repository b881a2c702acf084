import { beforeEach, expect, test } from '@jest/globals'
import type { ServerMessage } from '../../../core/api.ts'
import type { Clock } from '../../../client/editor/sync/clock.ts'
import { Live, type Socket } from '../../../client/editor/sync/live.ts'

class FakeSocket extends EventTarget implements Socket {
  readyState = 0
  readonly sent: unknown[] = []
  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }
  open(): void {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  say(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }
  close(): void {
    this.readyState = 3
    this.dispatchEvent(new Event('close'))
  }
}

let sockets: FakeSocket[]
let timers: Map<number, { run: () => void; delay: number }>
let heard: ServerMessage[]
let after: number
let live: Live

beforeEach(() => {
  sockets = []
  timers = new Map()
  heard = []
  after = 7
  let next = 0
  const clock: Clock = {
    now: () => 0,
    random: () => 0.5,
    pause: () => Promise.resolve(),
    set: (run, delay) => (timers.set(++next, { run, delay }), next),
    clear: (timer) => void timers.delete(timer as number),
  }
  live = new Live({
    connect: () => {
      const socket = new FakeSocket()
      sockets.push(socket)
      return socket
    },
    scope: { document: 'd', client: 'me', user: 'nam' },
    clock,
    after: () => after,
    received: (message) => void heard.push(message),
    connected: () => undefined,
  })
  live.start()
})

const last = (): FakeSocket => sockets.at(-1) ?? new FakeSocket()
function fire(): number[] {
  const due = [...timers]
  timers.clear()
  for (const [, { run }] of due) run()
  return due.map(([, { delay }]) => delay)
}

test('says where it stands, and where the person is', () => {
  live.present('s1')
  last().open()
  expect(last().sent).toEqual([
    { type: 'hello', client: 'me', document: 'd', after: 7, schema: 1, person: 'nam' },
    { type: 'presence', segment: 's1' },
  ])
  live.present('s2')
  live.present('s2')
  expect(last().sent.slice(2)).toEqual([{ type: 'presence', segment: 's2' }])
})

test('renews presence well within its lease', () => {
  live.present('s1')
  last().open()
  const delays = fire()
  expect(Math.max(...delays)).toBeLessThan(30_000)
  expect(last().sent.at(-1)).toEqual({ type: 'presence', segment: 's1' })
})

test('comes back by itself and goes on after the last event, waiting longer each time', () => {
  last().open()
  after = 12
  const waits: number[] = []
  for (let i = 0; i < 8; i++) {
    last().close()
    waits.push(...fire())
  }
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(waits.at(-1)).toBeLessThanOrEqual(15_000)
  last().open()
  expect(last().sent[0]).toMatchObject({ type: 'hello', after: 12 })
})

test('does not come back after a farewell for good, but after a restart it does', () => {
  last().open()
  last().say({ type: 'bye', code: 'shutdown' })
  last().close()
  fire()
  expect(sockets).toHaveLength(2)
  last().open()
  last().say({ type: 'bye', code: 'schema' })
  last().close()
  fire()
  expect(sockets).toHaveLength(2)
  expect(heard.map((message) => message.type)).toEqual(['bye', 'bye'])
})

test('skips what it does not know', () => {
  last().open()
  last().say({ type: 'something new' })
  last().say({ type: 'glossary', revision: 3 })
  expect(heard).toEqual([{ type: 'glossary', revision: 3 }])
})
