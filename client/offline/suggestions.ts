import type { IDBPDatabase } from 'idb'
import type { KeptSuggestion } from '../editor/branch/kept.ts'
import type { PendingKey, PendingScope } from '../editor/sync/pending-store.ts'
import type { Offline } from './database.ts'

const suggestionKey = ({ server, user, document, segment, client }: PendingKey) =>
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
