import { ServerMessageSchema, type ClientMessage, type ServerMessage } from '../../../core/wire/live.ts'
import { SCHEMA_VERSION } from '../../../core/model/schema.ts'
import { Backoff, type Clock } from './clock.ts'
import type { PendingScope } from './pending-store.ts'

/** Presence is a lease of 30 s on the server; it is renewed well before. */
const RENEW_PRESENCE = 12_000

/** The part of the browser's WebSocket that is used. */
export interface Socket {
  readonly readyState: number
  addEventListener(type: 'open' | 'message' | 'close', listener: (event: object) => void): void
  send(text: string): void
  close(): void
}
const OPEN = 1

export interface LiveOptions {
  connect: () => Socket
  /** Which document, in which tab, and whom the page belongs to. */
  scope: Pick<PendingScope, 'document' | 'client' | 'user'>
  clock: Clock
  /** Event number after which to go on. */
  after: () => number
  received(message: ServerMessage): void
  /** The connection was made, or lost. */
  connected(now: boolean): void
}

/**
 * The live connection of an open document (DESIGN §16, WebSocket): says where
 * it stands, hears what comes after, and returns by itself, with jitter, when
 * it breaks. Nothing is saved through it.
 */
export class Live {
  private socket: Socket | null = null
  private closed = false
  private segment: string | null = null
  private told: string | null | undefined
  private renewal: unknown = null
  private readonly backoff: Backoff

  constructor(private readonly options: LiveOptions) {
    this.backoff = new Backoff(options.clock)
  }

  start(): void {
    if (this.closed || this.socket) return
    const { options } = this
    const socket = options.connect()
    this.socket = socket
    this.told = undefined
    socket.addEventListener('open', () => {
      this.say({
        type: 'hello',
        client: options.scope.client,
        document: options.scope.document,
        after: options.after(),
        schema: SCHEMA_VERSION,
        person: options.scope.user,
      })
      this.tellPresence()
      options.connected(true)
    })
    socket.addEventListener('message', (event) => {
      this.backoff.reset()
      if (!this.closed && 'data' in event) this.hear(String(event.data))
    })
    socket.addEventListener('close', () => {
      if (this.socket !== socket) return
      this.socket = null
      this.stopRenewing()
      options.connected(false)
      if (!this.closed) this.backoff.next(() => this.start())
    })
  }

  private hear(text: string): void {
    const message = ServerMessageSchema.safeParse(JSON.parse(text))
    // A newer server may say things this page does not know; what matters to it comes with a new schema version.
    if (!message.success) return
    const { data } = message
    // After signing in again the line is sought anew, as after a restart of the server.
    if (data.type === 'bye' && data.code !== 'shutdown' && data.code !== 'signedOut') this.closed = true
    this.options.received(data)
  }

  private say(message: ClientMessage): void {
    if (this.socket?.readyState === OPEN) this.socket.send(JSON.stringify(message))
  }

  /** In which segment the person is. */
  present(segment: string | null): void {
    this.segment = segment
    if (segment !== this.told) this.tellPresence()
  }

  private tellPresence(): void {
    this.stopRenewing()
    if (this.socket?.readyState !== OPEN) return
    this.told = this.segment
    this.say({ type: 'presence', segment: this.segment })
    this.renewal = this.options.clock.set(() => this.tellPresence(), RENEW_PRESENCE)
  }

  /** The network is back or the page is looked at again: do not wait. */
  wake(): void {
    this.backoff.hurry()
  }

  close(): void {
    this.closed = true
    this.backoff.cancel()
    this.stopRenewing()
    this.socket?.close()
    this.socket = null
  }

  private stopRenewing(): void {
    if (this.renewal !== null) this.options.clock.clear(this.renewal)
    this.renewal = null
  }
}
