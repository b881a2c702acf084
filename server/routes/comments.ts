import { roleIn } from '../auth/standing.ts'
import { requireDocument } from '../find.ts'
import { People, threadsOf, wholeThread } from '../review/present.ts'
import { addThread, editComment, replyToThread, requireThread, resolveThread } from '../review/threads.ts'
import type { Area } from './handler.ts'

const inboxSize = 200

export const commentRoutes: Area<
  | 'listThreads'
  | 'getThread'
  | 'addThread'
  | 'replyToThread'
  | 'editComment'
  | 'resolveThread'
  | 'markThreadsRead'
  | 'inbox'
> = {
  async listThreads({ params, actor }, { store }) {
    const { id } = await requireDocument(store.read, params.document)
    const read = await store.read.comments.readBy(actor.user, id)
    return { threads: await threadsOf(store.read, id), read: Object.fromEntries(read) }
  },
  async getThread({ params }, { store }) {
    return wholeThread(store.read, await requireThread(store.read, params), new People(store.read))
  },
  async addThread({ params, body, actor }, deps) {
    return addThread(deps, actor, params.document, body)
  },
  async replyToThread({ params, body, actor }, deps) {
    return replyToThread(deps, actor, params, body)
  },
  async editComment({ params, body, actor }, deps) {
    return editComment(deps, actor, params, body)
  },
  async resolveThread({ params, body, actor }, deps) {
    return resolveThread(deps, actor, params, body.resolved)
  },
  async markThreadsRead({ params, body, actor }, { store, now }) {
    return store.write(async (tx) => {
      const { id } = await requireDocument(tx, params.document)
      const there = new Set((await tx.comments.threads(id)).map((thread) => thread.id))
      await tx.comments.markRead(
        actor.user,
        body.threads.filter((thread) => there.has(thread)),
        now(),
      )
      return { read: Object.fromEntries(await tx.comments.readBy(actor.user, id)) }
    })
  },
  async inbox({ actor, signedIn }, { store }) {
    const people = new People(store.read)
    const threads = []
    for (const { thread, mentioned } of await store.read.comments.newsFor(actor.user, inboxSize)) {
      const document = await store.read.documents.get(thread.document)
      if (!document || roleIn(signedIn.standing, document.project) === null) continue
      const { project, title } = document
      threads.push({ project, title, mentioned, thread: await wholeThread(store.read, thread, people) })
    }
    return { threads }
  },
}
