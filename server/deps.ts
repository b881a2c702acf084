import type { Logger } from 'pino'
import type { Access } from './auth/access.ts'
import type { Gate } from './auth/guard.ts'
import type { Provider } from './auth/provider.ts'
import type { Desk } from './glossary-exchange/desk.ts'
import type { GlossaryImports } from './glossary-exchange/imports.ts'
import type { Impacts } from './glossary-use/impacts.ts'
import type { ImportQueue } from './jobs/imports.ts'
import type { LanguageWorker } from './jobs/terms.ts'
import type { Catalogue } from './glossary/catalogue.ts'
import type { UnitKinds } from './kinds.ts'
import type { Hub } from './live/hub.ts'
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
  /** Where requests may come from. */
  gate: Gate
  /** Who acts, and where they may do what. */
  access: Access
  /** The organisation's own sign-in, where there is one. */
  provider?: Provider | undefined
  terms: LanguageWorker
  /** Reads and writes files of term bases; without it that happens in the server's own thread. */
  desk?: Desk | undefined
  /** Directory of the built client; without it only the API is served. */
  client?: string | undefined
}

/** What route handlers get. */
export interface Deps extends AppDeps {
  hub: Hub
  desk: Desk
  glossaryImports: GlossaryImports
  impacts: Impacts
  imports: ImportQueue
  kinds: UnitKinds
  catalogue: Catalogue
  termHits: TermHits
  issues: Issues
}
