import { Slice } from 'prosemirror-model'
import { ReplaceStep, type Step } from 'prosemirror-transform'
import type { DocumentEvent, Row, StructureRequest } from '../../../core/api.ts'
import { nodeText } from '../../../core/model/inline.ts'
import { schema } from '../../../core/model/schema.ts'
import { applySteps } from '../../../core/sync/changes.ts'
import { adopt } from '../../../client/editor/sync/adopt.ts'
import type { Clock } from '../../../client/editor/sync/clock.ts'
import { SyncEngine } from '../../../client/editor/sync/engine.ts'
import { MemoryPendingStore } from '../../../client/editor/sync/pending-store.ts'
import type { Transport } from '../../../client/editor/sync/saver.ts'
import type { Outgoing, SaveReply } from '../../../client/editor/sync/state.ts'
import { whole } from './edits.ts'

/** The server's side of the fuzz: in memory, or the real one. */
export interface FuzzServer {
  rows(): Promise<{ rows: Row[]; asOf: number }>
  save(request: Outgoing): Promise<SaveReply>
  events(after: number): Promise<{ events: DocumentEvent[]; last: number }>
  /** Undefined where it is refused. */
  restructure(request: StructureRequest): Promise<DocumentEvent | undefined>
  /** Resolves when no request is under way. */
  settled(): Promise<void>
}

export interface FuzzOptions {
  seed: number
  clients: number
  /** Actions in all, over all clients. */
  actions: number
  /** Share of requests lost on the way there, and of answers lost on the way back. */
  dropped: number
  /** All typing goes into the first two segments. */
  hot: boolean
  structure: boolean
  /** Splits and joins are taken back, too. */
  undo: boolean
  /** Tabs die and their edits are adopted by the next one. */
  crashes: boolean
}

export interface FuzzResult {
  typed: number
  lost: number
  doubled: number
  diverged: number
  unsaved: number
  offline: number
  crashes: number
  splits: number
  joins: number
  undone: number
  compositions: number
  droppedRequests: number
  droppedAnswers: number
  notices: number
}

/** mulberry32: small, seeded, good enough to explore. */
export function random(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Time that passes only when told to. */
class FuzzClock implements Clock {
  private time = 0
  private next = 0
  private readonly timers = new Map<number, { at: number; run: () => void }>()
  constructor(
    readonly random: () => number,
    private readonly settled: () => Promise<void>,
  ) {}
  now = () => this.time
  set = (run: () => void, delay: number) => {
    this.timers.set(++this.next, { at: this.time + delay, run })
    return this.next
  }
  clear = (timer: unknown) => void this.timers.delete(timer as number)
  pause = (ms: number) => new Promise<void>((resolve) => void this.set(resolve, ms))

  async advance(ms: number): Promise<void> {
    const end = this.time + ms
    for (;;) {
      await turn()
      await this.settled()
      await turn()
      const due = [...this.timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0]
      if (!due) break
      this.timers.delete(due[0])
      this.time = Math.max(this.time, due[1].at)
      due[1].run()
    }
    this.time = end
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

class LineDown extends Error {}

/** What the clients of one run share. */
class World {
  readonly random: () => number
  readonly clock: FuzzClock
  readonly typed = new Set<string>()
  readonly deleted = new Set<string>()
  readonly counts = {
    offline: 0,
    crashes: 0,
    splits: 0,
    joins: 0,
    undone: 0,
    compositions: 0,
    droppedRequests: 0,
    droppedAnswers: 0,
    notices: 0,
  }
  /** Numbers of splits and joins that may still be taken back. */
  readonly structures: number[] = []
  private ids = 0
  private next = 0
  constructor(
    readonly server: FuzzServer,
    readonly options: FuzzOptions,
  ) {
    this.random = random(options.seed)
    this.clock = new FuzzClock(this.random, () => server.settled())
  }
  newId = () => `r${this.options.seed}.${++this.ids}`
  pick = <T>(list: readonly T[]): T => list[Math.floor(this.random() * list.length)] as T
  /** A character no one has typed before. */
  character(): string {
    const point = this.next < 20_000 ? 0x4e00 + this.next : 0x20000 + this.next - 20_000
    this.next++
    const text = String.fromCodePoint(point)
    this.typed.add(text)
    return text
  }
}

/** One browser with one tab on the document. */
class Tab {
  engine!: SyncEngine
  online = true
  calm = false
  composing: string | null = null
  order: string[] = []
  readonly store = new MemoryPendingStore()

  constructor(
    private readonly world: World,
    private readonly name: string,
  ) {}

  private readonly transport: Transport = {
    save: async (request) => {
      this.mayDrop('droppedRequests')
      const reply = await this.world.server.save(JSON.parse(JSON.stringify(request)) as Outgoing)
      this.mayDrop('droppedAnswers')
      return reply
    },
    events: async (after) => {
      this.mayDrop('droppedRequests')
      return this.world.server.events(after)
    },
  }

  private mayDrop(count: 'droppedRequests' | 'droppedAnswers'): void {
    if (!this.online) throw new LineDown()
    if (this.calm || this.world.random() >= this.world.options.dropped) return
    this.world.counts[count]++
    throw new LineDown()
  }

  async open(): Promise<void> {
    const { world, store } = this
    const scope = { server: 'x', user: this.name, document: 'd' }
    const verdictOf = (error: unknown) => {
      if (!(error instanceof LineDown)) throw error
      return { verdict: 'retry' as const, code: 'internal' as const }
    }
    for (let done = false; !done;) {
      const records = await store.read(scope)
      const adopted = await adopt(records, { store, transport: this.transport, newId: world.newId, verdictOf }).catch(
        (error: unknown) => {
          if (!(error instanceof LineDown)) throw error
        },
      )
      done = adopted !== undefined
      world.counts.notices += adopted?.refused.length ?? 0
    }
    const { rows, asOf } = await world.server.rows()
    this.order = rows.map((row) => row.id)
    this.engine = new SyncEngine({
      scope: { ...scope, client: world.newId() },
      store,
      transport: this.transport,
      clock: world.clock,
      newId: world.newId,
      view: {
        composing: () => this.composing,
        show: () => undefined,
        restate: () => undefined,
        saving: () => undefined,
        restructure: (event) => this.restructured(event),
        notice: () => void world.counts.notices++,
        verdictOf,
      },
    })
    this.engine.add(rows, asOf)
    this.engine.loaded()
  }

  private restructured(event: Extract<DocumentEvent, { kind: 'split' | 'join' }>): void {
    const at = this.order.indexOf(event.segment ?? '')
    if (event.kind === 'split') this.order.splice(at + 1, 0, event.second)
    else this.order = this.order.filter((id) => id !== event.second)
  }

  /** One random thing a person, or the world, does. */
  async act(): Promise<void> {
    const { world } = this
    const roll = world.random()
    if (roll < 0.62) this.type()
    else if (roll < 0.66) this.composition()
    else if (roll < 0.69) this.line()
    else if (roll < 0.74 && world.options.structure) await this.restructure()
    else if (roll < 0.76 && world.options.crashes) await this.crash()
    else if (roll < 0.9) await this.pull()
    else await world.clock.advance(world.random() * 900)
  }

  private type(): void {
    const { world, engine } = this
    const ids = world.options.hot ? this.order.slice(0, 2) : this.order
    const id = this.composing ?? world.pick(ids)
    const state = engine.ledger.get(id)
    if (!state) return
    const size = state.local.content.size
    const from = whole(state.local, Math.floor(world.random() * (size + 1)))
    let step: Step
    if (world.random() < 0.65 || size < 2) {
      const text = Array.from({ length: 1 + Math.floor(world.random() * 3) }, () => world.character()).join('')
      step = new ReplaceStep(from, from, new Slice(schema.node('target', null, schema.text(text)).content, 0, 0))
    } else {
      const to = whole(state.local, Math.min(size, from + 1 + Math.floor(world.random() * 5)))
      if (to <= from) return
      for (const character of state.local.textBetween(from, to)) world.deleted.add(character)
      step = new ReplaceStep(from, to, Slice.empty)
    }
    engine.ledger.edit(id, [step], applySteps(state.local, [step]))
  }

  private composition(): void {
    if (this.composing === null) {
      this.composing = this.world.pick(this.order)
      this.world.counts.compositions++
    } else this.endComposition()
  }

  private endComposition(): void {
    this.composing = null
    this.engine.release()
  }

  private line(): void {
    this.online = !this.online
    if (!this.online) this.world.counts.offline++
  }

  private async restructure(): Promise<void> {
    const { world, engine } = this
    if (!this.online || this.composing) return
    const at = Math.floor(world.random() * this.order.length)
    const [first, second] = [engine.ledger.get(this.order[at] ?? ''), engine.ledger.get(this.order[at + 1] ?? '')]
    if (!first) return
    const request = { client: engine.ledger.client, requestId: world.newId() }
    if (world.options.undo && world.structures.length > 0 && world.random() < 0.3) {
      const event = world.structures.splice(Math.floor(world.random() * world.structures.length), 1)[0] ?? 0
      if (await world.server.restructure({ ...request, op: { kind: 'undo', event } })) world.counts.undone++
      return
    }
    const common = { segment: first.id, version: first.version }
    if (world.random() < 0.5 || !second) {
      const targetAt = whole(first.base, Math.floor(world.random() * (first.base.content.size + 1)))
      const done = await world.server.restructure({
        ...request,
        op: { kind: 'split', ...common, sourceAt: 1, targetAt },
      })
      if (done) world.counts.splits++
      if (done) world.structures.push(done.n)
    } else {
      const op = { kind: 'join' as const, ...common, second: second.id, secondVersion: second.version }
      const done = await world.server.restructure({ ...request, op })
      if (done) world.counts.joins++
      if (done) world.structures.push(done.n)
    }
  }

  /** The tab dies a moment after the last key; the next tab of this browser takes over. */
  private async crash(): Promise<void> {
    if (!this.online) return
    this.world.counts.crashes++
    await this.world.clock.advance(100)
    this.engine.close()
    this.composing = null
    await this.open()
  }

  /** What the live connection brings. */
  async pull(): Promise<void> {
    if (!this.online) return
    const { events } = await this.world.server.events(this.engine.lastEvent)
    for (const event of events) this.engine.receive(event)
  }

  async finish(): Promise<void> {
    this.online = this.calm = true
    if (this.composing !== null) this.endComposition()
    this.engine.saver.wake()
    await this.world.clock.advance(20_000)
    await this.pull()
  }

  texts(): string[] {
    return this.order.map((id) => nodeText(this.engine.ledger.get(id)?.local ?? schema.node('target')))
  }
}

export async function fuzz(server: FuzzServer, options: FuzzOptions): Promise<FuzzResult> {
  const world = new World(server, options)
  const tabs = Array.from({ length: options.clients }, (_, i) => new Tab(world, `u${i}`))
  for (const tab of tabs) await tab.open()
  for (let i = 0; i < options.actions; i++) await world.pick(tabs).act()
  for (let round = 0; round < 6; round++) for (const tab of tabs) await tab.finish()
  const wanted = (await server.rows()).rows.map((row) => nodeText(schema.node('target', null, contentOf(row.target))))
  const final = new Map<string, number>()
  for (const character of wanted.join('')) final.set(character, (final.get(character) ?? 0) + 1)
  const typed = [...world.typed]
  const same = JSON.stringify(wanted)
  for (const tab of tabs) tab.engine.close()
  return {
    typed: typed.length,
    lost: typed.filter((character) => !final.has(character) && !world.deleted.has(character)).length,
    doubled: typed.filter((character) => (final.get(character) ?? 0) > 1).length,
    diverged: tabs.filter((tab) => JSON.stringify(tab.texts()) !== same).length,
    unsaved: tabs.reduce((sum, tab) => sum + tab.engine.ledger.unsaved().size, 0),
    ...world.counts,
  }
}

const contentOf = (inline: string | readonly unknown[]) =>
  typeof inline === 'string'
    ? inline === ''
      ? []
      : [schema.text(inline)]
    : inline.map((json) => schema.nodeFromJSON(json))
