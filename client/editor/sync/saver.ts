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
 * What a failed request means: `retry` the same request, `wait` long before
 * that (not allowed now), `single` when one item spoils the rest, `refuse`
 * when this item can never be saved, `renew` when its id is used up, `stop`
 * when the document is gone.
 */
export type Verdict = 'retry' | 'wait' | 'single' | 'refuse' | 'renew' | 'stop'

export interface SaverHost {
  verdictOf(error: unknown, request: Pick<Outgoing, 'items'>): { verdict: Verdict; code: ErrorCode }
  /** Saving state may have changed. */
  changed(): void
  /** The document cannot take edits any more; pending ones stay in this browser. */
  stopped(code: ErrorCode): void
  /** Learn the events since, so that a used-up request is recognised if it was carried out. */
  catchUp(): Promise<void>
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
  /** The last request found no server. */
  offline = false
  /** False once the browser has refused to store a record. */
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

  /** The ledger has changed; `edited` when the person did it. */
  changed(edited: boolean): void {
    if (this.closed) return
    this.keepSoon()
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
    this.writing = this.store.write(records, remove).catch(() => {
      this.kept = false
      this.host.changed()
    })
    return this.writing
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
    if (this.closed) return
    let reply: SaveReply
    try {
      reply = await this.transport.save(request, options)
    } catch (error) {
      return this.failed(request, error)
    }
    this.outstanding.delete(request.requestId)
    this.online()
    this.ledger.settle(request, reply)
    await this.keep()
  }

  private online(): void {
    this.backoff.reset()
    this.offline = false
    this.host.changed()
  }

  private async failed(request: Outgoing, error: unknown): Promise<void> {
    const { verdict, code } = this.host.verdictOf(error, request)
    if (this.closed) return
    if (verdict === 'retry' || verdict === 'wait') {
      this.offline = true
      this.host.changed()
      this.backoff.next(() => void this.track(this.carry(request, { keepalive: false })), verdict === 'wait')
      return
    }
    this.outstanding.delete(request.requestId)
    this.online()
    if (verdict === 'stop') {
      this.closed = true
      this.host.stopped(code)
    } else if (verdict === 'refuse') this.refuse(request, code)
    else {
      if (verdict === 'renew') await this.host.catchUp()
      this.ledger.abandon(request, verdict === 'single')
      this.changed(false)
    }
  }

  private refuse(request: Outgoing, code: string): void {
    const results = request.items.map(() => ({ result: 'refused' as const, code, params: {} }))
    this.ledger.settle(request, { results })
  }

  /** The browser has no store: edits live in memory only. */
  storageRefused(): void {
    this.kept = false
    this.host.changed()
  }

  /** Tries the waiting requests at once: the network is back, or the person asks. */
  wake(): void {
    this.backoff.hurry()
  }

  /** True when the server has acknowledged everything. False when the line is down or edits cannot be sent now. */
  async flush(): Promise<boolean> {
    for (let round = 0; round < 50 && this.ledger.unsaved().size > 0; round++) {
      this.wake()
      void this.send()
      if (this.carrying.size === 0) await this.clock.pause(20)
      await Promise.all(this.carrying)
      if (this.offline || this.closed) return false
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
