import { stretchesOf, type Stretch } from '../../core/sync/changes.ts'
import { EditorSession } from './editor-session.ts'
import type { DocumentSession } from './session.ts'

/** What the server has of a target, and what was done to it here since. */
export interface ServerText {
  /** The segment's version on the server, as far as this page knows. */
  version: number
  /** From the server's text to the one on the screen. */
  edits: readonly Stretch[]
}

/** Undefined for a row that is gone. */
export function serverText(session: DocumentSession, id: string): ServerText | undefined {
  if (!(session instanceof EditorSession)) return session.row(id) && { version: 0, edits: [] }
  const state = session.engine.ledger.get(id)
  return state && { version: state.version, edits: stretchesOf(state.pending) }
}
