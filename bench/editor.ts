import { createServer } from 'node:http'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../tests/builders/browser.ts'
import { spread, type Bench, type BenchRow } from './bench.ts'
import type { Opened } from './editor-page.tsx'

const KEYS = 200
/** ms between keys: a fast typist. */
const PACE = 70
const RUNS = 3

export const bench: Bench = {
  name: 'editor',
  question:
    'How long until a document can be worked in, how long from key to paint, and does it scroll, in Chromium with four term hits in every source?',
  seed: 0,
  run: async () => {
    const page = await servePage()
    const browser = await launchBrowser()
    try {
      const rows: BenchRow[] = []
      const medians = new Map<number, number>()
      for (const segments of [1_000, 10_000, 50_000]) {
        rows.push(...(await measure(browser, page.url, segments, medians)))
      }
      const [small, large] = [medians.get(1_000) ?? Number.NaN, medians.get(50_000) ?? Number.NaN]
      const ratio = large / small
      rows.push({
        what: 'key to paint, 50,000 against 1,000',
        median: ratio,
        unit: '×',
        target: '≤ 2',
        reached: ratio <= 2,
      })
      return rows
    } finally {
      await browser.close()
      page.close()
    }
  },
}

async function measure(
  browser: Browser,
  url: string,
  segments: number,
  medians: Map<number, number>,
): Promise<BenchRow[]> {
  const what = segments.toLocaleString('en')
  const opened: Opened[] = []
  const rows: BenchRow[] = []
  for (let run = 0; run < RUNS; run++) {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    await page.goto(url)
    opened.push(await page.evaluate((n) => window.bench.open(n), segments))
    if (run === RUNS - 1) {
      await page.evaluate((at) => window.bench.enter(at), Math.floor(segments / 2))
      await page.keyboard.type('warm up ', { delay: PACE })
      await page.evaluate(() => window.bench.latencies())
      await page.keyboard.type('abcdefghi '.repeat(KEYS / 10), { delay: PACE })
      const { paint, script } = await page.evaluate(() => window.bench.latencies())
      const key = spread(paint)
      medians.set(segments, key.median)
      rows.push(
        { what: `key to paint, ${what} segments`, ...key, unit: 'ms', target: 'p95 ≤ 12 ms', reached: key.p95 <= 12 },
        {
          what: `script of a key, ${what} segments`,
          ...spread(script),
          unit: 'ms',
          target: '≤ 3 ms',
          reached: spread(script).median <= 3,
        },
        {
          what: `frame while scrolling 400 px a frame, ${what} segments`,
          ...spread(await page.evaluate(() => window.bench.scroll(120, 400))),
          unit: 'ms',
        },
        {
          what: `rows in the page, ${what} segments`,
          median: await page.evaluate(() => window.bench.rowsInPage()),
          unit: 'rows',
        },
      )
    }
    await page.close()
  }
  const first = spread(opened.map((one) => one.first))
  const limit = segments <= 10_000 ? 200 : 500
  return [
    {
      what: `open ${what} segments: first usable view`,
      ...first,
      unit: 'ms',
      target: `≤ ${limit} ms`,
      reached: first.median <= limit,
    },
    { what: `open ${what} segments: all rows in the document`, ...spread(opened.map((one) => one.whole)), unit: 'ms' },
    ...rows,
  ]
}

/** The page over HTTP on this machine, for IndexedDB and Web Locks need an origin. */
async function servePage(): Promise<{ url: string; close(): void }> {
  const { outputFiles } = await build({
    entryPoints: ['bench/editor-page.tsx'],
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'empty', '.woff': 'empty' },
  })
  const file = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? ''
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><style>${file('.css')}
    #root { display: flex; flex-direction: column; height: 100vh }</style><div id="root"></div><script type="module" src="/page.js"></script></html>`
  const server = createServer((request, response) => {
    const js = request.url === '/page.js'
    response.setHeader('content-type', js ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8')
    response.end(js ? file('.js') : html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() }
}
