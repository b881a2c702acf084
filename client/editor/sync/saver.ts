import type { DocumentEvent } from '../../../core/api.ts'
import type { ErrorCode } from '../../../core/errors.ts'
import { nodeToInline } from '../../../core/model/inline.ts'
import { SCHEMA_VERSION } from '../../../core/model/schema.ts'
import { Backoff, type Clock } from './clock.ts'
import type { Ledger } from './ledger.ts'
import type { PendingRecord, PendingScope, PendingStore } from './pending-store.ts'
import type { Outgoing, SaveReply } from './state.ts'

/** Times in ms (DESIGN §4, Saving 2). */
const SEND_AFTER_IDLE = 400
const SEND_AT_MOST = 2000

/** The way to the server. Rejects with what `verdictOf` understands. */
export interface Transport {
  /** Repeatable: a request that was carried out already gets the answer it got then. */
  save(request: Outgoing, options: { keepalive: boolean }): Promise<SaveReply>
  events(after: number): Promise<{ events: DocumentEvent[]; last: number }>
}

/**
 * What a failed request means: `retry` the same request (no answer), `fail`
 * when the server answers that it cannot carry it out, `wait` long before the
 * next try (not allowed now), `single` when one item spoils the rest, `refuse`
 * when this item can never be saved, `renew` when its id is used up, `stop`
 * when the document is gone.
 */
export type Verdict = 'retry' | 'fail' | 'wait' | 'single' | 'refuse' | 'renew' | 'stop'

/** A request that failed so often is taken apart: one item may spoil the rest. */
const FAILURES_TOGETHER = 3

export interface SaverHost {
  verdictOf(error: unknown, request: Pick<Outgoing, 'items'>): { verdict: Verdict; code: ErrorCode }
  /** Saving state may have changed. */
  changed(): void
  /** The document cannot take edits any more; pending ones stay in this browser. */
  stopped(code: ErrorCode): void
  /** Learn the events since, so that a request is recognised if it was carried out; false when they cannot be had. */
  catchUp(): Promise<boolean>
}

/**
 * Decides when edits are kept in the browser and when they are sent, and
 * repeats a request until it is answered. Records are always written before
 * the request that carries them leaves.
 */
export class Saver {
  private keepTimer: unknown = null
  private sendTimer: unknown = null
  private unsentSince: number | null = null
  private readonly outstanding = new Map<string, Outgoing>()
  private readonly carrying = new Set<Promise<void>>()
  private writing: Promise<void> = Promise.resolve()
  private readonly backoff: Backoff
  private closed = false
  /** The document takes no edits any more; they are kept, not sent. */
  private stopped = false
  private readonly troubles = new Map<string, 'offline' | 'failing'>()
  private readonly failures = new Map<string, number>()
  private inMemoryOnly = false
  /** False while the browser refuses to store records. */
  kept = true

  constructor(
    private readonly ledger: Ledger,
    private readonly scope: PendingScope,
    private readonly store: PendingStore,
    private readonly transport: Transport,
    private readonly host: SaverHost,
    private readonly clock: Clock,
  ) {
    this.backoff = new Backoff(clock)
  }

  /** Requests find no server. */
  get offline(): boolean {
    return [...this.troubles.values()].includes('offline')
  }

  /** The server is there, but does not take some edits; they stay in this browser, and are tried again unless the document is gone. */
  get failing(): boolean {
    return this.stopped || [...this.troubles.values()].includes('failing')
  }

  /** The ledger has changed; `edited` when the person did it. */
  changed(edited: boolean): void {
    if (this.closed) return
    this.keepSoon()
    if (this.stopped) return this.host.changed()
    if (edited) {
      const now = this.clock.now()
      this.unsentSince ??= now
      this.arm(Math.min(SEND_AFTER_IDLE, Math.max(0, this.unsentSince + SEND_AT_MOST - now)))
    } else if (this.sendTimer === null && this.ledger.hasSendable()) this.arm(0)
    this.host.changed()
  }

  /** Keeps in the next turn; while a write is under way, right after it: every keystroke is kept, no write is piled up. */
  private keepSoon(): void {
    this.keepTimer ??= this.clock.set(() => {
      void this.writing.then(() => {
        this.keepTimer = null
        return this.keep()
      })
    }, 0)
  }

  private arm(delay: number): void {
    if (this.sendTimer !== null) this.clock.clear(this.sendTimer)
    this.sendTimer = this.clock.set(() => {
      this.sendTimer = null
      void this.send()
    }, delay)
  }

  /** Writes what has changed to the browser's store. */
  keep(): Promise<void> {
    const ids = this.ledger.takeUnkept()
    if (ids.length === 0) return this.writing
    const unsaved = this.ledger.unsaved()
    const records = ids.flatMap((id) => (unsaved.has(id) ? (this.record(id) ?? []) : []))
    const remove = ids.filter((id) => !unsaved.has(id)).map((segment) => ({ ...this.scope, segment }))
    this.writing = this.store.write(records, remove).then(
      () => this.setKept(!this.inMemoryOnly),
      () => {
        // Tried again with the next write: a full disk may have room by then.
        this.ledger.giveBackUnkept(ids)
        this.setKept(false)
      },
    )
    return this.writing
  }

  private setKept(kept: boolean): void {
    if (this.kept === kept) return
    this.kept = kept
    this.host.changed()
  }

  private record(segment: string): PendingRecord | null {
    const state = this.ledger.get(segment)
    if (!state) return null
    const request = state.inflight && this.outstanding.get(state.inflight.requestId)
    return {
      ...this.scope,
      segment,
      schema: SCHEMA_VERSION,
      version: state.version,
      base: nodeToInline(state.base),
      inflight:
        state.inflight && request
          ? { requestId: request.requestId, items: request.items, steps: state.inflight.steps }
          : null,
      pending: state.pending.map((step) => step.toJSON() as Record<string, unknown>),
      status: state.wanted,
      refused: null,
    }
  }

  /** Sends everything that may be sent now. Resolves when the answers have been dealt with or the line is down. */
  async send(options: { keepalive: boolean } = { keepalive: false }): Promise<void> {
    const rounds: Promise<void>[] = []
    if (this.stopped) return
    for (let request = this.ledger.take(); request && !this.closed; request = this.ledger.take()) {
      this.outstanding.set(request.requestId, request)
      rounds.push(this.track(this.carry(request, options)))
    }
    if (!this.ledger.hasSendable()) this.unsentSince = null
    await Promise.all(rounds)
  }

  private track(carried: Promise<void>): Promise<void> {
    const done = carried.finally(() => this.carrying.delete(done))
    this.carrying.add(done)
    return done
  }

  /** Keeps, sends and settles one request; on a broken line it is tried again later. */
  private async carry(request: Outgoing, options: { keepalive: boolean }): Promise<void> {
    await this.keep()
    if (this.closed || this.stopped) return
    let reply: SaveReply
    try {
      reply = await this.transport.save(request, options)
    } catch (error) {
      return this.failed(request, error)
    }
    this.answered(request)
    this.ledger.settle(request, reply)
    await this.keep()
  }

  /** The request is done with, and the server is there. */
  private answered({ requestId }: Outgoing): void {
    this.outstanding.delete(requestId)
    this.failures.delete(requestId)
    this.troubles.delete(requestId)
    for (const [id, trouble] of this.troubles) if (trouble === 'offline') this.troubles.delete(id)
    this.backoff.reset()
    this.host.changed()
  }

  private async failed(request: Outgoing, error: unknown): Promise<void> {
    const { verdict, code } = this.host.verdictOf(error, request)
    if (this.closed) return
    if (verdict === 'fail' && (await this.takenApart(request))) return
    if (verdict === 'retry' || verdict === 'wait' || verdict === 'fail') {
      this.troubles.set(request.requestId, verdict === 'retry' ? 'offline' : 'failing')
      this.host.changed()
      this.backoff.next(() => void this.track(this.carry(request, { keepalive: false })), verdict === 'wait')
      return
    }
    this.answered(request)
    if (verdict === 'stop') this.stop(code)
    else if (verdict === 'refuse') this.refuse(request, code)
    else {
      if (verdict === 'renew') await this.host.catchUp()
      this.ledger.abandon(request, verdict === 'single')
      this.changed(false)
    }
  }

  /**
   * Lets the segments of a request that keeps failing go on alone, so that the
   * one at fault holds up no other. The server may have carried it out all the
   * same: not before everything that happened is known here.
   */
  private async takenApart(request: Outgoing): Promise<boolean> {
    const failures = (this.failures.get(request.requestId) ?? 0) + 1
    this.failures.set(request.requestId, failures)
    if (request.items.length === 1 || failures < FAILURES_TOGETHER) return false
    if (!(await this.host.catchUp()) || this.ledger.holdsBack()) return false
    this.answered(request)
    this.ledger.abandon(request, true)
    this.changed(false)
    return true
  }

  /** The document takes no edits any more: what is pending, and what is typed from now on, is kept in this browser. */
  stop(code: ErrorCode): void {
    if (this.stopped) return
    this.stopped = true
    this.backoff.cancel()
    this.host.stopped(code)
    this.host.changed()
  }

  private refuse(request: Outgoing, code: string): void {
    const results = request.items.map(() => ({ result: 'refused' as const, code, params: {} }))
    this.ledger.settle(request, { results })
  }

  /** The browser has no store: edits live in memory only. */
  storageRefused(): void {
    this.inMemoryOnly = true
    this.setKept(false)
  }

  /** Tries the waiting requests at once: the network is back, or the person asks. */
  wake(): void {
    this.backoff.hurry()
  }

  /** True when the server has acknowledged everything. False when the line is down or edits cannot be sent now. */
  async flush(): Promise<boolean> {
    for (let round = 0; round < 50 && this.ledger.unsaved().size > 0; round++) {
      if (this.stopped) return false
      this.wake()
      void this.send()
      if (this.carrying.size === 0) await this.clock.pause(20)
      await Promise.all(this.carrying)
      if (this.offline || this.failing || this.closed) return false
    }
    await this.keep()
    return this.ledger.unsaved().size === 0
  }

  close(): void {
    this.closed = true
    if (this.keepTimer !== null) this.clock.clear(this.keepTimer)
    if (this.sendTimer !== null) this.clock.clear(this.sendTimer)
    this.backoff.cancel()
  }
}
