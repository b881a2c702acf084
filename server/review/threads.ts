import type { RouteBody, Thread } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/model/permissions.ts'
import type { Deps } from '../deps.ts'
import { requireDocument } from '../find.ts'
import { once, requestKey } from '../idempotent.ts'
import { newId } from '../ids.ts'
import type { ThreadRecord } from '../store/records.ts'
import type { ReadQueries, WriteQueries } from '../store/store.ts'
import { anchorOf, requireLive } from './place.ts'
import { announceNews, notify } from '../workflow/notify.ts'
import { People, wholeThread } from './present.ts'

type ReviewDeps = Pick<Deps, 'store' | 'hub' | 'now'>
type Said = Pick<RouteBody<'replyToThread'>, 'text' | 'mentions'>

/** Comments on words, a segment or the document. Changes neither text nor status, and asks for no lock. */
export async function addThread(
  deps: ReviewDeps,
  actor: Actor,
  document: string,
  request: RouteBody<'addThread'>,
): Promise<Thread> {
  const { segment, anchor, text, mentions } = request
  const key = requestKey(request, [document, segment, anchor, text, mentions])
  const thread = await deps.store.write(async (tx) => {
    const at = deps.now()
    return once(tx, key, at, async () => {
      await requireDocument(tx, document)
      const about = segment === null ? null : await requireLive(tx, document, segment)
      if (anchor && !about) throw new AppError('comment.badPlace')
      const record: ThreadRecord = {
        id: newId(at),
        document,
        segment,
        anchor: anchor && about ? anchorOf(about, anchor) : null,
        resolved: null,
        lastAt: at,
      }
      await tx.comments.insertThread(record)
      await say(tx, actor, record, request, at)
      return wholeThread(tx, record, new People(tx))
    })
  })
  deps.hub.announce(document, { type: 'thread', thread: thread.id })
  announceNews(deps.hub, mentions)
  return thread
}

/** Answers in a thread, resolved or not. */
export async function replyToThread(
  deps: ReviewDeps,
  actor: Actor,
  params: { document: string; thread: string },
  request: RouteBody<'replyToThread'>,
): Promise<Thread> {
  const key = requestKey(request, [params.document, params.thread, request.text, request.mentions])
  const thread = await deps.store.write(async (tx) => {
    const at = deps.now()
    return once(tx, key, at, async () => {
      const record = await requireThread(tx, params)
      await say(tx, actor, record, request, at)
      return wholeThread(tx, { ...record, lastAt: at }, new People(tx))
    })
  })
  deps.hub.announce(params.document, { type: 'thread', thread: thread.id })
  announceNews(deps.hub, request.mentions)
  return thread
}

/** Changes a comment of one's own; when it was is kept. */
export async function editComment(
  deps: ReviewDeps,
  actor: Actor,
  params: { document: string; thread: string; comment: string },
  said: Said,
): Promise<Thread> {
  return change(deps, params, async (tx, record, at) => {
    const comment = await tx.comments.comment(params.comment)
    if (comment?.thread !== record.id) throw new AppError('notFound.comment')
    if (comment.author !== actor.user) throw new AppError('comment.notYours')
    await requirePeople(tx, said.mentions)
    await tx.comments.editComment(comment.id, said.text.normalize('NFC'), unique(said.mentions), at)
    return record
  })
}

/** Calls a thread done or opens it again; who did so first stays. */
export async function resolveThread(
  deps: ReviewDeps,
  actor: Actor,
  params: { document: string; thread: string },
  resolved: boolean,
): Promise<Thread> {
  return change(deps, params, async (tx, record, at) => {
    if ((record.resolved !== null) === resolved) return record
    const now = { ...record, resolved: resolved ? { by: actor.user, at } : null }
    await tx.comments.resolve(record.id, now.resolved)
    return now
  })
}

async function change(
  { store, hub, now }: ReviewDeps,
  params: { document: string; thread: string },
  work: (tx: WriteQueries, record: ThreadRecord, at: number) => Promise<ThreadRecord>,
): Promise<Thread> {
  const thread = await store.write(async (tx) => {
    const record = await work(tx, await requireThread(tx, params), now())
    return wholeThread(tx, record, new People(tx))
  })
  hub.announce(params.document, { type: 'thread', thread: thread.id })
  return thread
}

/** Writes a comment; whoever writes has read what stands before. */
async function say(
  tx: WriteQueries,
  actor: Actor,
  { id: thread, document, segment }: ThreadRecord,
  { text, mentions }: Said,
  at: number,
): Promise<void> {
  await requirePeople(tx, mentions)
  await tx.comments.insertComment({
    id: newId(at),
    thread,
    author: actor.user,
    text: text.normalize('NFC'),
    mentions: unique(mentions),
    at,
    editedAt: null,
  })
  await tx.comments.markRead(actor.user, [thread], at)
  await notify(tx, mentions, {
    kind: 'mention',
    by: actor.user,
    document,
    segment,
    thread,
    text: text.normalize('NFC'),
    at,
  })
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]

async function requirePeople(tx: WriteQueries, ids: readonly string[]): Promise<void> {
  for (const id of unique(ids)) if (!(await tx.users.get(id))) throw new AppError('notFound.person')
}

export async function requireThread(
  tx: Pick<ReadQueries, 'documents' | 'comments'>,
  { document, thread }: { document: string; thread: string },
): Promise<ThreadRecord> {
  await requireDocument(tx, document)
  const record = await tx.comments.thread(thread)
  if (record?.document !== document) throw new AppError('notFound.thread')
  return record
}
