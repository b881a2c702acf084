import type { IDBPDatabase } from 'idb'
import {
  keyParts,
  type PendingKey,
  type PendingRecord,
  type PendingScope,
  type PendingStore,
} from '../editor/sync/pending-store.ts'
import type { Offline } from './database.ts'

/** Pending edits in IndexedDB. */
export class IndexedPendingStore implements PendingStore {
  constructor(private readonly database: IDBPDatabase<Offline>) {}

  async write(records: readonly PendingRecord[], remove: readonly PendingKey[]): Promise<void> {
    if (records.length === 0 && remove.length === 0) return
    const tx = this.database.transaction('pending', 'readwrite')
    const work = [
      ...remove.map((key) => tx.store.delete(keyParts(key))),
      ...records.map((record) => tx.store.put(record)),
    ]
    // Commit at once: a page that is going away may not live to see the requests succeed.
    tx.commit()
    // The transaction's own outcome tells; a request that fails fails it too.
    await Promise.all([...work, tx.done])
  }

  async read(scope: Omit<PendingScope, 'client'>): Promise<PendingRecord[]> {
    const from = [scope.server, scope.user, scope.document]
    // An array sorts behind every string, so this spans all segments and clients.
    return this.database.getAll('pending', IDBKeyRange.bound(from, [...from, []]))
  }
}
