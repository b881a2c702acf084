import { call } from '../api.ts'
import type { DocumentSession } from '../editor/session.ts'
import { Feed } from './feed.ts'
import type { FromWorker, ToWorker } from './messages.ts'
import { issuesOf } from './store.ts'

/** The server is waited for so long; then its defaults must do (ms). */
const PATIENCE = 2000
/** A glossary larger than this is known by the hits of the rows alone. */
const ALL_CONCEPTS = 5000

const idle = (callback: () => void): void => {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'undefined') setTimeout(callback, 30)
  else requestIdleCallback(callback, { timeout: 1000 })
}

/** Begins to check an open document, and goes on until the returned function is called. */
export function startChecks(session: DocumentSession): () => void {
  const stop = new AbortController()
  const { signal } = stop
  idle(() => {
    if (!signal.aborted && typeof Worker !== 'undefined') void begin(session, signal)
  })
  return () => stop.abort()
}

async function begin(session: DocumentSession, signal: AbortSignal): Promise<void> {
  const worker = new Worker(new URL('./checks.worker.ts', import.meta.url), { type: 'module' })
  const store = issuesOf(session)
  const post = (message: ToWorker): void => worker.postMessage(message)
  const feed = new Feed(session, store, { post }, { idle })
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => feed.accept(data))
  const stops = [
    // What cannot be fetched now stays as it is; the next message asks again.
    session.subscribe('settings', () => void loadSettings().catch(() => undefined)),
    session.subscribe('dismissals', () => void loadDismissals(session).catch(() => undefined)),
  ]
  signal.addEventListener('abort', () => {
    for (const one of stops) one()
    feed.stop()
    worker.terminate()
  })
  const loadSettings = async (): Promise<void> => {
    const settings = await call('getProjectSettings', { params: { project: session.document.project }, signal })
    post({ type: 'style', style: settings.style })
    store.setSettings(settings)
  }
  const known = Promise.allSettled([loadSettings(), loadDismissals(session), loadConcepts(feed, signal)])
  await Promise.race([known, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  if (!signal.aborted) feed.start()
}

/** Dismissals of the document as the server has them. */
export async function loadDismissals(session: DocumentSession): Promise<void> {
  const { dismissals } = await call('listDismissals', { params: { document: session.document.id } })
  issuesOf(session).setDismissals(dismissals)
}

/** Names that stand in the English alone are found only among all concepts. */
async function loadConcepts(feed: Feed, signal: AbortSignal): Promise<void> {
  const { glossaries } = await call('listGlossaries', { signal })
  if (glossaries.reduce((total, { concepts }) => total + concepts, 0) > ALL_CONCEPTS) return
  for (const { id } of glossaries) {
    const { concepts } = await call('listConcepts', {
      params: { glossary: id },
      query: { limit: ALL_CONCEPTS },
      signal,
    })
    feed.learn(concepts)
  }
}
