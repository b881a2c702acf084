import type { Completer } from './completer.ts'
import type { DocumentSession } from './session.ts'
import { viewsOf } from './insides.ts'

/** Offers completions in the targets of a document until the returned function is called. */
export function offerCompletions(session: DocumentSession, completer: Completer): () => void {
  const views = viewsOf(session)
  views.completer = completer
  return () => {
    if (views.completer !== completer) return
    views.completer = null
    completer.show(null)
  }
}
