import type { IDBPDatabase } from 'idb'
import type { Inline } from '../../core/model/inline.ts'
import type { PendingKey, PendingScope } from '../editor/sync/pending-store.ts'
import type { Offline } from './database.ts'

/** A suggestion as it was sent and not answered yet; it is repeated word for word. */
export interface SentSuggestion {
  client: string
  requestId: string
  ifVersion: number
  baseVersion: number
  text: Inline
}

/** What somebody suggests for a segment and the server has not got. */
export interface KeptSuggestion extends PendingKey {
  schema: number
  /** The target it changes; the segment's version it is the text of, null while edits of it are on their way. */
  base: Inline
  baseVersion: number | null
  /** Version and text of the suggestion as the server has it; 0 and the base where it has none. */
  seen: number
  agreed: Inline
  text: Inline
  sent: SentSuggestion | null
}

export const suggestionKey = ({ server, user, document, segment, client }: PendingKey) =>
  [server, user, document, segment, client] as [string, string, string, string, string]

/** Writes and removes in one transaction; when it resolves the records survive the tab. */
export async function keepSuggestions(
  database: IDBPDatabase<Offline>,
  records: readonly KeptSuggestion[],
  remove: readonly PendingKey[],
): Promise<void> {
  const tx = database.transaction('suggestions', 'readwrite')
  const work = [
    ...remove.map((key) => tx.store.delete(suggestionKey(key))),
    ...records.map((record) => tx.store.put(record)),
  ]
  // Commit at once: a page that is going away may not live to see the requests succeed.
  tx.commit()
  await Promise.all([...work, tx.done])
}

/** Records of all clients of a user on a document. */
export function keptSuggestions(
  database: IDBPDatabase<Offline>,
  { server, user, document }: Omit<PendingScope, 'client'>,
): Promise<KeptSuggestion[]> {
  const from = [server, user, document]
  // An array sorts behind every string, so this spans all segments and clients.
  return database.getAll('suggestions', IDBKeyRange.bound(from, [...from, []]))
}
