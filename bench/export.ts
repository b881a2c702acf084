import { bilingualDocx } from '../filters/bilingual-docx/index.ts'
import { bilingualHtml } from '../filters/bilingual-html/index.ts'
import type { Exporter, ExportInput, ExportSegment, ExportUnit } from '../filters/filter.ts'
import { targetTxt } from '../filters/target-txt/index.ts'
import { txtFilter } from '../filters/txt.ts'
import { labels } from '../tests/unit/filters/export-input.ts'
import { seeded, spread, type Bench, type BenchRow } from './bench.ts'

const SEED = 5
const ROWS = 10_000
const RUNS = 5
const words =
  'Đảng bộ Khối Các cơ quan tỉnh Nghệ An tổ chức hội nghị sơ kết hai năm thực hiện Chỉ thị về học tập và làm theo'.split(
    ' ',
  )
const english =
  'The Party Organisation of the Provincial Agencies’ Bloc held a conference on two years of implementing the Directive'.split(
    ' ',
  )
const statuses = ['draft', 'confirmed', 'approved'] as const

/** A document of ROWS sentences of 10 to 60 words, three to a paragraph, every ninth untranslated. */
function tenThousandRows(): ExportInput {
  const random = seeded(SEED)
  const sentence = (from: readonly string[]): string =>
    `${Array.from({ length: 10 + Math.floor(random() * 50) }, () => from[Math.floor(random() * from.length)]).join(' ')}.`
  const units: ExportUnit[] = []
  for (let n = 1; n <= ROWS; n += 1) {
    const target = n % 9 === 0 ? '' : sentence(english)
    const status = target === '' ? 'untranslated' : (statuses[n % 3] ?? 'draft')
    if (n % 3 === 1) units.push({ kind: 'paragraph', tail: '', segments: [] })
    const segment: ExportSegment = {
      id: `segment-${n}`,
      n,
      lead: n % 3 === 1 ? '' : ' ',
      source: sentence(words),
      target,
      status,
      locked: false,
    }
    units.at(-1)?.segments.push(segment)
  }
  const text = units.map((unit) => unit.segments.map(({ lead, source }) => lead + String(source)).join('')).join('\r\n')
  const { skeleton } = txtFilter.extract(new TextEncoder().encode(text))
  return {
    documentId: 'bench',
    exportId: 'bench',
    title: 'Nêu gương',
    fileName: 'bench.txt',
    sourceLang: 'vi',
    targetLang: 'en',
    exportedAt: Date.UTC(2026, 10, 24),
    units,
    skeleton,
    sourceFormat: txtFilter.id,
    labels,
  }
}

/** The same with a comment and an answer on every tenth row, and a suggestion on every fifth. */
function reviewed(input: ExportInput): ExportInput {
  const at = input.exportedAt
  const comments = [
    { author: 'Trần Mai', at, text: 'Is this the rendering of the glossary?' },
    { author: 'Lê Bình', at, text: 'It is.' },
  ]
  const segment = (one: ExportSegment): ExportSegment => {
    const length = String(one.target).length
    if (length === 0) return one
    const thread = { side: 'target' as const, span: { from: 0, to: 9 }, quote: 'The Party', resolved: false, comments }
    const suggestion = { author: 'Trần Mai', at, hunks: [{ from: length, to: length, inserted: ' Twice.' }] }
    return {
      ...one,
      ...(one.n % 10 === 0 ? { threads: [thread] } : {}),
      ...(one.n % 5 === 0 ? { suggestions: [suggestion] } : {}),
    }
  }
  return { ...input, units: input.units.map((unit) => ({ ...unit, segments: unit.segments.map(segment) })) }
}

async function measure(what: string, exporter: Exporter, input: ExportInput, limit?: number): Promise<BenchRow> {
  const times: number[] = []
  let size = 0
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now()
    size = (await exporter.write(input)).length
    times.push(performance.now() - started)
  }
  const figures = spread(times)
  const row: BenchRow = { what, ...figures, unit: 'ms', note: `${(size / 2 ** 20).toFixed(1)} MB, ${RUNS} runs` }
  return limit === undefined ? row : { ...row, target: `≤ ${limit / 1000} s`, reached: figures.p95 <= limit }
}

export const bench: Bench = {
  name: 'export',
  question: 'How long does it take to write 10,000 rows?',
  seed: SEED,
  async run() {
    const input = tenThousandRows()
    return [
      await measure('bilingual DOCX, 10,000 rows', bilingualDocx, input, 4000),
      await measure('bilingual DOCX, 10,000 rows, 1,000 comments', bilingualDocx, reviewed(input), 4000),
      await measure('bilingual HTML, 10,000 rows', bilingualHtml, input),
      await measure('English TXT, 10,000 sentences', targetTxt, input),
    ]
  },
}
