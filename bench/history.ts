import type { Row } from '../core/api.ts'
import { edit, saveBody, typed } from '../tests/builders/client-edits.ts'
import { callAt, importInto } from '../tests/builders/client-setup.ts'
import { builtMain, ServerChild, withData } from '../tests/builders/server-child.ts'
import { others } from './others.ts'
import { spread, type Bench, type BenchRow } from './bench.ts'

const versions = 1000
const count = 10_000
const rounds = 5
const perSave = 250
const runs = 40

export const bench: Bench = {
  name: 'history',
  question: 'How long does the history of a segment with 1,000 versions take, and what changed in a long document?',
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
  const source = Array.from({ length: count }, (_, n) => `Câu thứ ${n + 1} của bài.`).join('\n')
  const { document } = await importInto(url, source)
  const rows = await allRows(url, document)
  const [first] = rows
  if (!first) throw new Error('no rows')
  for (let version = 0; version < versions; version++) {
    await callAt(url, 'save', { params: { document }, body: saveBody([edit(first.id, version, typed(0, 'Word '))]) })
  }
  // 50,000 events over all other segments.
  for (let round = 0; round < rounds; round++) {
    for (let i = 1; i < count; i += perSave) {
      const items = rows.slice(i, i + perSave).map(({ id }) => edit(id, round, typed(0, 'Word ')))
      await callAt(url, 'save', { params: { document }, body: saveBody(items) })
    }
  }
  const params = { document, segment: first.id }
  const shown = await times(() => callAt(url, 'segmentHistory', { params }))
  const single = await times(() => callAt(url, 'segmentHistory', { params, query: { single: '1', limit: 200 } }))
  const beside = others(url)
  const changes = await times(() => callAt(url, 'changesSince', { params: { document }, query: { since: 1 } }), 5)
  const timeline = await times(() => callAt(url, 'documentTimeline', { params: { document } }), 10)
  const counted = await times(
    () => callAt(url, 'changesSince', { params: { document }, query: { since: 51_000 - 500, limit: 0 } }),
    10,
  )
  const longest = beside.longest()
  await beside.stop()
  return [
    target('history of a segment with 1,000 versions, as shown', shown),
    target('the latest 200 of 1,000 versions one by one', single),
    {
      what: 'changes in 10,000 segments over 51,000 events, first page',
      ...spread(changes),
      unit: 'ms',
      note: '5 runs',
    },
    {
      what: 'first page of the timeline of 51,000 events',
      ...spread(timeline),
      unit: 'ms',
      target: 'p95 ≤ 300 ms',
      reached: spread(timeline).p95 <= 300,
    },
    { what: 'number of rows changed by the last 500 of 51,000 events', ...spread(counted), unit: 'ms' },
    { what: 'the longest that others wait meanwhile', median: longest, unit: 'ms' },
  ]
}

const target = (what: string, samples: readonly number[]): BenchRow => ({
  what,
  ...spread(samples),
  unit: 'ms',
  target: 'p95 ≤ 100 ms',
  reached: spread(samples).p95 <= 100,
})

async function times(ask: () => Promise<unknown>, some = runs): Promise<number[]> {
  const samples: number[] = []
  for (let n = 0; n < some; n++) {
    const started = performance.now()
    await ask()
    samples.push(performance.now() - started)
  }
  return samples
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
