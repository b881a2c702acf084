import * as z from 'zod/mini'
import { EventSchema, StepsSchema } from './events.ts'
import { count, id, int, params, SegmentStatusSchema } from './values.ts'

/** Longest target, in UTF-16 units. */
export const targetLimit = 20_000

/** What a client may say of where its edit came from; everything else only the server knows. */
export const HowSchema = z.enum(['source', 'term', 'match', 'fix', 'replace'])

export const SaveItemSchema = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('steps'),
    segment: id,
    baseVersion: count,
    steps: StepsSchema.check(z.minLength(1), z.maxLength(5000)),
    how: z.optional(HowSchema),
  }),
  z.object({
    op: z.literal('status'),
    segment: id,
    baseVersion: count,
    status: SegmentStatusSchema,
    reason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))),
  }),
])
export type SaveItem = z.infer<typeof SaveItemSchema>

export const SaveRequestSchema = z.object({
  client: id,
  requestId: id,
  schema: int,
  items: z.array(SaveItemSchema).check(z.minLength(1), z.maxLength(500)),
})
export type SaveRequest = z.infer<typeof SaveRequestSchema>

/**
 * One result per item, in order; a refusal of one never fails the others.
 * `conflict` carries every event of the segment after `baseVersion` (and
 * structure events that moved it), so that the client can rebase and resend.
 */
export const SaveResultSchema = z.discriminatedUnion('result', [
  z.object({ result: z.literal('ok'), version: count, event: count, status: SegmentStatusSchema }),
  z.object({ result: z.literal('conflict'), events: z.array(EventSchema) }),
  z.object({
    result: z.literal('refused'),
    code: z.string(),
    params: params,
  }),
])
export type SaveResult = z.infer<typeof SaveResultSchema>
export const SaveReplySchema = z.object({ results: z.array(SaveResultSchema) })

export const StructureRequestSchema = z.object({
  client: id,
  requestId: id,
  op: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('split'), segment: id, version: count, sourceAt: count, targetAt: count }),
    z.object({ kind: z.literal('join'), segment: id, version: count, second: id, secondVersion: count }),
    /** Takes back the split or join with this event number. */
    z.object({ kind: z.literal('undo'), event: int.check(z.positive()) }),
  ]),
})
export type StructureRequest = z.infer<typeof StructureRequestSchema>
