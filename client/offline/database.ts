import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { TermsReply } from '../../core/api.ts'
import type { KeptSuggestion } from '../editor/branch/kept.ts'
import type { PendingRecord } from '../editor/sync/pending-store.ts'

/** Term hits of a document as last heard, so that they are there without the server too. */
export interface KeptTerms {
  document: string
  revision: number
  replies: TermsReply[]
  /** Milliseconds since 1970; the oldest are removed. */
  at: number
}

/** A tab that is alive, where the browser knows no Web Locks. */
export interface LeaseRecord {
  client: string
  /** Milliseconds since 1970 until which it counts as alive. */
  until: number
}

export interface Offline extends DBSchema {
  pending: { key: [string, string, string, string, string]; value: PendingRecord }
  terms: { key: string; value: KeptTerms }
  leases: { key: string; value: LeaseRecord }
  suggestions: { key: [string, string, string, string, string]; value: KeptSuggestion }
}

const VERSION = 2

/** This browser's own store, shared by all tabs. Rejects where the browser refuses storage. */
export function openDatabase(): Promise<IDBPDatabase<Offline>> {
  return openDB<Offline>('songngu', VERSION, {
    upgrade(database, before) {
      const keyPath = ['server', 'user', 'document', 'segment', 'client']
      if (before < 1) {
        database.createObjectStore('pending', { keyPath })
        database.createObjectStore('terms', { keyPath: 'document' })
        database.createObjectStore('leases', { keyPath: 'client' })
      }
      if (before < 2) database.createObjectStore('suggestions', { keyPath })
    },
    // Another tab with a newer program wants to change the store: let it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  })
}
