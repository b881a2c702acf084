import { beforeEach, describe, expect, test } from '@jest/globals'
import { Slice } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import { inlineToNode } from '../../../core/model/inline.ts'
import { applySteps } from '../../../core/sync/changes.ts'
import type { Clock } from '../../../client/editor/sync/clock.ts'
import { SyncEngine, type EngineNotice } from '../../../client/editor/sync/engine.ts'
import { MemoryPendingStore } from '../../../client/editor/sync/pending-store.ts'
import type { Verdict } from '../../../client/editor/sync/saver.ts'
import type { Outgoing, SaveReply } from '../../../client/editor/sync/state.ts'
import { Authority } from './authority.ts'

/** Time by hand. */
class ManualClock implements Clock {
  private time = 0
  private next = 0
  private readonly timers = new Map<number, { at: number; run: () => void }>()
  now = () => this.time
  random = () => 0.999
  set = (run: () => void, delay: number) => {
    this.timers.set(++this.next, { at: this.time + delay, run })
    return this.next
  }
  clear = (timer: unknown) => void this.timers.delete(timer as number)
  pause = (ms: number) => new Promise<void>((resolve) => void this.set(resolve, ms))
  async pass(ms: number): Promise<void> {
    for (const end = this.time + ms; ;) {
      await new Promise<void>((resolve) => setImmediate(resolve))
      const due = [...this.timers].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at)[0]
      if (!due) {
        this.time = end
        return
      }
      this.timers.delete(due[0])
      this.time = Math.max(this.time, due[1].at)
      due[1].run()
    }
  }
}

const scope = { server: 's', user: 'u', document: 'd', client: 'me' }
let clock: ManualClock
let store: MemoryPendingStore
let authority: Authority
let sent: Outgoing[]
let fault: { verdict: Verdict; after: boolean } | null
let composing: string | null
/** A segment the server stumbles over. */
let poison: string | null
/** The browser's store takes no more. */
let full: boolean
let notices: EngineNotice[]
let engine: SyncEngine

beforeEach(() => {
  clock = new ManualClock()
  store = new MemoryPendingStore()
  authority = new Authority(['', ''])
  sent = []
  fault = null
  composing = null
  poison = null
  full = false
  notices = []
  let ids = 0
  engine = new SyncEngine({
    scope,
    store: {
      read: (which) => store.read(which),
      write: (records, remove) => (full ? Promise.reject(new Error('quota')) : store.write(records, remove)),
    },
    clock,
    newId: () => `q${++ids}`,
    transport: {
      save: async (request) => {
        // Whatever happens now, the records are there already.
        const kept = (await store.read(scope)).map((record) => record.inflight?.requestId)
        if (!full) expect(kept).toContain(request.requestId)
        sent.push(structuredClone(request))
        if (fault && !fault.after) throw new Error('before')
        if (request.items.some(({ segment }) => segment === poison)) throw new Error('poison')
        const reply: SaveReply = authority.save(request)
        if (fault) throw new Error('after')
        return reply
      },
      events: (after) => Promise.resolve({ events: authority.events.slice(after), last: authority.events.length }),
    },
    view: {
      composing: () => composing,
      show: () => undefined,
      restate: () => undefined,
      restructure: () => undefined,
      saving: () => undefined,
      notice: (notice) => void notices.push(notice),
      verdictOf: (error, { items }) => {
        if (error instanceof Error && error.message === 'poison') return { verdict: 'fail', code: 'internal' }
        const verdict = fault?.verdict === 'single' && items.length === 1 ? 'refuse' : (fault?.verdict ?? 'retry')
        return { verdict, code: 'internal' }
      },
    },
  })
  engine.add(authority.rows(), 0)
  engine.loaded()
})

function type(id: string, text: string): void {
  const state = engine.ledger.get(id)
  if (!state) throw new Error(id)
  const at = state.local.content.size
  const step = new ReplaceStep(at, at, new Slice(inlineToNode('target', text).content, 0, 0))
  engine.ledger.edit(id, [step], applySteps(state.local, [step]))
}

describe('when edits are kept and sent', () => {
  test('every keystroke is in the browser’s store within 100 ms', async () => {
    type('s0', 'a')
    await clock.pass(100)
    expect((await store.read(scope)).map((record) => record.pending.length)).toEqual([1])
    expect(sent).toEqual([])
  })

  test('a pause of 400 ms sends, in one request for all segments', async () => {
    type('s0', 'a')
    await clock.pass(300)
    type('s1', 'b')
    await clock.pass(390)
    expect(sent).toHaveLength(0)
    await clock.pass(20)
    expect(sent.map(({ items }) => items.map((item) => item.segment))).toEqual([['s0', 's1']])
    expect([authority.text('s0'), authority.text('s1')]).toEqual(['a', 'b'])
    expect(await store.read(scope)).toEqual([])
  })

  test('who types without a pause is saved every two seconds', async () => {
    for (let i = 0; i < 30; i++) {
      type('s0', 'x')
      await clock.pass(100)
    }
    expect(sent.length).toBe(1)
    expect(authority.text('s0').length).toBeGreaterThanOrEqual(19)
  })

  test('while a view composes the timers fire in vain; the end of the composition sends', async () => {
    composing = 's0'
    type('s0', 'viê')
    await clock.pass(5000)
    expect(sent).toEqual([])
    expect(await store.read(scope)).toHaveLength(1)
    composing = null
    engine.release()
    await clock.pass(0)
    expect(authority.text('s0')).toBe('viê')
  })
})

describe('when the line is bad', () => {
  test('the same request is repeated word for word until it is answered, and counts once', async () => {
    fault = { verdict: 'retry', after: true }
    type('s0', 'a')
    await clock.pass(3000)
    type('s0', 'b')
    expect(engine.saver.offline).toBe(true)
    fault = null
    await clock.pass(20_000)
    expect(authority.text('s0')).toBe('ab')
    expect(engine.saver.offline).toBe(false)
    const repeated = sent.filter(({ requestId }) => requestId === sent[0]?.requestId)
    expect(repeated.length).toBeGreaterThan(2)
    expect(new Set(repeated.map((request) => JSON.stringify(request))).size).toBe(1)
  })

  test('waits grow, and waking up does not wait', async () => {
    fault = { verdict: 'retry', after: false }
    type('s0', 'a')
    await clock.pass(60_000)
    expect(sent.length).toBeLessThan(12)
    fault = null
    engine.saver.wake()
    await clock.pass(0)
    expect(authority.text('s0')).toBe('a')
  })

  test('flush tells the truth', async () => {
    type('s0', 'a')
    const there = engine.saver.flush()
    await clock.pass(100)
    expect(await there).toBe(true)
    fault = { verdict: 'retry', after: false }
    type('s0', 'b')
    const notThere = engine.saver.flush()
    await clock.pass(100)
    expect(await notThere).toBe(false)
  })

  test('a request id used up for another body is renewed after looking what happened', async () => {
    fault = { verdict: 'renew', after: true }
    type('s0', 'a')
    await clock.pass(500)
    fault = null
    await clock.pass(2000)
    expect(authority.text('s0')).toBe('a')
    expect(engine.ledger.unsaved().size).toBe(0)
  })

  test('one item that spoils a request is refused alone, with its text kept', async () => {
    fault = { verdict: 'single', after: false }
    type('s0', 'a')
    type('s1', 'b')
    await clock.pass(1000)
    expect(sent.slice(1).every(({ items }) => items.length === 1)).toBe(true)
    expect(notices.map(({ text }) => text).sort()).toEqual(['a', 'b'])
    expect((await store.read(scope)).map((record) => record.refused?.text).sort()).toEqual(['a', 'b'])
  })

  test('a document that is gone stops saving, and keeps what was and what is typed', async () => {
    fault = { verdict: 'stop', after: false }
    type('s0', 'a')
    await clock.pass(5000)
    type('s1', 'b')
    await clock.pass(60_000)
    expect(sent).toHaveLength(1)
    expect(notices).toHaveLength(1)
    expect((await store.read(scope)).map(({ segment }) => segment)).toEqual(['s0', 's1'])
    expect(engine.saver).toMatchObject({ failing: true, offline: false })
    expect(await engine.saver.flush()).toBe(false)
  })

  test('a segment the server stumbles over holds up no other, and is not called offline', async () => {
    poison = 's0'
    type('s0', 'a')
    type('s1', 'b')
    await clock.pass(20_000)
    expect(authority.text('s1')).toBe('b')
    expect(engine.saver).toMatchObject({ failing: true, offline: false })
    expect((await store.read(scope)).map(({ segment }) => segment)).toEqual(['s0'])
    type('s1', 'c')
    await clock.pass(1000)
    expect(authority.text('s1')).toBe('bc')
    expect(engine.saver.failing).toBe(true)
    poison = null
    await clock.pass(30_000)
    expect(authority.text('s0')).toBe('a')
    expect(engine.saver.failing).toBe(false)
  })

  test('a request that was carried out before the server failed is not carried out again in parts', async () => {
    fault = { verdict: 'fail', after: true }
    type('s0', 'a')
    type('s1', 'b')
    await clock.pass(60_000)
    fault = null
    await clock.pass(60_000)
    expect([authority.text('s0'), authority.text('s1')]).toEqual(['a', 'b'])
    expect(engine.ledger.unsaved().size).toBe(0)
    expect(engine.saver).toMatchObject({ failing: false, offline: false })
  })

  test('a browser store that was full is written to again, and until then the truth is told', async () => {
    full = true
    fault = { verdict: 'retry', after: false }
    type('s0', 'a')
    await clock.pass(1000)
    expect(engine.saver.kept).toBe(false)
    full = false
    type('s1', 'b')
    await clock.pass(100)
    expect(engine.saver.kept).toBe(true)
    expect((await store.read(scope)).map(({ segment }) => segment).sort()).toEqual(['s0', 's1'])
  })
})

test('a history that ends before what is known here is told, not passed over', async () => {
  type('s0', 'a')
  await clock.pass(1000)
  type('s0', 'b')
  await clock.pass(1000)
  await engine.catchUp()
  expect(notices).toEqual([])
  authority.events.length = 1
  await engine.catchUp()
  expect(notices).toMatchObject([{ code: 'outOfStep' }])
})
