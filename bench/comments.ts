import type { Browser, Page } from 'playwright-core'
import type { ThreadRecord } from '../server/store/records.ts'
import { storeFile } from '../server/store/location.ts'
import { openStore } from '../server/store/open.ts'
import type { Store } from '../server/store/store.ts'
import { launchBrowser } from '../tests/builders/browser.ts'
import { callAt } from '../tests/builders/client-setup.ts'
import { builtMain, ServerChild, withData } from '../tests/builders/server-child.ts'
import { addDocument, document, segment } from '../tests/builders/store.ts'
import { seeded, spread, type Bench, type BenchRow } from './bench.ts'

const SEED = 511
const SEGMENTS = 10_000
const COMMENTS = 1000
const RUNS = 3
const KEYS = 200
/** ms between keys: a fast typist. */
const PACE = 70
const SHOWN = 8

const english = 'committee board ministry decision party congress office people national plan report'.split(' ')
const target = (random: () => number): string =>
  `The ${Array.from({ length: 20 }, () => english[Math.floor(random() * english.length)]).join(' ')}.`

/** Two documents alike; every tenth segment of one has a comment on a word. */
async function fill(store: Store): Promise<void> {
  for (const id of ['plain', 'commented']) {
    const random = seeded(SEED)
    await store.write((tx) => addDocument(tx, [], document({ id })))
    for (let i = 0; i < SEGMENTS; i += 500) {
      const rows = Array.from({ length: 500 }, (_, j) => {
        const n = i + j
        const place = { unit: `${id}/${n}`, unitOrd: n, ord: 0 }
        const texts = { source: `Báo cáo số ${n} của hội nghị.`, target: target(random) }
        return segment({ id: `${id}/${n}`, document: id, ...place, ...texts, words: 20, status: 'draft' })
      })
      const units = rows.map(({ unit, unitOrd }) => ({
        id: unit,
        document: id,
        ord: unitOrd,
        kind: 'paragraph' as const,
      }))
      await store.write(async (tx) => {
        await tx.documents.insertUnits(units.map((unit) => ({ ...unit, tail: '' })))
        await tx.segments.insert(rows)
        if (id === 'plain') return
        for (const row of rows.filter((_, j) => j % (SEGMENTS / COMMENTS) === 1)) {
          const span = { from: 4, to: String(row.target).indexOf(' ', 4) }
          const words = { quote: String(row.target).slice(span.from, span.to), prefix: 'The ', suffix: '' }
          const anchor: ThreadRecord['anchor'] = { side: 'target', span, ...words }
          await tx.comments.insertThread({
            ...{ id: `t/${row.id}`, document: id, segment: row.id, anchor },
            resolved: null,
            lastAt: 1,
          })
          await tx.comments.insertComment({
            ...{ id: `c/${row.id}`, thread: `t/${row.id}`, author: 'local-owner', text: 'Is this the word?' },
            ...{ mentions: [], at: 1, editedAt: null },
          })
        }
      })
    }
  }
}

/** Runs in the page before its own scripts: when rows and marks stand there, and how long a key takes to be painted. */
function watch(): void {
  const times: { first?: number; marks?: number; keys: number[] } = { keys: [] }
  Object.assign(window, { times })
  const look = (): void => {
    if (times.first === undefined && window.document.querySelector('.row .target-text')) times.first = performance.now()
    if (times.marks === undefined && (CSS.highlights.get('comment')?.size ?? 0) > 0) times.marks = performance.now()
    // A loop that goes on would hold every key back until the screen's next beat.
    if (times.marks === undefined && window.document.documentElement.dataset['watched'] !== 'off')
      requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => times.keys.push(performance.now() - timeStamp))),
    true,
  )
}

interface Times {
  first: number
  marks?: number
  keys: number[]
}
const timesOf = (page: Page): Promise<Times> => page.evaluate(() => (window as unknown as { times: Times }).times)

async function open(browser: Browser, url: string, id: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'en-GB' })
  await page.addInitScript(watch)
  await page.goto(`${url}/documents/${id}`)
  await page.locator('.row .target-text').first().waitFor()
  if (id === 'commented') await page.waitForFunction(() => (CSS.highlights.get('comment')?.size ?? 0) > 0)
  return page
}

/** What a document costs: until its first rows stand there, and from key to paint. */
async function cost(
  browser: Browser,
  url: string,
  id: string,
): Promise<{ first: number[]; marks: number[]; keys: number[] }> {
  const all = { first: [] as number[], marks: [] as number[], keys: [] as number[] }
  for (let run = 0; run < RUNS; run++) {
    const page = await open(browser, url, id)
    const { first, marks } = await timesOf(page)
    all.first.push(first)
    if (marks !== undefined) all.marks.push(marks)
    if (run === RUNS - 1) {
      await page.evaluate(() => void (window.document.documentElement.dataset['watched'] = 'off'))
      await page.locator('.row .target-text').nth(1).click()
      await page.keyboard.type('warm up ', { delay: PACE })
      await page.evaluate(() => void ((window as unknown as { times: { keys: number[] } }).times.keys.length = 0))
      await page.keyboard.type('abcdefghi '.repeat(KEYS / 10), { delay: PACE })
      all.keys.push(...(await timesOf(page)).keys)
    }
    await page.close()
  }
  return all
}

/** Somebody comments; until the number stands beside the row on a screen that shows it. */
async function shown(browser: Browser, url: string): Promise<number[]> {
  const page = await open(browser, url, 'plain')
  const rows = await page.locator('.row').evaluateAll((all) => all.map((row) => row.getAttribute('data-row') ?? ''))
  const times: number[] = []
  for (let n = 0; n < SHOWN; n++) {
    const about = rows[n % rows.length] ?? ''
    const before = await page.locator(`[data-row="${about}"] .comment-mark`).count()
    if (before > 0) break
    const started = performance.now()
    await callAt(url, 'addThread', {
      params: { document: 'plain' },
      body: { client: 'bench', requestId: `r${n}`, segment: about, anchor: null, text: 'Look.', mentions: [] },
    })
    await page.locator(`[data-row="${about}"] .comment-mark`).waitFor({ state: 'attached' })
    times.push(performance.now() - started)
  }
  await page.close()
  return times
}

export const bench: Bench = {
  name: 'comments',
  question: 'What do 1,000 comments cost a document of 10,000 segments, and how soon is a comment on another screen?',
  seed: SEED,
  run: () =>
    withData(async (data) => {
      const store = await openStore({ file: storeFile(data) })
      await fill(store)
      await store.close()
      const server = new ServerChild(builtMain, [], { SONGNGU_DATA: data })
      const browser = await launchBrowser()
      try {
        const url = await server.url()
        await (await open(browser, url, 'plain')).close()
        const [without, commented] = [await cost(browser, url, 'plain'), await cost(browser, url, 'commented')]
        return [...rowsOf(without, commented), ...shownRows(await shown(browser, url))]
      } finally {
        await browser.close()
        server.process.kill('SIGTERM')
        await server.finished
      }
    }),
}

type Cost = Awaited<ReturnType<typeof cost>>

function rowsOf(without: Cost, commented: Cost): BenchRow[] {
  const [plain, full] = [spread(without.keys), spread(commented.keys)]
  return [
    { what: 'address to first rows, 10,000 segments without comments', ...spread(without.first), unit: 'ms' },
    { what: 'address to first rows, with 1,000 comments', ...spread(commented.first), unit: 'ms' },
    { what: 'address to marks on the words, with 1,000 comments', ...spread(commented.marks), unit: 'ms' },
    { what: 'key to paint without comments', ...plain, unit: 'ms', target: 'p95 ≤ 12 ms', reached: plain.p95 <= 12 },
    { what: 'key to paint with 1,000 comments', ...full, unit: 'ms', target: 'p95 ≤ 12 ms', reached: full.p95 <= 12 },
  ]
}

function shownRows(times: readonly number[]): BenchRow[] {
  const figures = spread(times)
  return [
    {
      what: 'a comment, until another screen shows it',
      ...figures,
      unit: 'ms',
      target: '≤ 1 s',
      reached: figures.p95 <= 1000,
      note: `${times.length} comments`,
    },
  ]
}
