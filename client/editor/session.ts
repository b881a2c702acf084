import type { ConceptInfo, DocumentInfo, PersonHere, Progress, ServerMessage, User } from '../../core/api.ts'
import type { Inline } from '../../core/model/inline.ts'
import type { ActionKind } from '../../core/model/permissions.ts'
import type { SegmentStatus } from '../../core/model/status.ts'
import type { UnitKind } from '../../core/model/unit.ts'
import type { Standing } from '../terms/standing.ts'

/**
 * What pages, panels and commands see of an open document. The editor behind
 * it holds one view-less EditorState for the whole document (DESIGN §4);
 * nobody outside `editor/` touches ProseMirror.
 *
 * Reads are cheap snapshots with stable identity until they change, made for
 * `useSyncExternalStore`; `subscribe` tells which topic changed.
 */
export interface DocumentSession {
  readonly document: DocumentInfo
  readonly user: User

  /** May this person do so in this document? The server has the last word. */
  can(action: ActionKind): boolean
  /** What the server says, for those who keep more than rows. A broken line loses some: topic `live` tells when it is back. */
  onMessage(listener: (message: ServerMessage) => void): () => void

  /** Ids of all live rows in document order; a new array only when structure changes. */
  ids(): readonly string[]
  row(id: string): RowView | undefined
  /** Row number shown to people, from 1; 0 when unknown. */
  number(id: string): number
  progress(): Progress
  active(): string | null
  saving(): SaveState
  people(): readonly PersonHere[]
  /** Term hits of a row; undefined until they have arrived. */
  terms(id: string): readonly TermView[] | undefined
  /** Asks for the term hits of these rows anew; resolves when they are here or the line is broken. */
  refreshTerms(ids: readonly string[]): Promise<void>
  /** Concepts met in the rows so far, each once. */
  knownConcepts(): Iterable<ConceptInfo>
  /** ISO day that chooses among names: the document's date, else that of its import (UTC). */
  day(): string
  /** The document has this date now; null: that of its import. */
  dated(date: string | null): void
  /** What is selected in the active row, one side or both; the source's stays known while the target's is chosen. */
  selectedTexts(): { source: string; target: string }
  /** Words selected or beside the caret in the active row's source, if any: [from, to] in source offsets. */
  sourceSelection(): readonly [number, number] | null
  /** Messages for the person (refused save, recovered text), newest last. */
  notices(): readonly Notice[]
  dismissNotice(id: string): void

  subscribe(topic: SessionTopic, listener: () => void): () => void
  /** Topic of one row: its text, status, lock. */
  subscribeRow(id: string, listener: () => void): () => void
  /** The same of all rows at once; the listener gets the row's id. Called at each key: must be cheap. */
  subscribeRows(listener: (id: string) => void): () => void

  /**
   * Makes a row active, scrolls it into view and, unless told not to, focuses its target; the caret
   * is an offset of the target's content, or a selection between two.
   */
  activate(
    id: string,
    options?: { focus?: boolean; caret?: 'start' | 'end' | number | readonly [from: number, to: number] },
  ): void
  /** Gives the keyboard back to the active row's target. */
  focus(): void
  move(by: 1 | -1): void

  /** Confirms the active row and goes to the next unconfirmed one in `order` (all rows by default). False if refused (empty target). */
  confirm(options: { goTo: 'next' | 'stay'; order?: readonly string[] }): boolean
  setStatus(id: string, status: SegmentStatus): void
  copySource(): void
  clearTarget(): void
  /** Inserts at the caret of the active row's target, replacing its selection; spaces are added where words would touch. */
  insert(text: string): void
  /** Replaces a part of a target (offsets of its content), on screen or not, as one ordinary edit. False if refused (locked, composing). */
  replace(id: string, from: number, to: number, text: string): boolean
  /** Is an input method at work in a target? Nothing may touch the page's texts meanwhile. */
  composing(): boolean
  /** Server operations; they resolve when the server has done them and the rows show it. */
  split(id: string, sourceAt: number, targetAt: number): Promise<void>
  /** Joins a row with the next one of its unit. */
  join(id: string): Promise<void>
  /** Why a row cannot be joined with the next: undefined when it can. */
  joinRefusal(id: string): 'lastOfUnit' | 'locked' | 'lastRow' | undefined
  /** Offset of the caret in a row's target; the end when it has none. */
  targetCaret(id: string): number
  /**
   * What is being done to many rows on the server is undone and done again with everything else; its place
   * is where it began. null: nothing was done.
   */
  remember(step: Promise<Undoable | null>): void
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean

  /** Sends what is pending now (before export, on leaving); resolves true when nothing is left to send. */
  flush(): Promise<boolean>
  close(): void
}

export type SessionTopic =
  | 'rows'
  | 'active'
  | 'progress'
  | 'saving'
  | 'people'
  | 'terms'
  /** A glossary of the project, or what is chosen of them, has changed on the server. */
  | 'glossary'
  | 'notices'
  | 'history'
  | 'sourceSelection'
  /** What this person may do here has changed. */
  | 'rights'
  /** The project's settings have changed on the server. */
  | 'settings'
  /** An issue was dismissed or restored on the server. */
  | 'dismissals'
  /** The line to the server is there, for the first time or again. */
  | 'live'
  /** An input method has finished. */
  | 'composition'

export interface RowView {
  id: string
  /** Unit position, from 0; rows of one unit share it. */
  unit: number
  kind: UnitKind
  /** A photo credit or the like (rule S11), drawn in italics. */
  credit: boolean
  source: Inline
  sourceText: string
  target: Inline
  targetText: string
  status: SegmentStatus
  locked: boolean
}

/** What the server did to many rows at once: taking it back gives what takes that back; null: it is to stay. */
export interface Undoable {
  takeBack(): Promise<Undoable | null>
}

export interface SaveState {
  /**
   * saved: everything is on the server; saving: edits are on their way;
   * offline: the server cannot be reached; failing: it can, but does not take
   * some edits. In both edits are kept in this browser.
   */
  phase: 'saved' | 'saving' | 'offline' | 'failing'
  /** Segments with edits not yet acknowledged. */
  pending: number
  /** False when this browser refuses storage: then edits live in memory only. */
  kept: boolean
}

export interface TermView {
  start: number
  end: number
  concept: ConceptInfo
  /** `conceptKey` of the concept: its name among all glossaries. */
  key: string
  /** The English to insert, by the document's day; empty when there is none. */
  english: string
  standing: Standing
}

export interface Notice {
  id: string
  /** Key under `notices.` in the locale files. */
  code: string
  params: Record<string, string | number>
  /** Row it is about. */
  segment?: string
  /** Text the person may want to copy (recovered text). */
  text?: string
  /** Tries once more to bring it where it belongs; absent where that is of no use. */
  again?: () => void
}
