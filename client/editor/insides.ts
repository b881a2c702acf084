import type { IDBPDatabase } from 'idb'
import type { Alive } from '../offline/alive.ts'
import type { Offline } from '../offline/database.ts'
import type { Beside, Branches } from './branches.ts'
import type { Notices } from './notices.ts'
import type { DocumentSession, SessionTopic } from './session.ts'
import type { SyncEngine } from './sync/engine.ts'
import type { PendingScope } from './sync/pending-store.ts'
import type { TargetViews } from './views.ts'

/** What of this browser an open document uses. */
export interface BrowserParts {
  database: IDBPDatabase<Offline> | null
  alive: Alive
  scope: PendingScope
}

/** What stands behind a session; for `editor/` only. */
export interface Insides {
  engine: SyncEngine
  views: TargetViews
  browser: BrowserParts
  tell(topic: SessionTopic): void
  /** What is kept beside the document's own edits has changed. */
  setBeside(beside: Beside): void
  readonly beside: () => Beside | null
  readonly notices: Notices
}

const known = new WeakMap<DocumentSession, Insides>()

export function insidesOf(session: DocumentSession): Insides {
  const insides = known.get(session)
  if (!insides) throw new RangeError('not a session of openSession')
  return insides
}

/** What is written beside the text here and now, if anything is. */
export const branchesOf = (session: DocumentSession): Branches | null => known.get(session)?.views.branches ?? null

export const viewsOf = (session: DocumentSession): TargetViews => insidesOf(session).views

export function registerInsides(session: DocumentSession, insides: Insides): void {
  known.set(session, insides)
}
