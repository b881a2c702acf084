import * as z from 'zod/mini'
import { UserSchema } from './resources.ts'
import { routeTable } from './route.ts'
import { count, id, time } from './values.ts'

/** What people say about a text: threads of comments on words, segments and documents. */

const written = { client: id, requestId: id }
const document = z.object({ document: id })
const thread = z.extend(document, { thread: id })
const longest = 10_000
const mostMentions = 50

// Line ends and tabs are text; other control characters and lone surrogates are not.
const unprintable = /(?![\t\n\r])\p{Cc}|\p{Surrogate}/u
const commentText = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(longest),
  z.refine((text) => !unprintable.test(text)),
)

export const sides = ['source', 'target'] as const

/** Words of a segment: offsets of a side's content at a version, in UTF-16 units, a tag counts one; end exclusive. */
export const AnchorSchema = z
  .object({ side: z.enum(sides), from: count, to: count, version: count })
  .check(z.refine(({ from, to }) => from < to))

export const CommentSchema = z.object({
  id,
  author: UserSchema,
  /** Plain text, NFC. */
  text: z.string(),
  at: time,
  editedAt: z.nullable(time),
  /** Users who are called. */
  mentions: z.array(id),
})
export type Comment = z.infer<typeof CommentSchema>

export const ThreadSchema = z.object({
  id,
  document: id,
  /** null: about the whole document. */
  segment: z.nullable(id),
  /** null: about the whole segment. */
  side: z.nullable(z.enum(sides)),
  /** Where the words are now; null where there are none, or they are gone. */
  span: z.nullable(z.object({ from: count, to: count })),
  /** The version of the segment whose text `span` is of; null without words. */
  version: z.nullable(count),
  /** `changed`: the words are others than those commented on; `orphaned`: they are gone. */
  state: z.enum(['anchored', 'changed', 'orphaned']),
  /** The words commented on, as they were, and what stood around them; '' without words. */
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  resolved: z.nullable(z.object({ by: UserSchema, at: time })),
  /** Oldest first, at least one. */
  comments: z.array(CommentSchema),
  /** When the last comment came. */
  lastAt: time,
})
export type Thread = z.infer<typeof ThreadSchema>

export const reviewRoutes = routeTable({
  listThreads: {
    method: 'get',
    path: '/documents/:document/threads',
    access: 'read',
    params: document,
    /** `read`: when the actor last read a thread; a thread not named was never read. */
    reply: z.object({ threads: z.array(ThreadSchema), read: z.record(z.string(), time) }),
    summary: 'All comments of a document, in threads, oldest first.',
  },
  getThread: {
    method: 'get',
    path: '/documents/:document/threads/:thread',
    access: 'read',
    params: thread,
    reply: ThreadSchema,
    summary: 'One thread with its comments.',
  },
  addThread: {
    method: 'post',
    path: '/documents/:document/threads',
    access: 'comment',
    params: document,
    body: z.object({
      ...written,
      segment: z.nullable(id),
      /** Words of the segment; without them the segment as a whole is meant. */
      anchor: z.nullable(AnchorSchema),
      text: commentText,
      mentions: z.array(id).check(z.maxLength(mostMentions)),
    }),
    reply: ThreadSchema,
    status: 201,
    summary: 'Comment on words, a segment or the document.',
  },
  replyToThread: {
    method: 'post',
    path: '/documents/:document/threads/:thread/comments',
    access: 'comment',
    params: thread,
    body: z.object({ ...written, text: commentText, mentions: z.array(id).check(z.maxLength(mostMentions)) }),
    reply: ThreadSchema,
    status: 201,
    summary: 'Answer in a thread.',
  },
  editComment: {
    method: 'patch',
    path: '/documents/:document/threads/:thread/comments/:comment',
    access: 'comment',
    params: z.extend(thread, { comment: id }),
    body: z.object({ text: commentText, mentions: z.array(id).check(z.maxLength(mostMentions)) }),
    reply: ThreadSchema,
    summary: 'Change what one has written oneself.',
  },
  resolveThread: {
    method: 'patch',
    path: '/documents/:document/threads/:thread',
    access: 'comment',
    params: thread,
    body: z.object({ resolved: z.boolean() }),
    reply: ThreadSchema,
    summary: 'Call a thread done, or open it again. The same once more changes nothing.',
  },
  markThreadsRead: {
    method: 'post',
    path: '/documents/:document/threads/read',
    access: 'read',
    params: document,
    body: z.object({ threads: z.array(id).check(z.maxLength(5000)) }),
    reply: z.object({ read: z.record(z.string(), time) }),
    summary: 'The actor has read these threads.',
  },
  inbox: {
    method: 'get',
    path: '/inbox',
    access: 'read',
    reply: z.object({
      threads: z.array(z.object({ project: id, title: z.string(), mentioned: z.boolean(), thread: ThreadSchema })),
    }),
    summary:
      'Threads of all documents with news for the actor, latest first, at most 200: where they wrote or are called, and others have written since they read it.',
  },
})
