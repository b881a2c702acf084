import type { DocumentEvent, Row } from '../../../core/api.ts'
import { SCHEMA_VERSION } from '../../../core/model/schema.ts'
import type { Clock } from './clock.ts'
import { Ledger } from './ledger.ts'
import type { PendingKey, PendingScope, PendingStore } from './pending-store.ts'
import { Saver, type SaverHost, type Transport } from './saver.ts'
import type { LedgerHost, LedgerNotice } from './state.ts'

/** What the engine tells the editor; see LedgerHost. */
export interface EngineView extends Pick<LedgerHost, 'composing' | 'show' | 'restate' | 'restructure'> {
  verdictOf: SaverHost['verdictOf']
  notice(notice: EngineNotice): void
  /** Saving state may have changed. */
  saving(): void
}

export interface EngineNotice {
  code: LedgerNotice | 'outOfStep' | 'schema'
  segment?: string
  params: Record<string, string | number>
  /** Text that is no longer in the document. */
  text?: string
  /** Its record in the browser's store, to be removed when the person has dealt with it. */
  record?: PendingKey
}

export interface EngineOptions {
  scope: PendingScope
  store: PendingStore
  transport: Transport
  clock: Clock
  newId: () => string
  view: EngineView
}

type Params = Record<string, string | number>

/** Fetching what is missing is given up after so many rounds without progress. */
const MAX_FRUITLESS = 4

/**
 * The sync engine of one open document: the ledger, the saver, and the place
 * in the document's stream of events. Knows neither DOM nor React.
 */
export class SyncEngine {
  readonly ledger: Ledger
  readonly saver: Saver
  /** Number of the last event applied, from which a reconnect goes on. */
  lastEvent = 0
  private firstEvent: number | null = null
  /** Events since the first chunk, kept until all rows are loaded: later chunks may be older than they. */
  private log: DocumentEvent[] | null = []
  private fetching: Promise<boolean> | null = null
  private waiting: DocumentEvent[] = []
  private fruitless = 0

  constructor(private readonly options: EngineOptions) {
    const { view, scope } = options
    this.ledger = new Ledger(
      scope.client,
      {
        composing: () => view.composing(),
        show: (id, target) => view.show(id, target),
        restate: (id) => view.restate(id),
        restructure: (event) => view.restructure(event),
        notice: (code, segment, params, text) => this.notice(code, segment, params, text),
        changed: (edited) => this.saver.changed(edited),
        gap: () => void this.catchUp(true),
      },
      options.newId,
    )
    const host: SaverHost = {
      verdictOf: (error, request) => view.verdictOf(error, request),
      changed: () => view.saving(),
      stopped: (code) => view.notice({ code: code === 'request.schema' ? 'schema' : code, params: {} }),
      catchUp: () => this.catchUp(),
    }
    this.saver = new Saver(this.ledger, scope, options.store, options.transport, host, options.clock)
  }

  /** Takes in a chunk of rows that shows the document as of event `asOf`; rows known already are left alone. */
  add(rows: readonly Row[], asOf: number): void {
    if (this.firstEvent === null) this.firstEvent = this.lastEvent = asOf
    for (const row of rows) if (!this.ledger.get(row.id)) this.ledger.add(row)
  }

  /** Segments that were joined into others after `asOf`: rows of that time must not bring them back. */
  joinedSince(asOf: number): ReadonlySet<string> {
    const gone = new Set<string>()
    for (const event of this.log ?? []) {
      if (event.n <= asOf) continue
      if (event.kind === 'join') gone.add(event.second)
      else if (event.kind === 'split') gone.delete(event.second)
    }
    return gone
  }

  /** Brings rows just shown up to the events that came while they were on their way. */
  replay(asOf: number): void {
    for (const event of this.log ?? []) if (event.n > asOf) this.ledger.receive(event)
  }

  /** All rows are here. */
  loaded(): void {
    this.log = null
  }

  /** An event from the live stream or from a request of our own; in order. */
  receive(event: DocumentEvent): void {
    if (this.fetching) this.waiting.push(event)
    else this.take(event)
  }

  private take(event: DocumentEvent): void {
    if (event.n <= this.lastEvent) return
    this.lastEvent = event.n
    this.log?.push(event)
    this.ledger.receive(event)
  }

  /** Fetches the events after the last one applied; `gap` when a segment is known to lag behind. */
  catchUp(gap = false): Promise<boolean> {
    this.fetching ??= this.fetchEvents(gap)
      .then(() => true)
      // The line is down: the live connection or the next conflict asks again.
      .catch(() => this.options.clock.pause(1000).then(() => false))
      .finally(() => {
        this.fetching = null
        const waiting = this.waiting
        this.waiting = []
        for (const event of waiting) this.take(event)
        if (this.fruitless < MAX_FRUITLESS) this.ledger.unblock()
      })
    return this.fetching
  }

  private async fetchEvents(gap: boolean): Promise<void> {
    const { transport, clock, view } = this.options
    const again = gap && this.fruitless > 0
    if (again) await clock.pause(200 * 2 ** this.fruitless)
    // A segment may lag behind the stream itself; then everything since the first rows is gone through again.
    let after = again ? (this.firstEvent ?? 0) : this.lastEvent
    let applied = 0
    for (;;) {
      const { events, last } = await transport.events(after)
      // The server's history ends before what is known here: an older copy of the store was put in its place.
      if (last < after) view.notice({ code: 'outOfStep', params: {} })
      for (const event of events) {
        if (event.n > this.lastEvent) {
          applied++
          this.take(event)
        } else this.ledger.receive(event)
        after = event.n
      }
      if (events.length === 0 || after >= last) break
    }
    if (applied > 0) this.fruitless = 0
    else if (gap) this.fruitless++
    if (gap && this.fruitless === MAX_FRUITLESS) view.notice({ code: 'outOfStep', params: {} })
  }

  /** A composition has ended. */
  release(): void {
    this.ledger.release()
  }

  private notice(code: LedgerNotice, segment: string, params: Params, text?: string): void {
    if (text === undefined || text === '') return this.options.view.notice({ code, segment, params })
    const record = this.keepRefused(segment, code, params, text)
    this.options.view.notice({ code, segment, params, text, record })
  }

  /** Refused text stays in the browser's store, under a client of its own, until the person has dealt with it. */
  private keepRefused(segment: string, code: LedgerNotice, params: Params, text: string): PendingKey {
    const { scope, store, newId } = this.options
    const key = { ...scope, client: newId(), segment }
    const refused = { code, params, text }
    const empty = { schema: SCHEMA_VERSION, version: 0, base: '', inflight: null, pending: [], status: null, refused }
    void store.write([{ ...key, ...empty }], []).catch(() => undefined)
    return key
  }

  close(): void {
    this.saver.close()
  }
}
