import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DriverName } from '../server/store/drivers/driver.ts'
import { openStore } from '../server/store/open.ts'
import type { Store } from '../server/store/store.ts'
import { addDocument, concept, document, event, glossary, segment } from '../tests/builders/store.ts'
import { seeded, spread, type Bench, type BenchRow } from './bench.ts'

const SEED = 20261124
const WORDS =
  'Đảng Nhà nước nhân dân đồng chí Tổng Bí thư nhấn mạnh yêu cầu xây dựng kinh tế xã hội phát triển bền vững'.split(' ')

function sentence(random: () => number, words: number): string {
  return Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)] ?? '').join(' ')
}

async function withStore<T>(driver: DriverName, use: (store: Store) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'songngu-bench-'))
  const store = await openStore({ file: join(directory, 'store.db'), driver })
  try {
    return await use(store)
  } finally {
    await store.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    await work()
    samples.push(performance.now() - start)
  }
  return samples
}

/** What a commit costs at the least on this disk: 4 kB appended and forced out. */
function fsyncTimes(): number[] {
  const directory = mkdtempSync(join(tmpdir(), 'songngu-bench-'))
  const file = openSync(join(directory, 'probe'), 'w')
  const block = new Uint8Array(4096)
  const samples = Array.from({ length: 300 }, () => {
    const start = performance.now()
    writeSync(file, block)
    fsyncSync(file)
    return performance.now() - start
  })
  closeSync(file)
  rmSync(directory, { recursive: true, force: true })
  return samples
}

async function addSegments(store: Store, id: string, count: number): Promise<void> {
  const random = seeded(SEED)
  const rows = Array.from({ length: count }, (_, i) => {
    const words = 10 + Math.floor(random() * 30)
    const [source, target] = [sentence(random, words), random() < 0.5 ? sentence(random, words) : '']
    const at = { unit: `${id}/u${i >> 1}`, unitOrd: i >> 1, ord: i & 1 }
    const status = target === '' ? ('untranslated' as const) : ('draft' as const)
    return segment({ id: `${id}/${i}`, document: id, ...at, source, target, words, status })
  })
  await store.write((tx) => addDocument(tx, [], document({ id })))
  const units = Array.from({ length: Math.ceil(count / 2) }, (_, ord) => ({ id: `${id}/u${ord}`, ord }))
  await store.write((tx) =>
    tx.documents.insertUnits(units.map((unit) => ({ ...unit, document: id, kind: 'paragraph', tail: '' }))),
  )
  for (let i = 0; i < count; i += 500) await store.write((tx) => tx.segments.insert(rows.slice(i, i + 500)))
}

/** All that the store does for one save of one segment. */
async function save(store: Store, id: string, request: string, target: string): Promise<void> {
  await store.write(async (tx) => {
    if (await tx.requests.get('client', request)) return
    const before = await tx.segments.get(id)
    if (!before) throw new Error(`no segment ${id}`)
    const version = before.version + 1
    await tx.segments.update(id, before.version, { target, status: 'draft' })
    const payload = {
      steps: [{ stepType: 'replace', from: 0, to: 5, slice: { content: [{ type: 'text', text: target }] } }],
    }
    const n = await tx.events.append(event({ document: 'd', segment: id, version, request, payload }))
    await tx.requests.put('client', request, 'hash', { results: [{ result: 'ok', version, event: n }] }, n)
  })
}

const mean = (samples: readonly number[]): number => samples.reduce((sum, x) => sum + x, 0) / samples.length

/**
 * The budget is 6,000/s; where the disk is slow or busy, a group of as many
 * saves as there are writers for every three of its own fsyncs, measured just
 * before and after.
 */
async function groupedSaves(): Promise<BenchRow[]> {
  const before = fsyncTimes()
  const row = await saves('better-sqlite3', 20, 12_000)
  const fsync = [...before, ...fsyncTimes()]
  const reach = Math.floor(Math.min(6000, (20 / (3 * mean(fsync))) * 1000))
  return [
    {
      what: 'write and fsync 4 kB on this disk',
      ...spread(fsync),
      unit: 'ms',
      note: `mean ${mean(fsync).toFixed(2)} ms`,
    },
    { ...row, target: `≥ ${reach.toLocaleString('en')} /s on this disk`, reached: (row.median ?? 0) >= reach },
  ]
}

async function saves(driver: DriverName, writers: number, count: number): Promise<BenchRow> {
  return withStore(driver, async (store) => {
    const random = seeded(SEED)
    await addSegments(store, 'd', 1000)
    const latencies: number[] = []
    let next = 0
    const writer = async (): Promise<void> => {
      while (next < count) {
        const n = next++
        const start = performance.now()
        await save(store, `d/${n % 1000}`, `${writers}-${n}`, sentence(random, 20))
        latencies.push(performance.now() - start)
      }
    }
    const start = performance.now()
    await Promise.all(Array.from({ length: writers }, writer))
    const rate = count / ((performance.now() - start) / 1000)
    const { median, p95 } = spread(latencies)
    return {
      what: `saves durable, ${writers} writer${writers === 1 ? '' : 's'}, ${driver}`,
      median: rate,
      unit: '/s',
      note: `a save waits ${median.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`,
    }
  })
}

async function documentRows(count: number): Promise<BenchRow[]> {
  return withStore('better-sqlite3', async (store) => {
    const size = `${count.toLocaleString('en')} segments`
    const start = performance.now()
    await addSegments(store, 'd', count)
    const insert = performance.now() - start
    const middle = Math.floor(count / 4)
    const after = Buffer.from(JSON.stringify([middle, 0, ''])).toString('base64url')
    const tally = await timed(30, () => store.read.documents.tally('d'))
    const first = await timed(30, () => store.read.segments.page('d', { limit: 500 }))
    const inside = await timed(30, () => store.read.segments.page('d', { limit: 500, after }))
    const remove = await timed(1, () => store.write((tx) => tx.documents.delete('d')))
    return [
      { what: `insert ${size}`, median: insert, unit: 'ms' },
      { what: `tally of ${size}`, ...spread(tally), unit: 'ms' },
      { what: `first 500 rows of ${size}`, ...spread(first), unit: 'ms' },
      { what: `500 rows from the middle of ${size}`, ...spread(inside), unit: 'ms' },
      { what: `delete ${size}`, median: remove[0] ?? Number.NaN, unit: 'ms' },
    ]
  })
}

async function glossaryRows(count: number): Promise<BenchRow[]> {
  return withStore('better-sqlite3', async (store) => {
    const random = seeded(SEED)
    const concepts = Array.from({ length: count }, (_, i) => concept(`${i}`, sentence(random, 4), `term number ${i}`))
    await store.write((tx) => tx.glossaries.insert(glossary()))
    for (let i = 0; i < count; i += 2000) {
      await store.write((tx) => tx.glossaries.insertConcepts('glossary', concepts.slice(i, i + 2000)))
    }
    const rows: BenchRow[] = []
    const samples = await timed(10, () => store.read.glossaries.concepts('glossary'))
    rows.push({ what: `glossary of ${count.toLocaleString('en')}: all concepts`, ...spread(samples), unit: 'ms' })
    return rows
  })
}

export const bench: Bench = {
  name: 'store',
  question: 'How many saves a second does the store make durable, and how long do rows, tallies and searches take?',
  seed: SEED,
  async run() {
    return [
      await saves('better-sqlite3', 1, 2000),
      ...(await groupedSaves()),
      await saves('node-sqlite3-wasm', 20, 2000),
      ...(await documentRows(10_000)),
      ...(await documentRows(50_000)),
      ...(await glossaryRows(400)),
      ...(await glossaryRows(100_000)),
    ]
  },
}
