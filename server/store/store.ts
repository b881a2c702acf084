import type { Concept } from '../../glossary/concept.ts'
import type { SegmentStatus } from '../../core/model/status.ts'
import type { Inline } from '../../core/model/inline.ts'
import type { PeopleReads, PeopleWrites } from './people-port.ts'
import type {
  ActiveGlossary,
  CommentRecord,
  ConceptChangeRecord,
  ConceptOrigin,
  ConceptRecord,
  ConceptWrite,
  DismissalRecord,
  DocumentRecord,
  ErrorRecord,
  EventRecord,
  GlossaryBatchRecord,
  GlossaryRecord,
  JobRecord,
  ProjectRecord,
  ProposalDecision,
  ProposalRecord,
  ReadyConcept,
  SegmentRecord,
  StatusTally,
  SuggestionRecord,
  TermExceptionRecord,
  ThreadAnchor,
  ThreadRecord,
  UnitRecord,
  UserRecord,
} from './records.ts'
import type { WorkflowReads, WorkflowWrites } from './workflow-records.ts'
import type { TimelineReads, TimelineWrites } from './timeline-port.ts'

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
  glossaries: GlossaryReads
  termExceptions: {
    get(id: string): Promise<TermExceptionRecord | null>
    /** Oldest first. */
    list(document: string): Promise<TermExceptionRecord[]>
  }
  candidates: {
    /** Keys of phrases that nobody wants proposed again in the project. */
    rejected(project: string): Promise<Set<string>>
  }
  dismissals: {
    get(id: string): Promise<DismissalRecord | null>
    /** Oldest first. */
    list(document: string): Promise<DismissalRecord[]>
  }
  comments: CommentReads
  timeline: TimelineReads
  workflow: WorkflowReads
  people: PeopleReads
  errors: ErrorReads
  suggestions: SuggestionReads
}

export interface SuggestionReads {
  get(id: string): Promise<SuggestionRecord | null>
  /** Open ones of a document and those in conflict, oldest first. */
  undecided(document: string): Promise<SuggestionRecord[]>
  /** The same of one segment. */
  ofSegment(segment: string): Promise<SuggestionRecord[]>
}

export interface ErrorReads {
  get(id: string): Promise<ErrorRecord | null>
  /** Errors of a document, oldest first. */
  list(document: string): Promise<ErrorRecord[]>
  /** Errors about words of a segment that are still there. */
  anchored(segment: string): Promise<ErrorRecord[]>
  /** Categories a project has chosen; null when it has not. */
  types(project: string): Promise<ErrorRecord['category'][] | null>
}

export interface CommentReads {
  thread(id: string): Promise<ThreadRecord | null>
  /** Threads of a document, oldest first. */
  threads(document: string): Promise<ThreadRecord[]>
  /** Threads about words of a segment that are still there. */
  anchored(segment: string): Promise<ThreadRecord[]>
  comment(id: string): Promise<CommentRecord | null>
  /** Comments of a thread, or of all threads of a document, oldest first. */
  ofThread(thread: string): Promise<CommentRecord[]>
  ofDocument(document: string): Promise<CommentRecord[]>
  /** When a user last read the threads of a document, by thread. */
  readBy(user: string, document: string): Promise<Map<string, number>>
  /** Threads of ready documents where a user wrote or is called and that have come on since the user read them, latest first. */
  newsFor(user: string, limit: number): Promise<{ thread: ThreadRecord; mentioned: boolean }[]>
}

export interface WriteQueries extends ReadQueries {
  users: ReadQueries['users'] & { insert(user: UserRecord): Promise<void> }
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
    /** An ISO day, or null. */
    setDate(id: string, date: string | null, at: number): Promise<void>
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
  glossaries: GlossaryWrites
  termExceptions: ReadQueries['termExceptions'] & {
    insert(exception: TermExceptionRecord): Promise<void>
    delete(id: string): Promise<void>
  }
  candidates: ReadQueries['candidates'] & {
    reject(project: string, key: string, user: string, at: number): Promise<void>
    restore(project: string, key: string): Promise<void>
  }
  dismissals: ReadQueries['dismissals'] & {
    insert(dismissal: DismissalRecord): Promise<void>
    delete(id: string): Promise<void>
  }
  suggestions: SuggestionReads & {
    insert(suggestion: SuggestionRecord): Promise<void>
    replace(suggestion: SuggestionRecord): Promise<void>
  }
  errors: ErrorReads & {
    insert(error: ErrorRecord): Promise<void>
    change(id: string, judged: Pick<ErrorRecord, 'category' | 'severity' | 'note'>, at: number): Promise<void>
    delete(id: string): Promise<void>
    /** Where an error is now. */
    move(id: string, segment: string, span: ThreadAnchor['span']): Promise<void>
    /** All errors of one segment go to another; spans stay. */
    handOver(from: string, to: string): Promise<void>
    setTypes(project: string, categories: readonly ErrorRecord['category'][]): Promise<void>
  }
  people: PeopleWrites
  workflow: WorkflowWrites
  timeline: TimelineWrites
  comments: CommentReads & {
    insertThread(thread: ThreadRecord): Promise<void>
    /** Where a thread is about now. */
    moveThread(id: string, segment: string, span: ThreadAnchor['span']): Promise<void>
    /** All threads of one segment, with or without words, go to another; spans stay. */
    handOver(from: string, to: string): Promise<void>
    resolve(id: string, resolved: ThreadRecord['resolved']): Promise<void>
    /** Also sets the thread's `lastAt`. */
    insertComment(comment: CommentRecord): Promise<void>
    editComment(id: string, text: string, mentions: readonly string[], at: number): Promise<void>
    markRead(user: string, threads: readonly string[], at: number): Promise<void>
  }
}

/** Who copies a glossary of which name, when. */
export interface CopiedBy {
  name: string
  user: string
  at: number
}

/** Glossaries not yet filled, or on their way out, are in no answer. */
export interface GlossaryReads {
  list(): Promise<GlossaryRecord[]>
  get(id: string): Promise<GlossaryRecord | null>
  countConcepts(glossary: string): Promise<number>
  /** All concepts in the order they came. */
  concepts(glossary: string): Promise<ConceptRecord[]>
  /** The same in chunks. */
  conceptPage(glossary: string, page: Page): Promise<Paged<ConceptRecord>>
  concept(glossary: string, id: string): Promise<ConceptRecord | null>
  /** Those of the ids that are there, in any order. */
  many(glossary: string, ids: readonly string[]): Promise<ConceptRecord[]>
  /** Concepts that a revision after this one brought or changed, in chunks. */
  changedSince(glossary: string, revision: number, page: Page): Promise<Paged<ConceptRecord>>
  /** Ids of concepts that a revision after this one deleted; some may be there again. */
  deletedSince(glossary: string, revision: number): Promise<string[]>
  /** Concepts with a Vietnamese term that has one of these fold keys. */
  alike(glossary: string, keys: readonly string[]): Promise<ConceptRecord[]>
  /** Active glossaries of a project in order. */
  ofProject(project: string): Promise<ActiveGlossary[]>
  /** Projects where a glossary is active. */
  projectsOf(glossary: string): Promise<string[]>
  /** Changes of a concept, newest first. */
  history(glossary: string, concept: string): Promise<ConceptChangeRecord[]>
  changeAt(glossary: string, n: number): Promise<ConceptChangeRecord | null>
  batch(id: string): Promise<GlossaryBatchRecord | null>
  /** Batches that a stopped server left half done. */
  runningBatches(): Promise<GlossaryBatchRecord[]>
  /** Changes of a batch, latest first, in chunks. */
  changesOf(batch: string, page: Page): Promise<Paged<ConceptChangeRecord>>
  /** In any state. */
  proposal(id: string): Promise<ProposalRecord | null>
  /** Those that wait, oldest first; of one concept or of all. */
  proposals(glossary: string, concept?: string): Promise<ProposalRecord[]>
  /** Decided ones, latest decision first; of one person or of all, of one concept or of all. */
  decidedProposals(
    glossary: string,
    asked: { user?: string | undefined; concept?: string | undefined; limit: number },
  ): Promise<ProposalRecord[]>
  /** Those that wait. */
  countProposals(glossary: string): Promise<number>
  /** Where a copied concept came from; null for others. */
  origin(glossary: string, concept: string): Promise<ConceptOrigin | null>
  /** Ids under which concepts stand that a copy has taken the place of; `clearSome` removes them. */
  replaced(): Promise<string[]>
}

export interface GlossaryWrites extends GlossaryReads {
  /** With `filling` it stays invisible until `ready`. */
  insert(glossary: GlossaryRecord, state?: 'filling'): Promise<void>
  /** Makes a filled glossary visible. */
  ready(id: string): Promise<void>
  rename(id: string, name: string, description: string): Promise<void>
  /** Makes it invisible and takes it from all projects; `removeSome` does the rest. */
  leave(id: string): Promise<void>
  /** Ids of glossaries that are invisible: left half filled, or half removed. */
  invisible(): Promise<string[]>
  /** Removes so many concepts of an invisible glossary, at last the glossary itself; true when it is gone. */
  removeSome(id: string, limit: number): Promise<boolean>
  /** Appends as revision + 1, without history. */
  insertConcepts(glossary: string, concepts: readonly Concept[]): Promise<void>
  /** Copies concepts of another glossary by place, from `from` up to `to` (exclusive); false when there are none from there on. */
  copyConcepts(glossary: string, source: string, from: number, to: number, by: CopiedBy): Promise<boolean>
  /**
   * Begins an invisible copy of a glossary, empty and at its revision. `copyInto` fills it, `change` works on it,
   * with revisions and history that go on from the glossary's; then `adopt`, or `removeSome`.
   */
  insertCopy(id: string, glossary: string): Promise<void>
  /** Copies concepts as they are by place, from `from` up to `to` (exclusive); false when there are none from there on. */
  copyInto(copy: string, glossary: string, from: number, to: number): Promise<boolean>
  /** What the copy says is what the glossary says from now on, history and revision included. */
  adopt(glossary: string, copy: string): Promise<void>
  /** Removes so many concepts of a `replaced` id; true when none are left. */
  clearSome(set: string, limit: number): Promise<boolean>
  /** Removes all concepts and raises the glossary's revision; projects keep the glossary. */
  clearConcepts(glossary: string): Promise<void>
  /**
   * Changes concepts and keeps the history; each change raises revision and version by one.
   * Gives the concepts as they are afterwards (null: gone), in order.
   */
  change(glossary: string, writes: readonly ConceptWrite[]): Promise<(ConceptRecord | null)[]>
  /** The same for many that another thread has made ready; each concept once, and as `before` says it is. */
  changeReady(
    glossary: string,
    ready: readonly ReadyConcept[],
    by: Pick<ConceptWrite, 'kind' | 'user' | 'proposedBy' | 'at' | 'batch' | 'reason'>,
  ): Promise<void>
  /** Replaces the active glossaries of a project, `takesNew` among them. */
  setForProject(project: string, glossaries: readonly string[], takesNew?: string | null): Promise<void>
  insertBatch(batch: GlossaryBatchRecord): Promise<void>
  setBatchState(id: string, state: GlossaryBatchRecord['state']): Promise<void>
  insertProposal(proposal: ProposalRecord): Promise<void>
  decideProposal(id: string, decision: ProposalDecision): Promise<void>
  deleteProposal(id: string): Promise<void>
  /** Keeps where concepts of a glossary were copied from; replaces what was known. */
  setOrigins(glossary: string, origins: ReadonlyMap<string, ConceptOrigin>): Promise<void>
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
