import * as z from 'zod/mini'
import { UserSchema } from './resources.ts'
import { routeTable } from './route.ts'
import { count, id, InlineSchema, time } from './values.ts'

/** What people suggest: a branch of a target beside it, which nothing but a decision brings into the text. */

const written = { client: id, requestId: id }
const document = z.object({ document: id })

export const SuggestionSchema = z.object({
  id,
  document: id,
  segment: id,
  author: UserSchema,
  /** The target the suggestion is a change of, and the segment's version it is the text of. */
  base: InlineSchema,
  baseVersion: count,
  /** The target as it would be. Its hunks are `hunksOf(base, text)` of core/review/hunks.ts. */
  text: InlineSchema,
  /** Raised by every change of the suggestion, by its author or by the text under it. */
  version: count,
  /** `conflict`: the text has changed where the suggestion did; base and text are as they were. */
  state: z.enum(['open', 'conflict', 'accepted', 'rejected', 'withdrawn']),
  createdAt: time,
  updatedAt: time,
  decided: z.nullable(z.object({ by: UserSchema, at: time })),
})
export type Suggestion = z.infer<typeof SuggestionSchema>

export const DecisionItemSchema = z.object({
  suggestion: id,
  /** As it was seen: another version is refused, not decided unseen. */
  version: count,
  /** Which hunks, by their place in `hunksOf`; null: all. */
  hunks: z.nullable(z.array(count).check(z.minLength(1), z.maxLength(2000))),
})
export const DecisionResultSchema = z.discriminatedUnion('result', [
  /** `suggestion`: what is left of it, or how it ended; `target`: the segment's version now. */
  z.object({ result: z.literal('ok'), suggestion: SuggestionSchema, target: count }),
  z.object({ result: z.literal('refused'), code: z.string() }),
])
export type DecisionResult = z.infer<typeof DecisionResultSchema>

export const suggestionRoutes = routeTable({
  listSuggestions: {
    method: 'get',
    path: '/documents/:document/suggestions',
    access: 'read',
    params: document,
    reply: z.object({ suggestions: z.array(SuggestionSchema) }),
    summary: 'Open suggestions of a document and those in conflict, oldest first.',
  },
  suggest: {
    method: 'post',
    path: '/documents/:document/suggestions',
    access: 'suggest',
    params: document,
    body: z.object({
      ...written,
      segment: id,
      /** Version of my suggestion on this segment that I have seen; 0: I have none yet. */
      ifVersion: count,
      /** Version of the segment whose target `text` changes. */
      baseVersion: count,
      /** An empty target is ''. */
      text: z.union([z.string(), z.array(z.unknown()).check(z.minLength(1))]),
    }),
    reply: z.object({ suggestion: SuggestionSchema }),
    summary:
      'Keep my suggestion on a segment, one a person; it is carried over to the text of now. The same text as the target withdraws it.',
  },
  decideSuggestions: {
    method: 'post',
    path: '/documents/:document/suggestions/decide',
    access: 'suggest',
    params: document,
    body: z.object({
      ...written,
      decision: z.enum(['accept', 'reject']),
      items: z.array(DecisionItemSchema).check(z.minLength(1), z.maxLength(500)),
    }),
    reply: z.object({ results: z.array(DecisionResultSchema) }),
    summary:
      'Accept or reject suggestions or hunks of them; one refusal fails no other. Accepting is a save of the text with credit; one’s own may be rejected by anyone who may suggest.',
  },
})
