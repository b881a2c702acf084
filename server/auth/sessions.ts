import type { IncomingMessage } from 'node:http'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Logger } from 'pino'
import { newId } from '../ids.ts'
import type { SessionRecord } from '../store/people-port.ts'
import type { Store } from '../store/store.ts'
import { hashOf, newSecret } from './secrets.ts'

const day = 24 * 3600 * 1000
/** A session ends so long after it was last used. */
const lifetime = 30 * day
/** And at the latest so long after it was opened, however much it is used. */
const longest = 90 * day
/** The store is told no more often than this that a session is in use. */
const seenEvery = 5 * 60 * 1000
const mostCached = 10_000
const longestAgent = 300

/** Where a sign-in comes from. */
export interface Visitor {
  agent: string
  address: string
}

/**
 * Sessions: a random id in a cookie, its hash in the store. Those in use are
 * kept in memory too, so that a request asks the store for nothing; they leave
 * it the moment they are revoked.
 */
export class Sessions {
  readonly #known = new Map<string, SessionRecord>()
  readonly #store: Store
  readonly #now: () => number
  readonly #log: Logger
  readonly #cookie: string
  readonly #secure: boolean
  /** Raised whenever sessions end: what was read before may be of one of them. */
  #ended = 0

  constructor(parts: { store: Store; now: () => number; log: Logger }, secure: boolean) {
    this.#store = parts.store
    this.#now = parts.now
    this.#log = parts.log
    this.#secure = secure
    // A browser takes `__Host-` over https only, and then from this host alone.
    this.#cookie = secure ? '__Host-songngu_session' : 'songngu_session'
  }

  /** The session a request belongs to; at once where it is known. */
  of(request: IncomingMessage): SessionRecord | null | Promise<SessionRecord | null> {
    const secret = this.secretOf(request)
    if (secret === null) return null
    const hash = hashOf(secret)
    const known = this.#known.get(hash)
    if (known) return this.#inForce(known)
    return this.#load(hash)
  }

  async #load(hash: string): Promise<SessionRecord | null> {
    const ended = this.#ended
    const session = await this.#store.read.people.session(hash)
    if (!session) return null
    return this.#inForce(ended === this.#ended ? this.#keep(session) : session)
  }

  /** The cookie's value. */
  secretOf({ headers }: IncomingMessage): string | null {
    if (headers.cookie === undefined) return null
    return parseCookie(headers.cookie)[this.#cookie] ?? null
  }

  /** Opens a session; gives the cookie that holds it. */
  async open(user: string, { agent, address }: Visitor): Promise<{ session: SessionRecord; cookie: string }> {
    const secret = newSecret()
    const at = this.#now()
    const session: SessionRecord = {
      id: newId(at),
      hash: hashOf(secret),
      user,
      agent: agent.slice(0, longestAgent),
      address,
      createdAt: at,
      seenAt: at,
      expiresAt: at + lifetime,
    }
    await this.#store.write((tx) => tx.people.insertSession(session))
    this.#keep(session)
    return { session, cookie: this.#setCookie(secret, lifetime) }
  }

  /** Says that a session is in use. Gives the cookie anew when its time is to be prolonged, else null. */
  see(session: SessionRecord, request: IncomingMessage): string | null {
    const at = this.#now()
    if (at - session.seenAt < seenEvery) return null
    session.seenAt = at
    session.expiresAt = Math.min(at + lifetime, session.createdAt + longest)
    this.#store
      .write((tx) => tx.people.seeSession(session.id, at, session.expiresAt))
      .catch((error: unknown) => {
        this.#log.warn({ err: error }, 'a session in use was not prolonged')
      })
    const secret = this.secretOf(request)
    return secret === null ? null : this.#setCookie(secret, session.expiresAt - at)
  }

  async end({ id, hash }: SessionRecord): Promise<void> {
    await this.#store.write((tx) => tx.people.deleteSession(id))
    this.forget([hash])
  }

  /** These are no more in the store. */
  forget(hashes: Iterable<string>): void {
    this.#ended += 1
    for (const hash of hashes) this.#known.delete(hash)
  }

  /** Takes the cookie away. */
  get noCookie(): string {
    return stringifySetCookie({ ...this.#attributes, name: this.#cookie, value: '', maxAge: 0 })
  }

  #setCookie(secret: string, ms: number): string {
    return stringifySetCookie({ ...this.#attributes, name: this.#cookie, value: secret, maxAge: Math.ceil(ms / 1000) })
  }

  get #attributes() {
    return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: this.#secure }
  }

  #inForce(session: SessionRecord): SessionRecord | null {
    return session.expiresAt > this.#now() ? session : null
  }

  #keep(session: SessionRecord): SessionRecord {
    const oldest = this.#known.size >= mostCached ? this.#known.keys().next().value : undefined
    if (oldest !== undefined) this.#known.delete(oldest)
    this.#known.set(session.hash, session)
    return session
  }
}
