import type { CheckpointRecord, EventRecord, TouchRecord } from './records.ts'

/** The part of the store's port that reads the log backwards, and keeps points in it. */
export interface TimelineReads {
  /** Events from `from` up to `before` (exclusive), newest first. `since` and `until` (exclusive) are times. */
  back(
    document: string,
    asked: {
      before: number
      from: number
      limit: number
      person?: string | undefined
      kinds?: readonly EventRecord['kind'][] | undefined
      since?: number | undefined
      until?: number | undefined
    },
  ): Promise<EventRecord[]>
  /** Where events after `after` changed something, in order; no payload is read. */
  touched(document: string, after: number, limit: number): Promise<TouchRecord[]>
  /** All events up to `until` that name one of these segments, in order. */
  ofSegments(segments: readonly string[], until: number): Promise<(EventRecord & { second: string | null })[]>
  /** Live segments in the order people see, without their texts. */
  order(document: string): Promise<string[]>
  /** How far a person has seen a document. */
  look(user: string, document: string): Promise<{ n: number; at: number } | null>
  /** Newest first. */
  checkpoints(document: string): Promise<CheckpointRecord[]>
  checkpoint(id: string): Promise<CheckpointRecord | null>
}

export interface TimelineWrites extends TimelineReads {
  setLook(user: string, document: string, n: number, at: number): Promise<void>
  insertCheckpoint(checkpoint: CheckpointRecord): Promise<void>
  renameCheckpoint(id: string, name: string): Promise<void>
  deleteCheckpoint(id: string): Promise<void>
}
