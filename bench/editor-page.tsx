import { createRoot } from 'react-dom/client'
import { useIds } from '../client/editor/hooks.ts'
import { openSession } from '../client/editor/open.ts'
import { SegmentGrid } from '../client/editor/SegmentGrid.tsx'
import type { DocumentSession } from '../client/editor/session.ts'
import type { DocumentInfo, Row, TermsReply } from '../core/api.ts'
import '../client/ui/styles/tokens.css'
import '../client/ui/styles/base.css'
import '../client/ui/styles/grid.css'

/**
 * The real editor over a server that answers from memory, for bench/editor.ts:
 * what is measured is the client alone, with four term hits in every source.
 */
export interface Opened {
  /** ms from `openSession` to the first usable view on screen. */
  first: number
  /** ms from `openSession` until every row is in the document. */
  whole: number
}

declare global {
  interface Window {
    bench: {
      open(segments: number): Promise<Opened>
      /** Brings a row into view and puts the caret into its target. */
      enter(index: number): Promise<void>
      /** Keydown to after the next paint, and scripts between them, since the last call; ms. */
      latencies(): { paint: number[]; script: number[] }
      /** Scrolls so many frames by so many pixels; ms between frames. */
      scroll(frames: number, pixels: number): Promise<number[]>
      rowsInPage(): number
    }
  }
}

const WORDS =
  'Đảng bộ Khối Các cơ quan tỉnh hiện có 61 tổ chức cơ sở đảng với 42 đảng bộ và 19 chi bộ cơ sở nay tổng số'.split(' ')
const ENGLISH =
  'The Party Organisation of the Bloc of Provincial Agencies now has 61 grassroots organisations and 19 Party cells in total'.split(
    ' ',
  )
const take = (words: readonly string[], from: number, count: number) =>
  Array.from({ length: count }, (_, i) => words[(from * 7 + i * 3) % words.length]).join(' ')

const rowAt = (i: number): Row => ({
  id: `s${i}`,
  unit: i,
  kind: 'paragraph',
  source: `${take(WORDS, i, 25)}.`,
  target: `${take(ENGLISH, i, 25)}.`,
  status: 'draft',
  locked: false,
  version: 1,
})

const concepts: TermsReply['concepts'] = Array.from({ length: 4 }, (_, i) => ({
  id: `c${i}`,
  glossary: 'g',
  partOfSpeech: '',
  domain: '',
  definition: '',
  note: '',
  confidence: '',
  caseRule: 'fold',
  terms: [{ lang: 'en', text: `term ${i}`, status: 'preferred', provisional: false }],
}))

/** Chunks of JSON by cursor, made before the clock runs. */
function prepare(segments: number): (url: URL) => string {
  const tally = { segments, words: segments * 25 }
  const none = { segments: 0, words: 0 }
  const progress = { untranslated: none, draft: tally, confirmed: none, approved: none, total: tally }
  const info: DocumentInfo = {
    id: 'd',
    project: 'p',
    title: 'Bench',
    fileName: '',
    format: 'txt',
    role: 'owner',
    state: 'ready',
    sample: false,
    structure: 0,
    lastEvent: 0,
    progress,
    warnings: [],
    createdAt: 0,
    updatedAt: 0,
  }
  const chunks = new Map<string, string>()
  const chunk = (after: number, limit: number): string => {
    const end = Math.min(segments, after + limit)
    const next = end < segments ? String(end) : null
    const rows = Array.from({ length: end - after }, (_, i) => rowAt(after + i))
    return JSON.stringify({ asOf: 0, total: segments, rows, next })
  }
  for (let after = 0, limit = 300; after < segments; after += limit, limit = 2000) {
    chunks.set(`${after} ${limit}`, chunk(after, limit))
  }
  const hits = [0, 1, 2, 3].map((k) => [k * 20, k * 20 + 8, k])
  const termChunk = (after: number, limit: number): string => {
    const end = Math.min(segments, after + limit)
    const rows = Array.from({ length: end - after }, (_, i) => [`s${after + i}`, hits])
    return JSON.stringify({ revision: 1, concepts, rows, next: end < segments ? String(end) : null })
  }
  const terms = new Map<string, string>()
  for (let after = 0, limit = 100; after < segments; after += limit, limit = 2000) {
    terms.set(`${after} ${limit}`, termChunk(after, limit))
  }
  return (url) => {
    const after = Number(url.searchParams.get('after') ?? 0)
    const limit = Number(url.searchParams.get('limit') ?? 100)
    if (url.pathname.endsWith('/rows')) return chunks.get(`${after} ${limit}`) ?? chunk(after, limit)
    if (url.pathname.endsWith('/terms')) return terms.get(`${after} ${limit}`) ?? termChunk(after, limit)
    if (url.pathname.endsWith('/events')) return JSON.stringify({ events: [], last: 0 })
    return JSON.stringify(info)
  }
}

/** Saves are acknowledged as the server would. */
function save(body: string): string {
  const { items } = JSON.parse(body) as { items: { baseVersion: number }[] }
  const results = items.map((item) => ({ result: 'ok', version: item.baseVersion + 1, event: 1, status: 'draft' }))
  return JSON.stringify({ results })
}

function serveFromMemory(answer: (url: URL) => string): void {
  const json = (text: string) => new Response(text, { headers: { 'content-type': 'application/json' } })
  window.fetch = (input, init) => {
    const url = new URL(input as string, location.href)
    return Promise.resolve(json(url.pathname.endsWith('/save') ? save(init?.body as string) : answer(url)))
  }
  // No live connection: others are not measured here.
  window.WebSocket = class extends EventTarget {
    readyState = 0
    send() {}
    close() {}
  } as unknown as typeof WebSocket
}

const painted = () =>
  new Promise<number>((resolve) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(performance.now())
      channel.port2.postMessage(0)
    }),
  )

const name = (number: number) => `English, segment ${number}`

function Grid({ session }: { session: DocumentSession }) {
  const ids = useIds(session)
  return (
    <SegmentGrid
      session={session}
      ids={ids}
      label={{ source: 'Vietnamese', target: 'English' }}
      gridName="Segments"
      rowName={(number) => `Segment ${number}`}
      targetName={name}
      termName={(term) => term.english}
    />
  )
}

const until = async (ready: () => boolean): Promise<void> => {
  while (!ready()) await painted()
}
const targetAt = (index: number) =>
  document.querySelector<HTMLElement>(`.target-text[contenteditable][aria-label="${name(index + 1)}"]`)

let session: DocumentSession | null = null
const paint: number[] = []
const script: number[] = []

async function open(segments: number): Promise<Opened> {
  serveFromMemory(prepare(segments))
  const user = { id: 'u', name: 'Bench', color: '#000000' }
  await painted()
  const started = performance.now()
  const me = { server: 'bench', version: '1', schema: 1, user, role: 'owner' as const }
  session = await openSession('d', { session: me })
  const root = document.getElementById('root')
  if (!root) throw new RangeError('no #root')
  createRoot(root).render(<Grid session={session} />)
  await until(() => targetAt(0) !== null)
  const first = (await painted()) - started
  const opened = session
  await until(() => opened.ids().length === segments)
  return { first, whole: (await painted()) - started }
}

document.addEventListener(
  'keydown',
  ({ timeStamp }) => {
    const began = performance.now()
    // Runs after the handlers of the key and of the input it causes.
    document.addEventListener('input', () => queueMicrotask(() => script.push(performance.now() - began)), {
      once: true,
    })
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => paint.push(performance.now() - timeStamp)
      channel.port2.postMessage(0)
    })
  },
  true,
)

window.bench = {
  open,
  async enter(index) {
    session?.activate(`s${index}`, { caret: 20 })
    await until(() => document.activeElement === targetAt(index) && targetAt(index) !== null)
  },
  latencies: () => ({ paint: paint.splice(0), script: script.splice(0) }),
  async scroll(frames, pixels) {
    const grid = document.querySelector('.grid')
    const gaps: number[] = []
    let last = await painted()
    for (let i = 0; i < frames && grid; i++) {
      grid.scrollTop += pixels
      const now = await painted()
      gaps.push(now - last)
      last = now
    }
    return gaps
  },
  rowsInPage: () => document.querySelectorAll('.row').length,
}
