import type { RouteBody, Thread } from '../../../core/api.ts'
import { AppError } from '../../../core/errors.ts'
import { moveSpan } from '../../../core/review/anchor.ts'
import { call } from '../../api.ts'
import { serverText } from '../../editor/server-text.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { newId } from '../../editor/sync/ids.ts'
import type { Chosen } from './drafts.ts'
import type { CommentStore } from './store.ts'
import { difference, flatText } from './text.ts'

export interface Said {
  text: string
  mentions: string[]
}

/** The longest comment the server takes, in UTF-16 units. */
export const longestComment = 10_000

const client = newId()
const requests = new Map<string, string>()

/** The same words sent again after a broken line are the same request: they are written once. */
function written(what: unknown[]): { client: string; requestId: string; done: () => void } {
  const key = JSON.stringify(what)
  const requestId = requests.get(key) ?? newId()
  requests.set(key, requestId)
  return { client, requestId, done: () => void requests.delete(key) }
}

/** How often saving is waited for before words are commented on. */
const TRIES = 4
/** How long a newer text of the server may take to come here (ms). */
const PATIENCE = 2000

/** The words chosen, in the text as the server has it. */
export async function anchored(
  session: DocumentSession,
  segment: string,
  { side, flat, from, to }: Chosen,
): Promise<NonNullable<RouteBody<'addThread'>['anchor']>> {
  for (let n = 0; n < TRIES; n++) {
    if (side === 'target') await session.flush()
    const there = serverText(session, segment)
    const row = session.row(segment)
    if (!there || !row) throw new AppError('notFound.segment')
    if (side === 'target' && there.edits.length > 0) continue
    const span = moveSpan({ from, to }, difference(flat, flatText(row[side])))
    if (!span) throw new AppError('comment.outdated')
    return { side, ...span, version: there.version }
  }
  throw new AppError('comment.outdated')
}

/** Waits for the server's newer text of a segment. */
function newer(session: DocumentSession, segment: string, version: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      stop()
      clearTimeout(timer)
      resolve()
    }
    const look = (): void => void (serverText(session, segment)?.version !== version && end())
    const stop = session.subscribeRow(segment, look)
    const timer = setTimeout(end, PATIENCE)
    look()
  })
}

export async function addThread(
  store: CommentStore,
  segment: string | null,
  chosen: Chosen | null,
  said: Said,
): Promise<Thread> {
  const { session } = store
  const params = { document: session.document.id }
  for (let again = false; ; again = true) {
    const anchor = segment !== null && chosen ? await anchored(session, segment, chosen) : null
    const { done, ...request } = written([params, segment, anchor, said])
    try {
      const thread = await call('addThread', { params, body: { ...request, segment, anchor, ...said } })
      done()
      store.put(thread)
      return thread
    } catch (error) {
      if (again || segment === null || !anchor || !(error instanceof AppError) || error.code !== 'comment.outdated')
        throw error
      await newer(session, segment, anchor.version)
    }
  }
}

export async function reply(store: CommentStore, thread: string, said: Said): Promise<void> {
  const params = { document: store.session.document.id, thread }
  const { done, ...request } = written([params, said])
  store.put(await call('replyToThread', { params, body: { ...request, ...said } }))
  done()
}

export async function change(store: CommentStore, thread: string, comment: string, said: Said): Promise<void> {
  const params = { document: store.session.document.id, thread, comment }
  store.put(await call('editComment', { params, body: said }))
}

export async function resolve(store: CommentStore, thread: string, resolved: boolean): Promise<void> {
  const params = { document: store.session.document.id, thread }
  store.put(await call('resolveThread', { params, body: { resolved } }))
}
