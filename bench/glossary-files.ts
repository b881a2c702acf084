import { parse } from 'csv-parse/sync'
import { glossaryFilters } from '../filters/glossary-files/index.ts'
import type { GlossaryFilter } from '../filters/glossary-files/filter.ts'
import { splitTable } from '../filters/glossary-files/table/split.ts'
import { csv } from '../filters/glossary-files/text-table.ts'
import type { Concept } from '../glossary/concept.ts'
import { concepts as shipped } from '../glossary/data/terms.gen.ts'
import { type Bench, type BenchRow, spread } from './bench.ts'

const CONCEPTS = 100_000
const RUNS = 3
/** Longest time for reading or writing, in ms. */
const limits: Record<GlossaryFilter['id'], number> = {
  csv: 3000,
  tsv: 3000,
  xlsx: 8000,
  'tbx-v3': 6000,
  'tbx-v2': 6000,
}

/** The shipped concepts over and over, each time with other words, one in ten with notes and an authority of its own. */
function material(): Concept[] {
  return Array.from({ length: CONCEPTS }, (_, n) => {
    const model = shipped[n % shipped.length]
    if (!model) throw new Error('no shipped concepts')
    const terms = model.terms.map((term, index) => ({
      ...term,
      text: `${term.text} ${n}`,
      ...(n % 10 === 0 && index === 0 ? { note: `note ${n}`, authority: { source: `Decision ${n}-QĐ/TW` } } : {}),
    }))
    return { ...model, id: `C${n}`, terms }
  })
}

function measure(filter: GlossaryFilter, concepts: readonly Concept[]): BenchRow[] {
  const writing: number[] = []
  const reading: number[] = []
  let size = 0
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now()
    const bytes = filter.write({ name: 'bench', description: '', concepts, at: 0 })
    const written = performance.now()
    const read = filter.read(bytes).entries.filter((entry) => 'draft' in entry).length
    reading.push(performance.now() - written)
    writing.push(written - started)
    size = bytes.length
    if (read !== concepts.length) throw new Error(`${filter.id}: ${read} of ${concepts.length} concepts came back`)
  }
  const limit = limits[filter.id]
  const row = (what: string, times: readonly number[]): BenchRow => {
    const figures = spread(times)
    const note = `${(size / 2 ** 20).toFixed(1)} MB, ${RUNS} runs`
    return { what, ...figures, unit: 'ms', target: `≤ ${limit / 1000} s`, reached: figures.p95 <= limit, note }
  }
  return [row(`read ${filter.id}, 100,000 concepts`, reading), row(`write ${filter.id}, 100,000 concepts`, writing)]
}

/** Cutting a table into cells, by ourselves and by csv-parse, in turns. */
function againstCsvParse(concepts: readonly Concept[]): BenchRow {
  const bytes = csv.write({ name: 'bench', description: '', concepts, at: 0 })
  const text = new TextDecoder().decode(bytes)
  const timed = (cut: () => unknown[]): number => {
    const started = performance.now()
    if (cut().length <= CONCEPTS) throw new Error('rows are missing')
    return performance.now() - started
  }
  const [own, peer]: [number[], number[]] = [[], []]
  for (let run = 0; run < RUNS; run += 1) {
    own.push(timed(() => splitTable(text, ',')))
    peer.push(timed(() => parse(text, { relax_column_count: true, relax_quotes: true })))
  }
  const [here, there] = [spread(own), spread(peer)]
  const ratio = (there.median / here.median).toFixed(1)
  return {
    what: 'cut 100,000 rows of 26 cells',
    ...here,
    unit: 'ms',
    peer: `csv-parse ${Math.round(there.median)} ms, ${ratio} ×`,
    note: `${(bytes.length / 2 ** 20).toFixed(1)} MB, ${RUNS} runs`,
  }
}

export const bench: Bench = {
  name: 'glossary-files',
  question: 'How long does it take to read and write a term base of 100,000 concepts?',
  seed: 0,
  run() {
    const concepts = material()
    return Promise.resolve([
      againstCsvParse(concepts),
      ...glossaryFilters.flatMap((filter) => measure(filter, concepts)),
    ])
  },
}
