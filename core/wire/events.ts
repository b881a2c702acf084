import * as z from 'zod/mini'
import { RowSchema } from './resources.ts'
import { count, id, int, SegmentStatusSchema, time } from './values.ts'

/** ProseMirror step JSON in coordinates of the target node's content. */
export const StepsSchema = z.array(z.record(z.string(), z.unknown()))

/** How a text came to be; absent: typed. */
export const ViaSchema = z.object({
  how: z.enum(['source', 'term', 'match', 'fix', 'suggestion', 'replace', 'restore', 'batch']),
  /** Who is to be credited, where that is not the actor: the author of a suggestion. */
  by: z.optional(id),
  /** What it was taken from: a suggestion, a batch. */
  of: z.optional(id),
  /** The version restored. */
  version: z.optional(count),
})

const eventBase = {
  n: int.check(z.positive()),
  /** The segment the event is about; of a split or join the first one. Null for document-wide events. */
  segment: z.nullable(id),
  /** The segment's version after the event. */
  version: z.nullable(count),
  actor: id,
  /** The client (browser tab) and request that caused it: the sender recognises its own. */
  client: z.string(),
  request: z.string(),
  at: time,
  /** Event number that this event takes back. */
  undoes: z.nullable(int),
}
export const EventSchema = z.discriminatedUnion('kind', [
  z.object({
    ...eventBase,
    kind: z.literal('text'),
    steps: StepsSchema,
    status: SegmentStatusSchema,
    via: z.optional(ViaSchema),
  }),
  z.object({
    ...eventBase,
    kind: z.literal('status'),
    from: SegmentStatusSchema,
    status: SegmentStatusSchema,
    /** Why it was sent back. */
    reason: z.optional(z.string()),
    /** The change to many segments it was part of. */
    batch: z.optional(id),
  }),
  z.object({ ...eventBase, kind: z.literal('lock'), locked: z.boolean(), batch: z.optional(id) }),
  z.object({
    ...eventBase,
    kind: z.literal('split'),
    /** Id of the new second segment. */
    second: id,
    /** Where the first segment was cut: offsets into its source and target content before the split. */
    sourceAt: count,
    targetAt: count,
    structure: count,
    /** Both rows as they are now; a `lead` of cut white space between them belongs to neither. */
    rows: z.array(RowSchema),
  }),
  z.object({
    ...eventBase,
    kind: z.literal('join'),
    /** Id of the segment that was taken in; it lives on as a tombstone. */
    second: id,
    /** Where the second one's target begins in the joined target. */
    sourceAt: count,
    targetAt: count,
    structure: count,
    rows: z.array(RowSchema),
  }),
  z.object({ ...eventBase, kind: z.literal('import') }),
])
export type DocumentEvent = z.infer<typeof EventSchema>
