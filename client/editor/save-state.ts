import type { SaveState } from './session.ts'
import type { SyncEngine } from './sync/engine.ts'

/** Segments of dead tabs still to be adopted; `failing`: the server answers, but does not take them. */
export interface Orphaned {
  count: number
  failing: boolean
}

/** How saving stands, told honestly. */
export function saveState({ saver, ledger }: SyncEngine, orphans: Orphaned): SaveState {
  const pending = ledger.unsaved().size + orphans.count
  const trouble = saver.offline ? 'offline' : saver.failing || orphans.failing ? 'failing' : 'saving'
  return { phase: pending === 0 ? 'saved' : trouble, pending, kept: saver.kept }
}
