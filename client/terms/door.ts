import type { ConceptInfo } from '../../core/api.ts'
import type { DocumentSession } from '../editor/session.ts'

/** A term in a segment, as its card needs it. */
export interface CardSubject {
  concept: ConceptInfo
  row: string
  /** Where it stands in the row's source text. */
  start: number
  end: number
}

/** How a card was asked for: the pointer rests on a term, the keyboard is on it, or it was asked for outright. */
export type CardCause = 'hover' | 'focus' | 'press'

/** Work with terms beside the text; it is fetched after the rows are on screen. */
export interface TermDoor {
  /** Opens the quick form, with what is selected or given. */
  add(known?: { vi?: string; en?: string }): void
  showCard(subject: CardSubject, anchor: HTMLElement, cause: CardCause): void
  /** Pointer or keyboard have left the term. */
  leaveCard(cause: CardCause): void
  /** Opens the list of phrases of the document that may be terms. */
  openCandidates(): void
  /** Puts the keyboard on the first term of the active source. False when there is none. */
  focusTerms(): boolean
}

const doors = new WeakMap<DocumentSession, TermDoor>()

/** What can be done with the terms of an open document; undefined until it is here. */
export const termDoor = (session: DocumentSession): TermDoor | undefined => doors.get(session)

export function openTermDoor(session: DocumentSession, door: TermDoor): () => void {
  doors.set(session, door)
  return () => {
    if (doors.get(session) === door) doors.delete(session)
  }
}
