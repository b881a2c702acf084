import type { Role } from '../../core/model/permissions.ts'
import { branchesOf, insidesOf } from './insides.ts'
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
  session.can('text') || (session.can('suggest') && (branchesOf(session)?.writes() ?? false))

/** Every text that the server has not taken, translations and suggestions, in the order of the document. */
export function unsavedTexts(session: DocumentSession): string[] {
  const { engine, beside } = insidesOf(session)
  const unsaved = engine.ledger.unsaved()
  const own = (id: string): string => (unsaved.has(id) ? (session.row(id)?.targetText ?? '') : '')
  return session
    .ids()
    .flatMap((id) => [own(id), beside()?.unsaved(id) ?? ''])
    .filter((text) => text !== '')
}

/** Does this person suggest, here and now, to change the text of this row? */
export const suggestsChange = (session: DocumentSession, id: string): boolean =>
  branchesOf(session)?.changes(id) ?? false

/** Nothing of this document can be saved any more; what is unsaved stays in this browser. */
export function endSaving(session: DocumentSession): void {
  const { engine, beside } = insidesOf(session)
  engine.saver.stop('auth.forbidden')
  beside()?.stop()
}
