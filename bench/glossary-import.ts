import type { RouteReply } from '../core/api.ts'
import { callAt } from '../tests/builders/client-setup.ts'
import { failureOf, sendRoute } from '../tests/builders/server.ts'
import { builtMain, ServerChild, withData } from '../tests/builders/server-child.ts'
import { seeded, spread, type Bench, type BenchRow } from './bench.ts'
import { others } from './others.ts'

const SEED = 77
const CONCEPTS = 100_000
const RUNS = 3

const vietnamese = 'ban bộ chính công cục đại đảng định hội hòa khối nghị nhân phòng quốc quyết sở tổ trung ủy'.split(
  ' ',
)
const english = 'committee board ministry decision party congress office people national party plan report'.split(' ')

/** A table as people have them: terms, further English, domain, definition; `edition` changes one row in ten. */
function table(edition: number): Uint8Array<ArrayBuffer> {
  const random = seeded(SEED)
  const some = (from: readonly string[], count: number): string =>
    Array.from({ length: count }, () => from[Math.floor(random() * from.length)]).join(' ')
  const rows = Array.from({ length: CONCEPTS }, (_, i) => {
    const domain = `domain ${i % 40}`
    const definition = i % 10 === 0 ? `${some(vietnamese, 20)} ${edition}` : some(vietnamese, 20)
    return `${some(vietnamese, 4)} ${i},${some(english, 3)} ${i},${some(english, 2)} ${i},${domain},${definition}`
  })
  return new TextEncoder().encode(`vi,en,en_alternatives,domain,definition\n${rows.join('\n')}\n`)
}

/** Times in ms. */
interface Times {
  dryRun: number
  mapping: number
  writing: number
  whole: number
  /** How long the slowest other request waited. */
  stall: number
  /** How often the progress was seen to have moved. */
  moved: number
}

async function preview(
  url: string,
  glossary: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<RouteReply<'previewGlossaryImport'>> {
  const response = await sendRoute(url, 'previewGlossaryImport', {
    params: { glossary },
    file: { name: 'terms.csv', bytes },
  })
  if (!response.ok) throw await failureOf(response)
  return (await response.json()) as RouteReply<'previewGlossaryImport'>
}

/** A dry run, another mapping, and all of it carried out. */
async function once(url: string, glossary: string, bytes: Uint8Array<ArrayBuffer>): Promise<Times> {
  const asking = others(url)
  const started = performance.now()
  const { import: id, table: found } = await preview(url, glossary, bytes)
  const seen = performance.now()
  if (!found) throw new Error('no table')
  const params = { glossary, import: id }
  await callAt(url, 'remapGlossaryImport', { params, body: { mapping: found.mapping } })
  const mapped = performance.now()
  const body = { client: 'bench', requestId: id, conflicts: 'replace' }
  let state = await callAt(url, 'commitGlossaryImport', { params, body })
  let moved = 0
  while (state.state === 'running') {
    const before = state.done
    await new Promise((resolve) => setTimeout(resolve, 100))
    state = await callAt(url, 'getGlossaryImport', { params })
    if (state.done > before) moved += 1
  }
  if (state.state !== 'done') throw new Error(`the import ${state.state}: ${JSON.stringify(state.error)}`)
  const done = performance.now()
  const stall = asking.longest()
  await asking.stop()
  return { dryRun: seen - started, mapping: mapped - seen, writing: done - mapped, whole: done - started, stall, moved }
}

function rowsOf(what: string, times: readonly Times[], wholeLimit: number | null): BenchRow[] {
  const of = (key: keyof Times): { median: number; p95: number } => spread(times.map((one) => one[key]))
  const whole = of('whole')
  const stall = of('stall')
  return [
    {
      what,
      ...whole,
      unit: 'ms',
      ...(wholeLimit === null ? {} : { target: `≤ ${wholeLimit / 1000} s`, reached: whole.p95 <= wholeLimit }),
      note: `progress seen ${of('moved').median} times, ${times.length} runs`,
    },
    { what: '… sent, read and compared (dry run)', ...of('dryRun'), unit: 'ms' },
    { what: '… read and compared with another mapping', ...of('mapping'), unit: 'ms' },
    { what: '… written', ...of('writing'), unit: 'ms' },
    {
      what: '… longest wait of another request meanwhile',
      ...stall,
      unit: 'ms',
      target: '≤ 200 ms',
      reached: stall.p95 <= 200,
    },
  ]
}

async function aGlossary(url: string, run: number): Promise<string> {
  const body = { client: 'bench', requestId: `glossary-${run}`, name: `Bench ${run}` }
  return (await callAt(url, 'createGlossary', { body })).id
}

export const bench: Bench = {
  name: 'glossary-import',
  question: 'How long does it take to import 100,000 concepts over HTTP, and how long do others wait meanwhile?',
  seed: SEED,
  run: () =>
    withData(async (data) => {
      const server = new ServerChild(builtMain, [], { SONGNGU_DATA: data })
      try {
        const url = await server.url()
        const [first, second] = [table(1), table(2)]
        const fresh: Times[] = []
        const again: Times[] = []
        for (let run = 0; run < RUNS; run += 1) {
          const glossary = await aGlossary(url, run)
          fresh.push(await once(url, glossary, first))
          if (run === 0) again.push(await once(url, glossary, second))
        }
        const size = `${(first.length / 2 ** 20).toFixed(0)} MB of CSV`
        return [
          ...rowsOf(`import 100,000 concepts, ${size}, into an empty glossary`, fresh, 20_000),
          ...rowsOf('the same again, 10,000 of 100,000 changed', again, null),
        ]
      } finally {
        server.process.kill('SIGTERM')
        await server.finished
      }
    }),
}
