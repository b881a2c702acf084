import * as z from 'zod/mini'
import { EventSchema } from './events.ts'
import { UserSchema } from './resources.ts'
import { count, day, id, int, params } from './values.ts'

export const ClientMessageSchema = z.discriminatedUnion('type', [
  /** `person`: whom the page belongs to; to somebody else the server says that nobody is signed in. */
  z.object({
    type: z.literal('hello'),
    client: id,
    document: id,
    after: count,
    schema: int,
    person: z.optional(id),
  }),
  z.object({ type: z.literal('presence'), segment: z.nullable(id) }),
])
export type ClientMessage = z.infer<typeof ClientMessageSchema>

export const PersonHereSchema = z.object({ client: id, user: UserSchema, segment: z.nullable(id) })
export type PersonHere = z.infer<typeof PersonHereSchema>

export const ServerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('event'), event: EventSchema }),
  z.object({ type: z.literal('presence'), people: z.array(PersonHereSchema) }),
  /** `date`: what the document is dated now, null as on its import; absent where only the terms changed. */
  z.object({ type: z.literal('glossary'), revision: count, date: z.optional(z.nullable(day)) }),
  /** The project's settings changed: style, severities or abbreviations. */
  z.object({ type: z.literal('settings') }),
  /** An issue of the document was dismissed or taken up again. */
  z.object({ type: z.literal('dismissals') }),
  /** A comment came or was changed, or a thread was resolved or opened again. */
  z.object({ type: z.literal('thread'), thread: id }),
  /** Something about the text changed that is not the text: load it anew. `segment`: the one it is about, if any. */
  z.object({
    type: z.literal('review'),
    what: z.enum(['suggestion', 'error', 'assignment', 'workflow', 'checkpoint', 'role', 'notification']),
    segment: z.nullable(id),
  }),
  /** Too far behind: load events by HTTP, or the rows anew. */
  z.object({ type: z.literal('resync'), after: count }),
  z.object({ type: z.literal('bye'), code: z.enum(['schema', 'shutdown', 'forbidden', 'signedOut']) }),
])
export type ServerMessage = z.infer<typeof ServerMessageSchema>

export const ErrorReplySchema = z.object({
  error: z.object({
    code: z.string(),
    params: params,
    /** Names the line in the server's log that tells more. */
    reference: z.optional(z.string()),
  }),
})
