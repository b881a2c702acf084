import type { Role } from '../../core/model/permissions.ts'
import { insidesOf } from './insides.ts'
import type { DocumentSession } from './session.ts'

/** The person's role in the document's project is another one now: targets open or close for writing; no text is touched. */
export function changeRole(session: DocumentSession, role: Role): void {
  if (session.document.role === role) return
  session.document.role = role
  const insides = insidesOf(session)
  for (const id of insides.views.mounted()) insides.views.get(id)?.restate()
  insides.tell('rights')
}

/** May this person write into targets now: into the text, or into suggestions beside it? */
export const mayWrite = (session: DocumentSession): boolean =>
  session.can('text') || (session.can('suggest') && (insidesOf(session).views.branches?.writes() ?? false))

/** Every text that the server has not taken, in the order of the document. */
export function unsavedTexts(session: DocumentSession): string[] {
  const unsaved = insidesOf(session).engine.ledger.unsaved()
  return session
    .ids()
    .filter((id) => unsaved.has(id))
    .map((id) => session.row(id)?.targetText ?? '')
    .filter((text) => text !== '')
}

/** Nothing of this document can be saved any more; what is unsaved stays in this browser. */
export function endSaving(session: DocumentSession): void {
  insidesOf(session).engine.saver.stop('auth.forbidden')
}
