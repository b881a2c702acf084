import type { DocumentSession } from '../../editor/session.ts'

/** Makes a row active and brings it into view without taking the keyboard from where it is. */
export function bringRow(session: DocumentSession, id: string, block: ScrollLogicalPosition = 'nearest'): void {
  session.activate(id, { focus: false })
  document.querySelector(`[data-row="${CSS.escape(id)}"]`)?.scrollIntoView({ block })
}
