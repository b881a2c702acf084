import type { TermException } from '../../core/api.ts'
import { call } from '../api.ts'
import type { DocumentSession } from '../editor/session.ts'

/** Asks for the hits anew where a concept was hit, and in the active row. */
export function refreshHits(session: DocumentSession, { glossary, id }: { glossary: string; id: string }): void {
  const active = session.active()
  const hit = (row: string): boolean =>
    session.terms(row)?.some(({ concept }) => concept.id === id && concept.glossary === glossary) ?? false
  void session.refreshTerms(session.ids().filter((row) => row === active || hit(row)))
}

/** Takes "not this here" back. */
export async function restoreException(session: DocumentSession, exception: TermException): Promise<void> {
  const params = { document: session.document.id, exception: exception.id }
  await call('deleteTermException', { params })
  const words = exception.surface
  const rows = session.ids().filter((row) => session.row(row)?.sourceText.includes(words))
  await session.refreshTerms(rows)
}
