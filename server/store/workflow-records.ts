import type { BatchAction, DocumentSteps, StepName } from '../../core/api.ts'
import type { EventRecord } from './records.ts'

/** Rows of the workflow; see records.ts. */
export interface ApprovalRecord {
  by: string
  at: number
  /** Number of the document's last event as it was approved. */
  n: number
}

export interface SentBackRecord {
  segment: string
  document: string
  /** Version of the segment as it was sent back. */
  version: number
  by: string
  at: number
  reason: string
}

/** A change to many rows, under way or over. */
export interface BatchRecord {
  id: string
  document: string
  client: string
  request: string
  bodyHash: string
  actor: string
  kind: BatchAction['kind']
  /** The batch it takes back. */
  undoes: string | null
  /** How many of its rows it has been through; -1: all. */
  done: number
  changed: number
  refused: { segment: string; code: string }[]
  /** Its events are between these, with its client and request. */
  firstEvent: number | null
  lastEvent: number | null
  at: number
}

export interface AssignmentRecord {
  id: string
  document: string
  person: string
  step: StepName
  range: { first: string; last: string } | null
  /** ISO day. */
  due: string | null
  doneAt: number | null
  by: string
  createdAt: number
}

export interface NotificationRecord {
  id: string
  user: string
  kind: 'mention' | 'assignment' | 'sentBack'
  by: string
  document: string
  segment: string | null
  /** Rows sent back at once; else 0. */
  segments: number
  thread: string | null
  text: string
  step: StepName | null
  due: string | null
  at: number
  readAt: number | null
}

export interface WorkflowReads {
  /** null: everything by default. */
  steps(document: string): Promise<DocumentSteps | null>
  approval(document: string): Promise<ApprovalRecord | null>
  /** Has a text, a status or the structure changed after an event? */
  changedSince(document: string, n: number): Promise<boolean>
  /** Rows that were sent back and have not changed since, oldest first. */
  sentBack(document: string): Promise<SentBackRecord[]>
  /** Who last confirmed a segment; null: nobody did. */
  confirmedBy(segment: string): Promise<string | null>
  batch(id: string): Promise<BatchRecord | null>
  batchOf(client: string, request: string): Promise<BatchRecord | null>
  /** Events of a batch in order. */
  batchEvents(batch: BatchRecord): Promise<EventRecord[]>
  assignment(id: string): Promise<AssignmentRecord | null>
  /** Oldest first. */
  assignments(document: string): Promise<AssignmentRecord[]>
  projectAssignments(project: string): Promise<AssignmentRecord[]>
  /** Place of a live segment in its document, from 1. */
  numberOf(segment: string): Promise<number>
  notifications(user: string, limit: number): Promise<NotificationRecord[]>
  unread(user: string): Promise<number>
}

export interface WorkflowWrites extends WorkflowReads {
  setSteps(document: string, steps: DocumentSteps): Promise<void>
  setApproval(document: string, approval: ApprovalRecord | null): Promise<void>
  sendBack(record: SentBackRecord): Promise<void>
  insertBatch(batch: BatchRecord): Promise<void>
  advanceBatch(batch: BatchRecord): Promise<void>
  putAssignment(assignment: AssignmentRecord): Promise<void>
  deleteAssignment(id: string): Promise<void>
  notify(notification: NotificationRecord): Promise<void>
  /** null: all of the user's. */
  markRead(user: string, ids: readonly string[] | null, at: number): Promise<void>
}
