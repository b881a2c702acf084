import type { ConceptInfo } from '../../core/api.ts'
import { call } from '../api.ts'
import type { DocumentSession } from '../editor/session.ts'
import { Renewal } from '../renewal.ts'
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
  const concepts = new AllConcepts(session.document.project, feed, signal)
  const stops = [
    session.subscribe('glossary', () => void concepts.load().catch(() => undefined)),
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
  const known = Promise.allSettled([loadSettings(), loadDismissals(session), concepts.load()])
  await Promise.race([known, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  if (!signal.aborted) feed.start()
}

/** Dismissals of the document as the server has them. */
export async function loadDismissals(session: DocumentSession): Promise<void> {
  const { dismissals } = await call('listDismissals', { params: { document: session.document.id } })
  issuesOf(session).setDismissals(dismissals)
}

/** Names that stand in the English alone are found only among all concepts of the active glossaries. */
class AllConcepts {
  private readonly known = new Map<string, { revision: number; concepts: readonly ConceptInfo[] }>()
  private readonly renewal = new Renewal(() => this.fetch())

  constructor(
    private readonly project: string,
    private readonly feed: Feed,
    private readonly signal: AbortSignal,
  ) {}

  /** Fetches the glossaries that changed; once more when they change meanwhile. */
  load(): Promise<void> {
    return this.renewal.now()
  }

  private async fetch(): Promise<void> {
    const { project, signal } = this
    if (signal.aborted) return
    const { glossaries } = await call('getProjectGlossaries', { params: { project }, signal })
    const active = glossaries.filter(({ place }) => place !== null).sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
    if (active.reduce((total, { concepts }) => total + concepts, 0) > ALL_CONCEPTS) return
    const all: ConceptInfo[] = []
    for (const { id, revision } of active) {
      const known = this.known.get(id)
      const concepts = known?.revision === revision ? known.concepts : await this.of(id)
      this.known.set(id, { revision, concepts })
      all.push(...concepts)
    }
    this.feed.learnAll(all)
  }

  private async of(glossary: string): Promise<readonly ConceptInfo[]> {
    const input = { params: { glossary }, query: { limit: ALL_CONCEPTS }, signal: this.signal }
    return (await call('listConcepts', input)).concepts
  }
}
