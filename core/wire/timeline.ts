import * as z from 'zod/mini'
import { ViaSchema } from './events.ts'
import { UserSchema } from './resources.ts'
import { routeTable } from './route.ts'
import { count, id, InlineSchema, name, SegmentStatusSchema, time } from './values.ts'

/** What happened to a text: versions of a segment, a document's timeline, and what has changed since a point in it. */

const written = { client: id, requestId: id }
const document = z.object({ document: id })
const segment = z.object({ document: id, segment: id })
const checkpoint = z.object({ document: id, checkpoint: id })
/** Numbers in a query are text. */
const queryCount = z.coerce.number().check(z.int(), z.nonnegative())

export const eventKinds = ['text', 'status', 'lock', 'split', 'join', 'import'] as const

/** What one or several events did, told as one thing. */
const happened = {
  /** The last of its events and the first. */
  n: count,
  firstN: count,
  /** How many events it stands for. */
  events: count,
  kind: z.enum(eventKinds),
  actor: id,
  at: time,
  firstAt: time,
  /** How a text came to be; absent: typed. */
  via: z.optional(ViaSchema),
  /** Status after it; null where it is about no segment, or several that differ. */
  status: z.nullable(SegmentStatusSchema),
  /** Of a status move. */
  from: z.optional(SegmentStatusSchema),
  reason: z.optional(z.string()),
  locked: z.optional(z.boolean()),
  /** Of a split or join: the other segment. */
  second: z.optional(id),
  /** Event number that was taken back. */
  undoes: z.nullable(count),
}

export const VersionEntrySchema = z.object({
  ...happened,
  /** The segment whose text it is: another one where this one was cut out of it, or took it in. */
  segment: id,
  /** Its version after the last event. */
  version: count,
  text: InlineSchema,
  /** The text before the first event; null where the segment came to be. */
  before: z.nullable(InlineSchema),
})
export type VersionEntry = z.infer<typeof VersionEntrySchema>

export const TimelineEntrySchema = z.object({
  ...happened,
  /** null: the document as a whole, or several. */
  segment: z.nullable(id),
  /** How many segments it touched. */
  segments: count,
})
export type TimelineEntry = z.infer<typeof TimelineEntrySchema>

/** Where a segment is today. */
export const PlaceSchema = z.object({
  segment: id,
  /** The live segment that holds it: itself, or the one that has taken it in. */
  live: id,
  /** The live one's number, from 1. */
  number: count,
  /** Its source as plain text; in a timeline the beginning of it. */
  source: z.string(),
})
export type Place = z.infer<typeof PlaceSchema>

export const checkpointKinds = ['delivered', 'returned', 'named'] as const
export const CheckpointSchema = z.object({
  id,
  document: id,
  /** The last event before it. */
  n: count,
  name,
  kind: z.enum(checkpointKinds),
  by: UserSchema,
  at: time,
})
export type Checkpoint = z.infer<typeof CheckpointSchema>

const SideStateSchema = z.object({ segment: id, target: InlineSchema, status: SegmentStatusSchema })

/** Segments that were one or are one, in document order; mostly one and the same. */
export const ChangedRowSchema = z.object({
  then: z.array(SideStateSchema),
  now: z.array(SideStateSchema),
  /** Who changed them in between. */
  people: z.array(id),
  /** When last. */
  at: time,
})
export type ChangedRow = z.infer<typeof ChangedRowSchema>

export const timelineRoutes = routeTable({
  segmentHistory: {
    method: 'get',
    path: '/documents/:document/segments/:segment/history',
    access: 'read',
    params: segment,
    query: z.object({
      /** Only what was before this event. */
      before: z.optional(queryCount),
      /** Only what was from this event on. */
      from: z.optional(queryCount),
      limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
      /** `1`: every single version. */
      single: z.optional(z.literal('1')),
    }),
    reply: z.object({
      entries: z.array(VersionEntrySchema),
      people: z.array(UserSchema),
      /** `before` of the next page. */
      next: z.nullable(count),
      /** The segment's version now. */
      version: count,
    }),
    summary:
      'All versions of a segment’s target, newest first, edits of one person in one go as one; also those of the segments it was cut out of or has taken in.',
  },
  restoreVersion: {
    method: 'post',
    path: '/documents/:document/segments/:segment/restore',
    access: 'text',
    params: segment,
    body: z.object({
      ...written,
      /** The version to bring back. */
      version: count,
      /** The segment's version that was seen: another is refused. */
      baseVersion: count,
    }),
    reply: z.object({ version: count, event: count, status: SegmentStatusSchema }),
    summary: 'Bring back the target of an earlier version, as an ordinary edit.',
  },
  documentTimeline: {
    method: 'get',
    path: '/documents/:document/timeline',
    access: 'read',
    params: document,
    query: z.object({
      before: z.optional(queryCount),
      limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
      person: z.optional(id),
      kind: z.optional(z.enum(['text', 'status', 'lock', 'structure'])),
      /** Times, in milliseconds. */
      since: z.optional(queryCount),
      until: z.optional(queryCount),
    }),
    reply: z.object({
      entries: z.array(TimelineEntrySchema),
      people: z.array(UserSchema),
      places: z.array(PlaceSchema),
      next: z.nullable(count),
    }),
    summary: 'What happened in a document, newest first, grouped by person, segment and time.',
  },
  changesSince: {
    method: 'get',
    path: '/documents/:document/changes',
    access: 'read',
    params: document,
    query: z.object({
      /** An event number, the id of a checkpoint, or `look`: my last look. */
      since: z.union([queryCount, z.literal('look'), id]),
      /** Up to then; now by default. */
      until: z.optional(z.union([queryCount, id])),
      /** `1`: only what others changed. */
      others: z.optional(z.literal('1')),
      /** Rows to skip. */
      skip: z.optional(queryCount),
      limit: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(500))),
    }),
    reply: z.object({
      since: count,
      until: count,
      /** When the document was at `since`: null for the import. */
      sinceAt: z.nullable(time),
      untilAt: z.nullable(time),
      /** Rows touched in between; those that are again as they were are counted, and not listed. */
      total: count,
      rows: z.array(ChangedRowSchema),
      people: z.array(UserSchema),
      /** Of all segments of these rows. */
      places: z.array(PlaceSchema),
      /** `skip` of the next page. */
      next: z.nullable(count),
    }),
    summary: 'Segments whose text, status or borders differ between two points, with both texts.',
  },
  markLook: {
    method: 'post',
    path: '/documents/:document/look',
    access: 'read',
    params: document,
    /** The last event seen; never moves back. */
    body: z.object({ n: count }),
    reply: z.object({ n: count }),
    summary: 'Remember how far I have seen a document’s changes.',
  },
  listCheckpoints: {
    method: 'get',
    path: '/documents/:document/checkpoints',
    access: 'read',
    params: document,
    reply: z.object({ checkpoints: z.array(CheckpointSchema) }),
    summary: 'Checkpoints of a document, newest first.',
  },
  addCheckpoint: {
    method: 'post',
    path: '/documents/:document/checkpoints',
    access: 'status',
    params: document,
    body: z.object({
      ...written,
      name,
      kind: z.enum(checkpointKinds),
      /** The event after which; the last one by default. */
      n: z.optional(count),
    }),
    reply: CheckpointSchema,
    summary: 'Name the document as it is now, or as it was after an event.',
  },
  renameCheckpoint: {
    method: 'patch',
    path: '/documents/:document/checkpoints/:checkpoint',
    access: 'status',
    params: checkpoint,
    body: z.object({ name }),
    reply: CheckpointSchema,
    summary: 'Rename a checkpoint.',
  },
  deleteCheckpoint: {
    method: 'delete',
    path: '/documents/:document/checkpoints/:checkpoint',
    access: 'status',
    params: checkpoint,
    reply: z.object({ deleted: z.literal(true) }),
    summary: 'Delete a checkpoint; the texts stay.',
  },
})
