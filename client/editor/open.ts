import type { DocumentInfo, Session, TermsReply } from '../../core/api.ts'
import { declareAlive, type Alive } from '../offline/alive.ts'
import { openDatabase } from '../offline/database.ts'
import { IndexedPendingStore } from '../offline/pending.ts'
import { keepSuggestions } from '../offline/suggestions.ts'
import { keptTerms, keepTerms } from '../offline/terms.ts'
import { call, NetworkError } from '../api.ts'
import { gateClosed, onGate, onSigningOut } from '../gate.ts'
import { errorCodeOf } from './sync/state.ts'
import { EditorSession } from './editor-session.ts'
import type { BrowserParts } from './insides.ts'
import type { DocumentSession } from './session.ts'
import type { Chunk } from './session-parts.ts'
import { adopt } from './sync/adopt.ts'
import { systemClock } from './sync/clock.ts'
import { SyncEngine } from './sync/engine.ts'
import { newId } from './sync/ids.ts'
import { Live } from './sync/live.ts'
import { MemoryPendingStore, type PendingKey, type PendingStore } from './sync/pending-store.ts'
import { Terms } from './terms.ts'
import { liveAddress, termsOf, transportOf, verdictOf } from './wire.ts'

/** Rows in the first chunk, which is on screen as soon as it is here, and in those after it. */
const FIRST_ROWS = 300
const CHUNK_ROWS = 2000
/** How often (ms) one looks whether another tab has died and left something. */
const LOOK_FOR_ORPHANS = 60_000

export interface OpenOptions {
  /** Who I am, on which store: the reply of the `session` route. */
  session: Session
  signal?: AbortSignal
}

interface Browser extends BrowserParts {
  store: PendingStore
}

/**
 * Opens a document for editing: adopts what a dead tab left unsaved, loads the
 * first rows, and resolves as soon as they can be shown; the rest follows.
 * Throws AppError (notFound.document, document.importing …) or NetworkError.
 */
export async function openSession(documentId: string, options: OpenOptions): Promise<DocumentSession> {
  const early = fetchFirst(documentId, options)
  // Judged below, after this browser's own store is open.
  early.catch(() => undefined)
  const browser = await browserOf(documentId, options.session)
  try {
    return await openIn(browser, documentId, options, early)
  } catch (error) {
    browser.alive.end()
    throw error
  }
}

async function browserOf(document: string, session: Session): Promise<Browser> {
  const client = newId()
  // Refused storage is no reason not to work; the session says that edits are not kept.
  const database = await openDatabase().catch(() => null)
  const store = database ? new IndexedPendingStore(database) : new MemoryPendingStore()
  const alive = await declareAlive(client, database)
  return { database, store, alive, scope: { server: session.server, user: session.user.id, document, client } }
}

/** The document and its first rows. */
function fetchFirst(document: string, { signal }: OpenOptions): Promise<[DocumentInfo, Chunk]> {
  const input = { params: { document }, ...(signal ? { signal } : {}) }
  return Promise.all([call('getDocument', input), call('getRows', { ...input, query: { limit: FIRST_ROWS } })])
}

async function openIn(
  browser: Browser,
  documentId: string,
  options: OpenOptions,
  early: Promise<[DocumentInfo, Chunk]>,
): Promise<DocumentSession> {
  const { signal } = options
  const orphans = new Orphans(browser, documentId)
  // What a dead tab had typed is there from the first moment.
  const adopted = await orphans.adopt()
  const [document, first] = await (adopted ? fetchFirst(documentId, options) : early)
  signal?.throwIfAborted()
  let live: Live | null = null
  const stops: (() => void)[] = []
  const session = new EditorSession({
    document,
    ...{ session: options.session, browser },
    engine: (view) =>
      new SyncEngine({
        scope: browser.scope,
        store: browser.store,
        transport: transportOf(documentId),
        clock: systemClock,
        newId,
        view,
      }),
    verdictOf,
    terms: (changed, visible, day) => new Terms(termsSource(browser, documentId), changed, visible, day),
    newId,
    present: (segment) => live?.present(segment),
    removeRecord: (record) => forget(browser, record),
    closed: () => {
      for (const stop of stops) stop()
      live?.close()
      browser.alive.end()
    },
  })
  if (!browser.database) session.engine.saver.storageRefused()
  orphans.tell(session)
  session.load(first)
  live = new Live({
    connect: () => new WebSocket(liveAddress()),
    scope: browser.scope,
    clock: systemClock,
    after: () => session.engine.lastEvent,
    received: (message) => session.hear(message),
    connected: (now) => {
      if (!now) return
      session.connected()
      void orphans.adopt()
    },
  })
  live.start()
  stops.push(watchPage(session, live, browser.alive))
  const looking = setInterval(() => void orphans.adopt(), LOOK_FOR_ORPHANS)
  stops.push(() => clearInterval(looking))
  void session.termHits.load()
  void loadRest(session, documentId, first, () => session.isOpen)
  return session
}

/** Removes a record that the person has dealt with, whichever it was of. */
function forget({ store, database }: Browser, record: PendingKey): void {
  void store.write([], [record]).catch(() => undefined)
  if (database) void keepSuggestions(database, [], [record]).catch(() => undefined)
}

/** A moment in which the page has nothing better to do; soon in any case. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'undefined') setTimeout(resolve, 30)
    else requestIdleCallback(() => resolve(), { timeout: 200 })
  })

/** The chunks after the first; a broken line is waited out. */
async function loadRest(session: EditorSession, document: string, first: Chunk, open: () => boolean): Promise<void> {
  let after = first.next
  while (after !== null && open()) {
    try {
      // The first view comes first, and the person may be typing already.
      await idle()
      const query = { limit: CHUNK_ROWS, after }
      const chunk: Chunk = await call('getRows', { params: { document }, query })
      if (!open()) return
      session.load(chunk)
      after = chunk.next
    } catch {
      await systemClock.pause(1000)
    }
  }
}

/** Records that dead tabs of this browser have left on a document. */
class Orphans {
  private session: EditorSession | null = null
  private refused: Parameters<EditorSession['notice']>[0][] = []

  constructor(
    private readonly browser: Browser,
    private readonly document: string,
  ) {}

  /** From now on outcomes are shown to the person. */
  tell(session: EditorSession): void {
    this.session = session
    for (const notice of this.refused) session.notice(notice)
  }

  /** Sends what is there to send; true when there was something. A broken line leaves the rest for the next connection. */
  async adopt(): Promise<boolean> {
    const { store, alive, scope } = this.browser
    const found = await this.find().catch(() => [])
    if (found.length === 0) return false
    const work = async () => {
      const deps = { store, transport: transportOf(this.document), newId, verdictOf }
      // What another tab has just sent is not there any more.
      const { refused } = await adopt(await this.find(), deps)
      for (const { key, code, params, text } of refused) {
        const notice = { code: errorCodeOf(code), segment: key.segment, params, text, record: key }
        if (this.session) this.session.notice(notice)
        else this.refused.push(notice)
      }
    }
    let failing = false
    await alive.alone(`adopt:${scope.server}:${this.document}`, work).catch((error: unknown) => {
      failing = !(error instanceof NetworkError)
      if (failing) reportError(error)
    })
    const left = (await this.find().catch(() => [])).filter((record) => !record.refused)
    this.session?.setOrphans(new Set(left.map((record) => record.segment)).size, failing)
    return true
  }

  private async find() {
    const { store, alive, scope } = this.browser
    const records = await store.read(scope)
    if (records.length === 0) return []
    const living = await alive.clients()
    return records.filter((record) => record.client !== scope.client && !living.has(record.client))
  }
}

/** Edits leave when the page is hidden; when it goes away, they are kept. */
function watchPage(session: EditorSession, live: Live, alive: Alive): () => void {
  const { saver } = session.engine
  const stop = new AbortController()
  const on = { signal: stop.signal }
  const wake = (): void => {
    saver.wake()
    live.wake()
  }
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') void saver.send({ keepalive: true })
      else wake()
    },
    on,
  )
  window.addEventListener('online', wake, on)
  // Signed in again: what waited goes on, word for word.
  const stops = [
    onGate(() => {
      if (!gateClosed()) wake()
    }),
    onSigningOut(() => session.flush()),
  ]
  window.addEventListener(
    'pagehide',
    (event) => {
      void saver.keep()
      if (!event.persisted) alive.end()
    },
    on,
  )
  return () => {
    stop.abort()
    for (const end of stops) end()
  }
}

function termsSource({ database }: Browser, document: string) {
  return {
    ...termsOf(document),
    idle,
    keep: (revision: number, replies: readonly TermsReply[]) => {
      if (database) void keepTerms(database, document, revision, replies).catch(() => undefined)
    },
    kept: () => (database ? keptTerms(database, document).catch(() => []) : Promise.resolve([])),
  }
}
