import type { Session } from '../../core/api.ts'
import type { DocumentSession } from './session.ts'

export interface OpenOptions {
  /** Who I am, on which store: the reply of the `session` route. */
  session: Session
  signal?: AbortSignal
}

/**
 * Opens a document for editing: adopts what a dead tab left unsaved, loads the
 * first rows, and resolves as soon as they can be shown; the rest follows.
 * Throws AppError (notFound.document, document.importing …) or NetworkError.
 */
export function openSession(documentId: string, options: OpenOptions): Promise<DocumentSession> {
  return Promise.reject(new RangeError(`cannot open ${documentId} for ${options.session.user.id}`))
}
