import type { RawData, WebSocket } from 'ws'
import {
  ClientMessageSchema,
  type ClientMessage,
  type DocumentEvent,
  type PersonHere,
  type ServerMessage,
} from '../../core/api.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { mayInProject, roleIn, type Who } from '../auth/standing.ts'
import type { Role } from '../../core/model/permissions.ts'
import type { Deps } from '../deps.ts'
import { userOf } from '../people/present.ts'
import { eventOf } from '../present.ts'
import { termsNow } from '../glossary-use/announce.ts'
import type { Listener } from './hub.ts'

/** A tab that missed more events than this loads them by HTTP instead. */
const catchUpLimit = 2000
const chunk = 500
/** A tab that lets this many bytes wait is dropped; it catches up when it comes back. */
const backlogLimit = 4 * 2 ** 20
/** Presence is a lease of 30 s, renewed by every message and every pong. */
export const presenceLease = 30_000

/** Close codes (RFC 6455 §7.4): the reason travels in `bye` where the person must know it. */
export const closeCodes = { shutdown: 1001, protocol: 1008, slow: 1013 } as const

/** One WebSocket: waits for `hello`, then keeps its tab up to date on one document. */
export class Connection implements Listener {
  readonly #socket: WebSocket
  readonly #deps: Deps
  /** Asked again whenever people change: a session ends, a role is another. */
  readonly #who: () => Who | null | Promise<Who | null>
  #document: string | null = null
  #project: string | null = null
  #role: Role | null = null
  #person: PersonHere
  /** Number of the last event sent. */
  #at = 0
  #catchingUp = false
  /** Highest event number announced while catching up: the store has it by then. */
  #announced = 0
  #heardAt: number
  /** False between a ping and its pong. */
  #alive = true

  readonly closed: Promise<void>

  constructor(socket: WebSocket, deps: Deps, who: () => Who | null | Promise<Who | null>) {
    this.#socket = socket
    this.#deps = deps
    this.#who = who
    this.#heardAt = deps.now()
    this.#person = { client: '', user: { id: '', name: '', color: '' }, segment: null }
    socket.on('message', (data, isBinary) => {
      this.#receive(isBinary ? null : textOf(data))
    })
    socket.on('pong', () => {
      this.#alive = true
      this.#heard()
    })
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        if (this.#document !== null) deps.hub.leave(this.#document, this)
        resolve()
      })
    })
    // A broken line is followed by `close`; there is nothing else to do about it.
    socket.on('error', (error) => {
      deps.log.debug({ err: error }, 'live connection broke')
    })
  }

  get person(): PersonHere {
    return this.#person
  }

  get present(): boolean {
    return this.#deps.now() - this.#heardAt <= presenceLease
  }

  send(message: ServerMessage): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > backlogLimit) {
      this.#socket.send(JSON.stringify({ type: 'resync', after: this.#at } satisfies ServerMessage))
      this.#socket.close(closeCodes.slow)
      return
    }
    this.#socket.send(JSON.stringify(message))
  }

  bye(code: Extract<ServerMessage, { type: 'bye' }>['code'], closeCode: number): void {
    this.send({ type: 'bye', code })
    this.#socket.close(closeCode)
  }

  dismiss(): void {
    this.bye('forbidden', closeCodes.protocol)
  }

  /** People may have changed: whoever may not be here any more goes, and a new role is told. */
  async recheck(): Promise<void> {
    const who = await this.#guarded(async () => this.#who())
    if (!who) {
      this.bye('signedOut', closeCodes.protocol)
      return
    }
    if (this.#project === null) return
    const { standing } = who
    if (standing.user !== this.#person.user.id || !mayInProject(standing, this.#project, 'read')) {
      this.dismiss()
      return
    }
    const role = roleIn(standing, this.#project)
    if (role === this.#role) return
    this.#role = role
    this.send({ type: 'review', what: 'role', segment: null })
  }

  /** Called at intervals: a tab that did not answer the last ping is gone. */
  ping(): void {
    if (!this.#alive) {
      this.#socket.terminate()
      return
    }
    this.#alive = false
    this.#socket.ping()
    // A session runs out without anybody's doing.
    void this.recheck()
    if (this.#document !== null && !this.present) this.#deps.hub.presenceChanged(this.#document)
  }

  terminate(): void {
    this.#socket.terminate()
  }

  /** Sends what comes next in order; a gap means that another commit is announced later, and is read from the store. */
  deliver(events: readonly DocumentEvent[]): void {
    if (this.#catchingUp) {
      this.#announced = Math.max(this.#announced, ...events.map((event) => event.n))
      return
    }
    for (const event of events) {
      if (event.n <= this.#at) continue
      if (event.n > this.#at + 1) {
        void this.#catchUp()
        return
      }
      this.#at = event.n
      this.send({ type: 'event', event })
    }
  }

  #heard(): void {
    const wasPresent = this.present
    this.#heardAt = this.#deps.now()
    if (!wasPresent && this.#document !== null) this.#deps.hub.presenceChanged(this.#document)
  }

  #receive(text: string | null): void {
    const message = parse(text)
    if (!message) {
      this.#socket.close(closeCodes.protocol)
      return
    }
    this.#heard()
    if (message.type === 'hello') void this.#hello(message)
    else if (this.#document !== null) {
      // Whoever moves about in a text is noticed to be signed out at once.
      void this.recheck()
      this.#person = { ...this.#person, segment: message.segment }
      this.#deps.hub.presenceChanged(this.#document)
    }
  }

  async #hello(hello: Extract<ClientMessage, { type: 'hello' }>): Promise<void> {
    if (hello.schema !== SCHEMA_VERSION) {
      this.bye('schema', closeCodes.protocol)
      return
    }
    const { store } = this.#deps
    const who = await this.#guarded(async () => this.#who())
    if (!who || (hello.person !== undefined && hello.person !== who.standing.user)) {
      this.bye('signedOut', closeCodes.protocol)
      return
    }
    const { standing } = who
    const person = await this.#guarded(() => userOf(store.read, standing.user))
    const document = await this.#guarded(() => store.read.documents.get(hello.document))
    if (
      !person ||
      document?.state !== 'ready' ||
      !mayInProject(standing, document.project, 'read') ||
      this.#document !== null
    ) {
      this.bye('forbidden', closeCodes.protocol)
      return
    }
    this.#document = hello.document
    this.#project = document.project
    this.#role = roleIn(standing, document.project)
    this.#person = { ...this.#person, user: person, client: hello.client }
    this.#at = Math.min(hello.after, document.lastEvent)
    this.#deps.hub.join(hello.document, this)
    // Closed while the document was looked up: `close` has come and gone.
    if (this.#socket.readyState !== this.#socket.OPEN) this.#deps.hub.leave(hello.document, this)
    const terms = await this.#guarded(() => termsNow(store.read, document.id))
    if (terms) this.send(terms)
    // The tab knows events that this store never had: an older copy was put in its place.
    if (hello.after > document.lastEvent) this.send({ type: 'resync', after: document.lastEvent })
    // People may have changed while the document was looked up.
    await this.recheck()
    await this.#catchUp()
  }

  /** Reads events from the store until nothing is missing; events published meanwhile are among them. */
  async #catchUp(): Promise<void> {
    const document = this.#document
    if (document === null || this.#catchingUp) return
    this.#catchingUp = true
    await this.#guarded(async () => {
      let sent = 0
      for (;;) {
        const events = await this.#deps.store.read.events.after(document, this.#at, chunk)
        for (const record of events) {
          this.#at = record.n
          this.send({ type: 'event', event: eventOf(record) })
        }
        sent += events.length
        if (events.length < chunk && this.#at >= this.#announced) {
          // In the same turn as the comparison: nothing can be announced in between.
          this.#catchingUp = false
          return
        }
        if (sent >= catchUpLimit) {
          sent = 0
          this.#at = (await this.#deps.store.read.documents.get(document))?.lastEvent ?? this.#at
          this.send({ type: 'resync', after: this.#at })
        }
      }
    })
  }

  /** Runs a query; when it fails the tab is disconnected, and comes back by itself. */
  async #guarded<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work()
    } catch (error) {
      this.#deps.log.error({ err: error }, 'live connection could not read the store')
      this.#socket.terminate()
      return null
    }
  }
}

/** A text message as `ws` hands it over: one buffer, unless told otherwise. */
function textOf(data: RawData): string | null {
  return Buffer.isBuffer(data) ? data.toString('utf8') : null
}

function parse(text: string | null): ClientMessage | null {
  if (text === null) return null
  try {
    return ClientMessageSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
