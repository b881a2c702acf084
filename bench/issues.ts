import { readFileSync } from 'node:fs'
import type { Row } from '../core/api.ts'
import { edit, saveBody, typed } from '../tests/builders/client-edits.ts'
import { callAt, importInto } from '../tests/builders/client-setup.ts'
import { builtMain, ServerChild, withData } from '../tests/builders/server-child.ts'
import { spread, type Bench, type BenchRow } from './bench.ts'

const count = 10_000
const perSave = 250

export const bench: Bench = {
  name: 'issues',
  question: 'How long do all checks over 10,000 translated segments take, and what do they cost people at work?',
  seed: 0,
  run: () =>
    withData(async (data) => {
      const server = new ServerChild(builtMain, [], { SONGNGU_DATA: data })
      try {
        return await measure(await server.url())
      } finally {
        server.process.kill('SIGTERM')
        await server.finished
      }
    }),
}

async function measure(url: string): Promise<BenchRow[]> {
  const pairs = somePairs()
  const { document } = await importInto(url, pairs.map(([source]) => source).join('\n'))
  const rows = await allRows(url, document)
  if (rows.length !== count) throw new Error(`${rows.length} segments`)
  for (let i = 0; i < count; i += perSave) {
    const items = rows.slice(i, i + perSave).map(({ id }, j) => edit(id, 0, typed(0, pairs[i + j]?.[1] ?? '')))
    await callAt(url, 'save', { params: { document }, body: saveBody(items) })
  }
  const first = await timed(() => callAt(url, 'getIssues', { params: { document } }))
  const known = await timed(() => callAt(url, 'getIssues', { params: { document } }))
  const [row] = rows
  if (!row) throw new Error('no rows')
  const alone = await saves(url, document, row, 1, () => false)
  let checking = true
  const again = timed(() => callAt(url, 'getIssues', { params: { document } })).finally(() => (checking = false))
  const beside = saves(url, document, row, 1 + alone.length, () => checking)
  const hits: number[] = []
  while (checking) {
    const segments = rows.slice(500, 550).map(({ id }) => id)
    hits.push(
      (await timed(() => callAt(url, 'getTerms', { params: { document }, query: { segments: segments.join() } }))).ms,
    )
  }
  const found = (await again).reply.issues.length
  return [
    {
      what: 'all checks, first time',
      median: first.ms,
      unit: 'ms',
      target: '≤ 3 s',
      reached: first.ms <= 3000,
      note: `${found} issues`,
    },
    { what: 'all checks after an edit, others at work', median: (await again).ms, unit: 'ms' },
    { what: 'issues already known', median: known.ms, unit: 'ms' },
    { what: 'a save, nothing else going on', ...spread(alone), unit: 'ms' },
    {
      what: 'a save while all is checked',
      ...spread(await beside),
      unit: 'ms',
      target: 'p95 ≤ 50 ms',
      reached: spread(await beside).p95 <= 50,
    },
    { what: 'term hits of 50 segments while all is checked', ...spread(hits), unit: 'ms' },
  ]
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; reply: T }> {
  const started = performance.now()
  const reply = await work()
  return { ms: performance.now() - started, reply }
}

/** Saves one after the other into one segment, 100 of them or as long as `going`. */
async function saves(url: string, document: string, row: Row, from: number, going: () => boolean): Promise<number[]> {
  const times: number[] = []
  for (let version = from; version < from + 100 || going(); version++) {
    const body = saveBody([edit(row.id, version, typed(0, 'x'))])
    times.push((await timed(() => callAt(url, 'save', { params: { document }, body }))).ms)
  }
  return times
}

async function allRows(url: string, document: string): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const query: Record<string, string | number> = after === null ? { limit: 5000 } : { limit: 5000, after }
    const page: { rows: Row[]; next: string | null } = await callAt(url, 'getRows', { params: { document }, query })
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}

/** Sentences of the sample and their translations, over and over, each with a number of its own. */
function somePairs(): [string, string][] {
  const draft = JSON.parse(readFileSync('server/sample/draft.json', 'utf8')) as { source: string; target: string }[]
  const numbered = (text: string, words: string): string => `${text.replace(/[.:]?["”]?$/u, '')} ${words}.`
  return Array.from({ length: count }, (_, i) => {
    const { source, target } = draft[i % draft.length] ?? { source: '', target: '' }
    return [numbered(source, `lần thứ ${i + 1001}`), numbered(target, `for the ${i + 1001}th time`)]
  })
}
