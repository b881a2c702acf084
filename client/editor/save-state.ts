import type { Beside } from './branches.ts'
import type { SaveState } from './session.ts'
import type { SyncEngine } from './sync/engine.ts'

/** Segments of dead tabs still to be adopted; `failing`: the server answers, but does not take them. */
export interface Orphaned {
  count: number
  failing: boolean
}

/** How saving stands, told honestly. */
export function saveState({ saver, ledger }: SyncEngine, orphans: Orphaned, beside: Beside | null): SaveState {
  const pending = ledger.unsaved().size + orphans.count + (beside?.pending ?? 0)
  const offline = saver.offline || beside?.trouble === 'offline'
  const failing = saver.failing || orphans.failing || beside?.trouble === 'failing'
  const phase = pending === 0 ? 'saved' : offline ? 'offline' : failing ? 'failing' : 'saving'
  return { phase, pending, kept: saver.kept && (beside?.kept ?? true) }
}
