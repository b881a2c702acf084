import type { SaveItem } from '../../../core/api.ts'
import type { Inline } from '../../../core/model/inline.ts'
import type { SegmentStatus } from '../../../core/model/status.ts'

/** What makes a record's key: one client (browser tab) on one document of one store. */
export interface PendingScope {
  server: string
  user: string
  document: string
  client: string
}

/** Edits of one segment that the server has not acknowledged, as kept in the browser (DESIGN §16, IndexedDB). */
export interface PendingRecord extends PendingScope {
  segment: string
  schema: number
  version: number
  base: Inline
  /** The request under way, word for word, and how many of `pending` it holds. */
  inflight: { requestId: string; items: SaveItem[]; steps: number } | null
  /** Step JSON on top of `base`, those in flight included. */
  pending: Record<string, unknown>[]
  /** A status set on top of the text. */
  status: SegmentStatus | null
  /** Set when the server has refused the text: it is only kept for the person to see and copy. */
  refused: { code: string; params: Record<string, string | number>; text: string } | null
}

export type PendingKey = PendingScope & { segment: string }

/** Where pending edits outlive the tab. Failing to write is reported by rejection. */
export interface PendingStore {
  /** Writes and removes in one transaction; when it resolves the records survive the tab. */
  write(records: readonly PendingRecord[], remove: readonly PendingKey[]): Promise<void>
  /** Records of all clients of a user on a document. */
  read(scope: Omit<PendingScope, 'client'>): Promise<PendingRecord[]>
}

/** Keeps records in memory, for tests and for browsers that refuse storage. */
export class MemoryPendingStore implements PendingStore {
  private readonly records = new Map<string, PendingRecord>()

  write(records: readonly PendingRecord[], remove: readonly PendingKey[]): Promise<void> {
    for (const key of remove) this.records.delete(keyOf(key))
    for (const record of records) this.records.set(keyOf(record), structuredClone(record))
    return Promise.resolve()
  }

  read(scope: Omit<PendingScope, 'client'>): Promise<PendingRecord[]> {
    const mine = (r: PendingRecord) =>
      r.server === scope.server && r.user === scope.user && r.document === scope.document
    return Promise.resolve([...this.records.values()].filter(mine).map((record) => structuredClone(record)))
  }
}

/** Parts of a record's key, in order. */
export const keyParts = (key: PendingKey): [string, string, string, string, string] => [
  key.server,
  key.user,
  key.document,
  key.segment,
  key.client,
]

const keyOf = (key: PendingKey) => keyParts(key).join(' ')
