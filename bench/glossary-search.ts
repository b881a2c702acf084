import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../server/start.ts'
import { openStore } from '../server/store/open.ts'
import { storeFile } from '../server/store/location.ts'
import type { Store } from '../server/store/store.ts'
import { concept, glossary } from '../tests/builders/store.ts'
import { seeded, spread, type Bench, type BenchRow } from './bench.ts'

const SEED = 41
const CONCEPTS = 100_000

const syllables = ['ban', 'bản', 'bộ', 'chính', 'công', 'cục', 'đại', 'đảng', 'định', 'hội', 'hòa', 'khối', 'nghị']
  .concat(['nhân', 'phòng', 'quốc', 'quyết', 'sở', 'tổ', 'trung', 'ủy', 'ương', 'văn', 'viện', 'xã', 'tỉnh'])
  .concat(['thành', 'phố', 'lực', 'an', 'ninh', 'giáo', 'dục', 'y', 'tế', 'luật', 'pháp', 'lý', 'kinh', 'tài'])
const words = ['committee', 'board', 'ministry', 'decision', 'party', 'congress', 'office', 'people', 'national']

async function fill(store: Store): Promise<void> {
  const random = seeded(SEED)
  const some = (from: readonly string[], count: number): string =>
    Array.from({ length: count }, () => from[Math.floor(random() * from.length)]).join(' ')
  await store.write((tx) => tx.glossaries.insert(glossary({ id: 'large', readOnly: false })))
  for (let i = 0; i < CONCEPTS; i += 500) {
    const part = Array.from({ length: 500 }, (_, j) => {
      const one = concept(`${i + j}`, some(syllables, 4), `${some(words, 3)} ${i + j}`)
      const variant = { lang: 'vi' as const, text: some(syllables, 3), status: 'admitted' as const, provisional: false }
      return { ...one, terms: [...one.terms, variant] }
    })
    await store.write((tx) => tx.glossaries.insertConcepts('large', part))
  }
}

/** A query as it is typed: each beginning is asked for. */
const typed = ['đảng ủy', 'dang uy', 'quyết định', 'committee', 'an ninh', 'x', 'national office 77', 'hòa']
const queries = typed.flatMap((text) => Array.from(text, (_, i) => text.slice(0, i + 1)))

async function times(url: string, more: string): Promise<number[]> {
  const samples: number[] = []
  for (const q of queries) {
    const start = performance.now()
    const response = await fetch(`${url}/api/concepts?limit=100&q=${encodeURIComponent(q)}${more}`)
    await response.text()
    samples.push(performance.now() - start)
  }
  return samples
}

export const bench: Bench = {
  name: 'glossary-search',
  question: 'How long does a search take over HTTP in a term base of 100,000 concepts, letter by letter?',
  seed: SEED,
  async run() {
    const data = mkdtempSync(join(tmpdir(), 'songngu-bench-'))
    try {
      const store = await openStore({ file: storeFile(data) })
      await fill(store)
      await store.close()
      const server = await startServer({ data, host: '127.0.0.1', port: 0, log: 'silent', sample: false, version: '0' })
      const rows: BenchRow[] = []
      const start = performance.now()
      await (await fetch(`${server.url}/api/concepts?limit=100`)).text()
      rows.push({ what: 'first search after the start', median: performance.now() - start, unit: 'ms' })
      const found = spread([...(await times(server.url, '')), ...(await times(server.url, ''))])
      rows.push({
        what: `search, ${CONCEPTS.toLocaleString('en')} concepts`,
        ...found,
        unit: 'ms',
        target: 'p95 ≤ 50 ms',
        reached: found.p95 <= 50,
        note: `${queries.length} queries, 100 concepts a page`,
      })
      const filtered = await times(server.url, '&status=admitted&validity=current&state=approved')
      rows.push({ what: 'the same with three filters', ...spread(filtered), unit: 'ms' })
      await server.close()
      return rows
    } finally {
      rmSync(data, { recursive: true, force: true })
    }
  },
}
