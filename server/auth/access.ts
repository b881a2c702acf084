import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { Actor } from '../../core/model/permissions.ts'
import type { AccountRecord, SessionRecord } from '../store/people-port.ts'
import type { ReadQueries, Store } from '../store/store.ts'
import type { Gate } from './guard.ts'
import { Sessions } from './sessions.ts'
import type { Standing, Who } from './standing.ts'

/** Tells who acts in a request: for tests that need one person of each role. */
export type ActorOf = (request: IncomingMessage) => Actor

export interface AccessParts {
  store: Store
  now: () => number
  log: Logger
  gate: Gate
  /** The local owner, who acts on passwordless loopback and for the command line. */
  owner: string
  actorOf?: ActorOf | undefined
}

const mostDocuments = 20_000

/** An account somebody can get in with. */
export const canSignIn = ({ state, password, identity }: AccountRecord): boolean =>
  state === 'active' && (password !== null || identity)

export const anybodySignsIn = async ({ people }: Pick<ReadQueries, 'people'>): Promise<boolean> =>
  (await people.accounts()).some(canSignIn)

/**
 * Who acts, and where they may do what. Accounts and memberships of those who
 * are at work are kept in memory; whoever changes one in the store says so by
 * `changed`, and it holds from the next request on.
 */
export class Access {
  readonly sessions: Sessions
  readonly #parts: AccessParts
  readonly #standings = new Map<string, Standing | null>()
  readonly #projects = new Map<string, string>()
  readonly #listeners = new Set<() => void>()
  readonly #local: Who
  #open: boolean
  #changes = 0

  private constructor(parts: AccessParts, open: boolean) {
    this.#parts = parts
    this.#open = open
    this.sessions = new Sessions(parts, parts.gate.secure)
    const standing: Standing = { user: parts.owner, admin: true, everywhere: 'owner', roles: new Map() }
    this.#local = { standing, session: null, local: false }
  }

  static async of(parts: AccessParts): Promise<Access> {
    return new Access(parts, !(await anybodySignsIn(parts.store.read)))
  }

  /** Cookies go over https alone. */
  get secure(): boolean {
    return this.#parts.gate.secure
  }

  /** Nobody has an account to sign in with: everyone here is the local owner. */
  get open(): boolean {
    return this.#open
  }

  /** Who sends a request; null when they have to sign in. At once where they are known. */
  who(request: IncomingMessage): Who | null | Promise<Who | null> {
    const { actorOf, gate } = this.#parts
    if (actorOf) {
      const { user, role } = actorOf(request)
      return {
        standing: { user, admin: role === 'owner', everywhere: role, roles: new Map() },
        session: null,
        local: false,
      }
    }
    if (gate.hasToken(request)) return { ...this.#local, local: true }
    if (this.#open) return this.#local
    const session = this.sessions.of(request)
    if (session === null) return null
    if (session instanceof Promise) return session.then((found) => found && this.#holder(found))
    return this.#holder(session)
  }

  #holder(session: SessionRecord): Who | null | Promise<Who | null> {
    const known = this.#standings.get(session.user)
    if (known !== undefined) return known && { standing: known, session, local: false }
    return this.#load(session.user).then((standing) => standing && { standing, session, local: false })
  }

  async #load(user: string): Promise<Standing | null> {
    const changes = this.#changes
    const standing = await standingOf(this.#parts.store.read, user)
    if (changes === this.#changes) this.#standings.set(user, standing)
    return standing
  }

  /** The project of a document, which it never leaves; null where there is no such document. */
  projectOf(document: string): string | null | Promise<string | null> {
    return this.#projects.get(document) ?? this.#projectOf(document)
  }

  async #projectOf(document: string): Promise<string | null> {
    const record = await this.#parts.store.read.documents.get(document)
    if (!record) return null
    if (this.#projects.size >= mostDocuments) this.#projects.clear()
    this.#projects.set(document, record.project)
    return record.project
  }

  /** An account, a membership or a session has changed in the store. */
  async changed(): Promise<void> {
    this.#changes += 1
    this.#standings.clear()
    this.#open = !(await anybodySignsIn(this.#parts.store.read))
    for (const listener of this.#listeners) listener()
  }

  /** Called after every change; gives the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Null for somebody who is not let in. */
async function standingOf({ people }: Pick<ReadQueries, 'people'>, user: string): Promise<Standing | null> {
  const account = await people.account(user)
  if (account?.state !== 'active') return null
  const memberships = await people.membershipsOf(user)
  return {
    user,
    admin: account.admin,
    everywhere: account.admin ? 'owner' : null,
    roles: new Map(memberships.map(({ project, role }) => [project, role])),
  }
}
