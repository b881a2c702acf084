import type { Concept } from '../../glossary/concept.ts'
import type { SegmentStatus } from '../../core/model/status.ts'
import type { Inline } from '../../core/model/inline.ts'
import type {
  DismissalRecord,
  DocumentRecord,
  EventRecord,
  GlossaryRecord,
  JobRecord,
  ProjectRecord,
  SegmentRecord,
  StatusTally,
  UnitRecord,
  UserRecord,
} from './records.ts'

/**
 * The store's port. Every engine passes tests/contracts/store.ts.
 *
 * `write` is durable when it resolves (SQLite: WAL + synchronous FULL). Writes
 * that wait at a commit share it: each runs in its own savepoint, so that one
 * that throws takes back only itself. A write awaits nothing but its `tx`.
 * `read` sees committed data only and never waits for a writer.
 */
export interface Store {
  readonly info: StoreInfo
  readonly read: ReadQueries
  write<T>(work: (tx: WriteQueries) => Promise<T>): Promise<T>
  /** Online, consistent copy into a new file; never overwrites. */
  backup(to: string): Promise<void>
  close(): Promise<void>
}

export interface StoreInfo {
  /** e.g. `better-sqlite3`, `node-sqlite3-wasm`. */
  driver: string
  location: string
  /** Settings the driver asserted on open, e.g. `journal_mode=wal`, `synchronous=2`. */
  settings: Record<string, string>
  /** Set when a lesser driver had to stand in: why the better one could not be loaded. For the log. */
  fallback?: string
}

export interface Page {
  /** Opaque cursor of the previous chunk. */
  after?: string | undefined
  limit: number
}
export interface Paged<T> {
  items: T[]
  next: string | null
}

export interface ReadQueries {
  settings: { get(key: string): Promise<string | null> }
  users: { get(id: string): Promise<UserRecord | null>; localOwner(): Promise<UserRecord> }
  projects: {
    list(): Promise<ProjectRecord[]>
    get(id: string): Promise<ProjectRecord | null>
    /** What was chosen for a project, as JSON values; null where nothing was. */
    settings(id: string): Promise<unknown>
  }
  documents: {
    /** Ready documents only. */
    list(project: string): Promise<DocumentRecord[]>
    get(id: string): Promise<DocumentRecord | null>
    tally(id: string): Promise<StatusTally>
    /** Tallies of all ready documents of a project in one query, by document id. */
    tallies(project: string): Promise<Map<string, StatusTally>>
    units(id: string): Promise<UnitRecord[]>
  }
  segments: {
    get(id: string): Promise<SegmentRecord | null>
    /** Live (not joined-in) segments in document order. */
    page(document: string, page: Page): Promise<Paged<SegmentRecord>>
    many(ids: readonly string[]): Promise<SegmentRecord[]>
    /** Live segments of one unit in order. */
    ofUnit(unit: string): Promise<SegmentRecord[]>
    count(document: string): Promise<number>
  }
  events: {
    after(document: string, n: number, limit: number): Promise<EventRecord[]>
    get(document: string, n: number): Promise<EventRecord | null>
    /** Events of a segment with version > v, and splits or joins that took it in, in order. */
    ofSegment(document: string, segment: string, afterVersion: number): Promise<EventRecord[]>
  }
  requests: {
    /** A reply already given to (client, requestId), kept for 30 days. */
    get(client: string, requestId: string): Promise<{ bodyHash: string; reply: unknown } | null>
  }
  jobs: { get(id: string): Promise<JobRecord | null>; list(project: string): Promise<JobRecord[]> }
  blobs: { get(id: string): Promise<Uint8Array | null> }
  glossaries: {
    list(): Promise<GlossaryRecord[]>
    get(id: string): Promise<GlossaryRecord | null>
    countConcepts(glossary: string): Promise<number>
    /** All concepts, for building the term index. */
    concepts(glossary: string): Promise<Concept[]>
    /** Search on both sides by app-computed keys: exact accents first, then without; '' lists all by headword. */
    search(
      glossary: string,
      query: { q: string; domain?: string | undefined } & Page,
    ): Promise<Paged<Concept> & { total: number }>
    domains(glossary: string): Promise<string[]>
    /** Active glossaries of a project in order. */
    ofProject(project: string): Promise<GlossaryRecord[]>
  }
  dismissals: {
    get(id: string): Promise<DismissalRecord | null>
    /** Oldest first. */
    list(document: string): Promise<DismissalRecord[]>
  }
}

export interface WriteQueries extends ReadQueries {
  settings: ReadQueries['settings'] & { set(key: string, value: string): Promise<void> }
  projects: ReadQueries['projects'] & {
    insert(project: ProjectRecord): Promise<void>
    rename(id: string, name: string, at: number): Promise<void>
    touch(id: string, at: number): Promise<void>
    /** Replaces all of a project's settings. */
    setSettings(id: string, settings: Readonly<Record<string, unknown>>, at: number): Promise<void>
    delete(id: string): Promise<void>
  }
  documents: ReadQueries['documents'] & {
    insert(document: DocumentRecord): Promise<void>
    insertUnits(units: readonly UnitRecord[]): Promise<void>
    /** Flips `importing` to `ready`. */
    ready(id: string, at: number): Promise<void>
    rename(id: string, title: string, at: number): Promise<void>
    /** Raises and returns the structure version. */
    raiseStructure(id: string): Promise<number>
    /** With all that belongs to it; its skeleton too when no other document uses that. */
    delete(id: string): Promise<void>
    /** Removes documents left `importing` by a stopped server; gives their number. */
    deleteImporting(): Promise<number>
  }
  segments: ReadQueries['segments'] & {
    insert(segments: readonly SegmentRecord[]): Promise<void>
    /** Compare-and-swap on the version; false when it differs. Recomputes derived text when a text is given. */
    update(id: string, ifVersion: number, change: SegmentChange): Promise<boolean>
    /** Sets `ord` of a unit's live segments to their place in `ids`, from 0; versions stay, for no text changes. */
    renumber(ids: readonly string[]): Promise<void>
  }
  events: ReadQueries['events'] & {
    /**
     * Takes the next number of the document's counter and appends; also touches the document.
     * A split or join names its other segment in `payload.second`: insert or update that one first,
     * for its version then is what `ofSegment` compares with.
     */
    append(event: Omit<EventRecord, 'n'>): Promise<number>
  }
  requests: ReadQueries['requests'] & {
    put(client: string, requestId: string, bodyHash: string, reply: unknown, at: number): Promise<void>
    /** Forgets replies older than the time; gives their number. */
    forget(before: number): Promise<number>
  }
  jobs: ReadQueries['jobs'] & {
    insert(job: JobRecord): Promise<void>
    update(
      id: string,
      change: Partial<Pick<JobRecord, 'state' | 'done' | 'total' | 'document' | 'error'>>,
    ): Promise<void>
    delete(id: string): Promise<void>
    /** Marks jobs left running by a stopped server as failed. */
    failRunning(error: NonNullable<JobRecord['error']>): Promise<number>
  }
  blobs: ReadQueries['blobs'] & { put(id: string, bytes: Uint8Array): Promise<void>; delete(id: string): Promise<void> }
  glossaries: ReadQueries['glossaries'] & {
    insert(glossary: GlossaryRecord): Promise<void>
    /** Appends and raises the glossary's revision. */
    insertConcepts(glossary: string, concepts: readonly Concept[]): Promise<void>
    /** Removes all concepts and raises the glossary's revision; projects keep the glossary. */
    clearConcepts(glossary: string): Promise<void>
    setForProject(project: string, glossaries: readonly string[]): Promise<void>
  }
  dismissals: ReadQueries['dismissals'] & {
    insert(dismissal: DismissalRecord): Promise<void>
    delete(id: string): Promise<void>
  }
}

/** The new version is always `ifVersion + 1`. */
export interface SegmentChange {
  source?: Inline
  target?: Inline
  status?: SegmentStatus
  locked?: boolean
  lead?: string
  ord?: number
  words?: number
  joinedInto?: string | null
  joinedAt?: number | null
}
