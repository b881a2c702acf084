import type { ServerMessage, Thread, User } from '../../../core/api.ts'
import { AppError } from '../../../core/errors.ts'
import { call } from '../../api.ts'
import type { DocumentSession } from '../../editor/session.ts'
import type { Telling } from '../../terms/telling.ts'
import { Renewal } from '../../renewal.ts'
import { reviewCounts } from '../counts.ts'
import { useWatched, Watched } from '../watched.ts'
import { readDraft, writeDraft, type Chosen } from './drafts.ts'
import { EditLog } from './edit-log.ts'
import { placeOf, type Place } from './place.ts'

/** What of the page the comments use. */
export interface CommentHost {
  telling: Telling
  openPanel: (tab: string) => void
}

/** A live message that says the rows' own shape has changed: all anchors may be elsewhere. */
const RELOAD_AFTER = 150
/** A thread whose place is not known is asked for again after so long (ms). */
const ASK_AFTER = 600

/** The threads of an open document, kept up by live messages, and which of them is looked at. */
export class CommentStore extends Watched {
  private readonly all = new Map<string, Thread>()
  private rows = new Map<string, readonly Thread[]>()
  /** Whoever has written here. */
  authors: ReadonlyMap<string, User> = new Map()
  private readonly log = new EditLog()
  private reloading: ReturnType<typeof setTimeout> | null = null
  private readonly asking = new Map<string, ReturnType<typeof setTimeout>>()
  private marking = new Set<string>()
  /** Raised by every thread heard of; a list asked for before does not know of it. */
  private serial = 0
  private readonly heardOf = new Map<string, number>()
  private readonly renewal = new Renewal(() => this.ask())
  read: Readonly<Record<string, number>> = {}
  state: 'loading' | 'ready' | 'failed' = 'loading'
  failure: unknown = null
  /** The thread looked at. */
  current: string | null = null
  /** Is the list of the whole document open? */
  drawer = false
  host: CommentHost | null = null
  /** Key of the draft whose field is to take the keyboard. */
  wanted: string | null = null
  /** Told of a thread that the server has announced. */
  heard: (() => void) | null = null

  constructor(readonly session: DocumentSession) {
    super()
  }

  /** Loads and listens until the returned function is called. */
  open(): () => void {
    const stops = [
      this.session.onMessage((message) => this.hear(message)),
      this.session.subscribe('live', () => void this.load()),
    ]
    void this.load()
    return () => {
      for (const stop of stops) stop()
      if (this.reloading !== null) clearTimeout(this.reloading)
      for (const timer of this.asking.values()) clearTimeout(timer)
      this.asking.clear()
    }
  }

  load(): Promise<void> {
    return this.renewal.now()
  }

  private async ask(): Promise<void> {
    const mark = this.serial
    try {
      const { threads, read } = await call('listThreads', { params: { document: this.session.document.id } })
      this.take(threads, mark)
      this.read = { ...this.read, ...read }
      this.state = 'ready'
      this.failure = null
    } catch (error) {
      // What is known stays; the line coming back loads it anew.
      if (this.state !== 'ready') {
        this.state = 'failed'
        this.failure = error
      }
    }
    this.index()
  }

  /** All threads, as asked for when `serial` was `mark`: of those heard of since, the list may be behind. */
  private take(threads: readonly Thread[], mark: number): void {
    const since = (id: string): boolean => (this.heardOf.get(id) ?? 0) > mark
    const there = new Map(threads.map((thread) => [thread.id, thread]))
    for (const id of this.all.keys()) if (!there.has(id) && !since(id)) this.all.delete(id)
    for (const [id, thread] of there) if (!since(id)) this.all.set(id, thread)
  }

  private hear(message: ServerMessage): void {
    if (message.type === 'thread') {
      void this.reload(message.thread)
      this.heard?.()
    } else if (message.type === 'review' && message.what === 'notification') this.heard?.()
    else if (message.type === 'resync') this.loadSoon()
    else if (message.type === 'event') {
      this.log.hear(message.event)
      if (message.event.kind === 'split' || message.event.kind === 'join') this.loadSoon()
      else if (message.event.segment !== null && this.rows.has(message.event.segment)) this.tell()
    }
  }

  private loadSoon(): void {
    if (this.reloading !== null) clearTimeout(this.reloading)
    this.reloading = setTimeout(() => void this.load(), RELOAD_AFTER)
  }

  /** Asks for one thread anew; a broken line leaves it as it is. */
  async reload(thread: string): Promise<void> {
    try {
      this.put(await call('getThread', { params: { document: this.session.document.id, thread } }))
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'notFound.thread') return
      this.heardOf.set(thread, ++this.serial)
      this.all.delete(thread)
      this.index()
    }
  }

  /** A thread as the server has it now; an answer that was overtaken is let go. */
  put(thread: Thread): void {
    const known = this.all.get(thread.id)
    if (known && (known.version ?? 0) > (thread.version ?? 0) && known.comments.length >= thread.comments.length) return
    this.heardOf.set(thread.id, ++this.serial)
    this.all.set(thread.id, thread)
    this.index()
  }

  private index(): void {
    const rows = new Map<string, Thread[]>()
    const open = new Map<string, number>()
    const authors = new Map<string, User>()
    for (const thread of this.all.values()) {
      for (const { author } of thread.comments) authors.set(author.id, author)
      if (thread.segment === null) continue
      const list = rows.get(thread.segment)
      if (list) list.push(thread)
      else rows.set(thread.segment, [thread])
      if (!thread.resolved) open.set(thread.segment, (open.get(thread.segment) ?? 0) + 1)
    }
    this.rows = rows
    if (authors.size !== this.authors.size) this.authors = authors
    const counts = reviewCounts(this.session)
    const before = counts.of('comments')
    if (before.size !== open.size || [...open].some(([id, count]) => before.get(id) !== count)) {
      counts.set('comments', open)
    }
    this.tell()
  }

  threads(): Thread[] {
    return [...this.all.values()]
  }

  thread(id: string): Thread | undefined {
    return this.all.get(id)
  }

  ofRow(row: string): readonly Thread[] {
    return this.rows.get(row) ?? []
  }

  place(thread: Thread): Place {
    const place = placeOf(this.session, this.log, thread)
    if (!place.known && !this.asking.has(thread.id)) {
      const again = (): void => {
        this.asking.delete(thread.id)
        const now = this.all.get(thread.id)
        if (now && !placeOf(this.session, this.log, now).known) void this.reload(thread.id)
      }
      this.asking.set(thread.id, setTimeout(again, ASK_AFTER))
    }
    return place
  }

  look(id: string | null): void {
    if (this.current === id) return
    this.current = id
    this.tell()
  }

  setDrawer(open: boolean): void {
    this.drawer = open
    this.tell()
  }

  /** Opens the field for a new comment on a row, or with null on the document. */
  compose(segment: string | null, anchor: Chosen | null): void {
    const key = this.newKey(segment)
    const kept = readDraft(key)
    // Words chosen anew go before those chosen earlier; what was written stays.
    writeDraft(key, { text: kept?.text ?? '', anchor: anchor ?? (kept?.text ? kept.anchor : null), open: true })
    this.wanted = key
    if (segment === null) this.drawer = true
    else this.host?.openPanel('review')
    this.tell()
  }

  newKey(segment: string | null): string {
    return `${this.session.document.id}:new:${segment ?? 'document'}`
  }

  /** Shown to the person for real. Sent together, so that a list does not ask once for each. */
  markRead(thread: string): void {
    if (this.marking.size === 0) setTimeout(() => void this.sendRead(), 300)
    this.marking.add(thread)
  }

  private async sendRead(): Promise<void> {
    const threads = [...this.marking]
    this.marking = new Set()
    try {
      const { read } = await call('markThreadsRead', {
        params: { document: this.session.document.id },
        body: { threads },
      })
      this.read = { ...this.read, ...read }
      this.heard?.()
      this.tell()
    } catch {
      // They stay unread, and are marked when shown again.
    }
  }
}

const known = new WeakMap<DocumentSession, CommentStore>()

export function commentsOf(session: DocumentSession): CommentStore {
  const store = known.get(session) ?? new CommentStore(session)
  known.set(session, store)
  return store
}

/** The store of a session; the component is drawn anew at every change of it. */
export const useComments = (session: DocumentSession): CommentStore => useWatched(commentsOf(session))
