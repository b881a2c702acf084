import type { BatchAction, RouteReply } from '../core/api.ts'
import { storeFile } from '../server/store/location.ts'
import { openStore } from '../server/store/open.ts'
import type { Store } from '../server/store/store.ts'
import { edit, freshId, saveBody, typed } from '../tests/builders/client-edits.ts'
import { callAt } from '../tests/builders/client-setup.ts'
import { builtMain, ServerChild, withData } from '../tests/builders/server-child.ts'
import { addDocument, document, segment } from '../tests/builders/store.ts'
import { spread, type Bench, type BenchRow } from './bench.ts'

const SEGMENTS = 10_000
/** Rows of the document that somebody else translates meanwhile. */
const OTHERS = 500
/** A pause of somebody who types fast (ms). */
const PACE = 20
const LONGEST = 100
/** For so long saves are measured before the first batch (ms). */
const QUIET = 4000

async function fill(store: Store): Promise<void> {
  for (const [id, count] of [
    ['large', SEGMENTS],
    ['other', OTHERS],
  ] as const) {
    await store.write((tx) => addDocument(tx, [], document({ id })))
    for (let i = 0; i < count; i += 500) {
      const rows = Array.from({ length: 500 }, (_, j) => {
        const n = i + j
        const place = { unit: `${id}/${n}`, unitOrd: n, ord: 0 }
        const texts = { source: `Báo cáo số ${n} của hội nghị.`, target: `Report ${n} of the conference.` }
        return segment({ id: `${id}/${n}`, document: id, ...place, ...texts, words: 8, status: 'draft' })
      })
      const about = { document: id, kind: 'paragraph' as const, tail: '' }
      await store.write(async (tx) => {
        await tx.documents.insertUnits(rows.map(({ unit, unitOrd }) => ({ ...about, id: unit, ord: unitOrd })))
        await tx.segments.insert(rows)
      })
    }
  }
}

/** Somebody else saves one row after another; gives how long each took, until told to stop. */
function saving(url: string, versions: Map<number, number>): { stop(): Promise<number[]> } {
  const times: number[] = []
  let going = true
  const work = (async () => {
    for (let n = 0; going; n = (n + 1) % OTHERS) {
      const body = saveBody([edit(`other/${n}`, versions.get(n) ?? 0, typed(0, 'x'))])
      const started = performance.now()
      const { results } = await callAt(url, 'save', { params: { document: 'other' }, body })
      times.push(performance.now() - started)
      if (results[0]?.result !== 'ok') throw new Error('a save of somebody else was refused')
      versions.set(n, (versions.get(n) ?? 0) + 1)
      await new Promise((resolve) => setTimeout(resolve, PACE))
    }
  })()
  return {
    async stop() {
      going = false
      await work
      return times
    },
  }
}

/** The same while nobody else does anything. */
async function quiet(url: string, versions: Map<number, number>): Promise<BenchRow> {
  const other = saving(url, versions)
  await new Promise((resolve) => setTimeout(resolve, QUIET))
  const waits = await other.stop()
  const note = `${waits.length} saves, longest ${Math.max(...waits).toFixed(1)} ms`
  return { what: 'a save while nothing else goes on', ...spread(waits), unit: 'ms', note }
}

type Done = RouteReply<'batch'>

/** A change to all rows while somebody saves: how long it takes, and how long they wait. */
async function during(
  url: string,
  versions: Map<number, number>,
  what: string,
  work: () => Promise<Done>,
): Promise<{ done: Done; rows: BenchRow[] }> {
  const other = saving(url, versions)
  const started = performance.now()
  const done = await work()
  const took = performance.now() - started
  const waits = await other.stop()
  if (done.changed !== SEGMENTS) throw new Error(`${what}: ${done.changed} rows changed`)
  const longest = Math.max(...waits)
  return {
    done,
    rows: [
      { what: `${what} 10,000 segments`, median: took, unit: 'ms' },
      {
        what: `a save of somebody else meanwhile (${what})`,
        ...spread(waits),
        unit: 'ms',
        target: `longest ≤ ${LONGEST} ms`,
        reached: longest <= LONGEST,
        note: `${waits.length} saves, longest ${longest.toFixed(1)} ms`,
      },
    ],
  }
}

export const bench: Bench = {
  name: 'batch',
  question: 'How long do others wait to save while one person changes 10,000 segments at once?',
  seed: 0,
  run: () =>
    withData(async (data) => {
      const store = await openStore({ file: storeFile(data) })
      await fill(store)
      await store.close()
      const server = new ServerChild(builtMain, [], { SONGNGU_DATA: data })
      try {
        const url = await server.url()
        const params = { document: 'large' }
        const ids = Array.from({ length: SEGMENTS }, (_, n) => `large/${n}`)
        const act = (action: BatchAction, version: number) => (): Promise<Done> => {
          const segments = ids.map((id) => ({ segment: id, version }))
          return callAt(url, 'batch', { params, body: { client: 'bench', requestId: freshId('b'), action, segments } })
        }
        const rows: BenchRow[] = []
        /** Of the rows of the other document. */
        const versions = new Map<number, number>()
        const measure = async (what: string, work: () => Promise<Done>): Promise<string> => {
          const { done, rows: more } = await during(url, versions, what, work)
          rows.push(...more)
          return done.batch
        }
        rows.push(await quiet(url, versions))
        await measure('confirm', act({ kind: 'confirm' }, 0))
        await measure('approve', act({ kind: 'approve' }, 1))
        const locked = await measure('lock', act({ kind: 'lock' }, 2))
        await measure('undo', () =>
          callAt(url, 'undoBatch', {
            params: { ...params, batch: locked },
            body: { client: 'bench', requestId: freshId('u') },
          }),
        )
        return rows
      } finally {
        server.process.kill('SIGTERM')
        await server.finished
      }
    }),
}
