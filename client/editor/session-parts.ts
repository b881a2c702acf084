import type { DocumentInfo, RowsSchema, Session } from '../../core/api.ts'
import type { BrowserParts } from './insides.ts'
import type { EngineView, SyncEngine } from './sync/engine.ts'
import type { PendingKey } from './sync/pending-store.ts'
import type { Terms } from './terms.ts'
import type * as z from 'zod/mini'

/** Some rows of a document, as the server gives them. */
export type Chunk = z.infer<typeof RowsSchema>

/** What a session is made of, wired together by openSession. */
export interface SessionParts {
  document: DocumentInfo
  session: Session
  browser: BrowserParts
  engine: (view: EngineView) => SyncEngine
  verdictOf: EngineView['verdictOf']
  terms: (changed: () => void, visible: () => string[], day: string) => Terms
  newId: () => string
  /** Tells others where this person is. */
  present: (segment: string | null) => void
  removeRecord: (record: PendingKey) => void
  closed: () => void
}
