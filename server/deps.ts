import type { Logger } from 'pino'
import type { ImportQueue } from './jobs/imports.ts'
import type { LanguageWorker } from './jobs/terms.ts'
import type { UnitKinds } from './kinds.ts'
import type { Hub } from './live/hub.ts'
import type { UserRecord } from './store/records.ts'
import type { Store } from './store/store.ts'
import type { Issues } from './issues.ts'
import type { TermHits } from './terms.ts'

/** What the server as a whole needs from outside; `createApp` builds the rest on it. */
export interface AppDeps {
  store: Store
  log: Logger
  /** Milliseconds since 1970, UTC. */
  now: () => number
  /** Identifies the store to browsers, so that they never mix pending edits of two servers. */
  serverId: string
  version: string
  /** Proves that an unsafe request without browser headers comes from this machine's command line. */
  token: string
  /** The person without a password who owns everything until people have accounts. */
  owner: UserRecord
  terms: LanguageWorker
  /** Directory of the built client; without it only the API is served. */
  client?: string | undefined
}

/** What route handlers get. */
export interface Deps extends AppDeps {
  hub: Hub
  imports: ImportQueue
  kinds: UnitKinds
  termHits: TermHits
  issues: Issues
}
