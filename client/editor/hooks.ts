import { useCallback, useSyncExternalStore } from 'react'
import type { PersonHere, Progress } from '../../core/api.ts'
import type { Role } from '../../core/model/permissions.ts'
import type { DocumentSession, Notice, RowView, SaveState, SessionTopic, TermView } from './session.ts'

/**
 * React hooks over a DocumentSession. Each re-renders its component only when
 * the thing it names has changed, because the session's snapshots keep their
 * identity until then.
 */
function useTopic<T>(session: DocumentSession, topic: SessionTopic, read: () => T): T {
  const subscribe = useCallback((listener: () => void) => session.subscribe(topic, listener), [session, topic])
  return useSyncExternalStore(subscribe, read, read)
}

/** Ids of all live rows, in document order. */
export function useIds(session: DocumentSession): readonly string[] {
  return useTopic(session, 'rows', () => session.ids())
}

/** One row; undefined when it is gone (joined into another). */
export function useRow(session: DocumentSession, id: string): RowView | undefined {
  const subscribe = useCallback((listener: () => void) => session.subscribeRow(id, listener), [session, id])
  const read = () => session.row(id)
  return useSyncExternalStore(subscribe, read, read)
}

/** Id of the active row. */
export function useActive(session: DocumentSession): string | null {
  return useTopic(session, 'active', () => session.active())
}

export function useSaving(session: DocumentSession): SaveState {
  return useTopic(session, 'saving', () => session.saving())
}

export function useProgress(session: DocumentSession): Progress {
  return useTopic(session, 'progress', () => session.progress())
}

/** The person's role in the document's project; it may change while they work. */
export function useRole(session: DocumentSession): Role {
  return useTopic(session, 'rights', () => session.document.role)
}

/** The other people (and other windows of mine) in this document. */
export function usePeople(session: DocumentSession): readonly PersonHere[] {
  return useTopic(session, 'people', () => session.people())
}

/** Term hits of a row; undefined until they have arrived. */
export function useTerms(session: DocumentSession, id: string): readonly TermView[] | undefined {
  return useTopic(session, 'terms', () => session.terms(id))
}

export function useNotices(session: DocumentSession): readonly Notice[] {
  return useTopic(session, 'notices', () => session.notices())
}

/** What undo and redo can do now. */
export function useHistory(session: DocumentSession): { canUndo: boolean; canRedo: boolean } {
  const canUndo = useTopic(session, 'history', () => session.canUndo())
  const canRedo = useTopic(session, 'history', () => session.canRedo())
  return { canUndo, canRedo }
}

/** A part of a row; the component draws anew only when that part has changed. The part must be a plain value or keep its identity. */
export function useRowPart<T>(session: DocumentSession, id: string, part: (row: RowView | undefined) => T): T {
  const subscribe = useCallback((listener: () => void) => session.subscribeRow(id, listener), [session, id])
  const read = () => part(session.row(id))
  return useSyncExternalStore(subscribe, read, read)
}

/** Is this the active row? Cheaper than `useActive` where there are many rows. */
export function useIsActive(session: DocumentSession, id: string): boolean {
  return useTopic(session, 'active', () => session.active() === id)
}

/** The row's number as people see it. */
export function useNumber(session: DocumentSession, id: string): number {
  return useTopic(session, 'rows', () => session.number(id))
}

/** Somebody else who is in this row. */
export function usePeer(session: DocumentSession, id: string): PersonHere | undefined {
  return useTopic(session, 'people', () => session.people().find((person) => person.segment === id))
}

/** Is the active row among these? */
export function useHoldsActive(session: DocumentSession, ids: readonly string[]): boolean {
  return useTopic(session, 'active', () => {
    const active = session.active()
    return active !== null && ids.includes(active)
  })
}
