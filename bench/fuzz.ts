import { Authority } from '../tests/unit/sync/authority.ts'
import { fuzz, type FuzzOptions, type FuzzResult, type FuzzServer } from '../tests/unit/sync/fuzz.ts'
import { inMemory } from '../tests/unit/sync/in-memory.ts'
import { onServer } from '../tests/unit/sync/real-server.ts'
import { builtMain, ServerChild, withData } from '../tests/builders/server-child.ts'
import type { Bench, BenchRow } from './bench.ts'

const seed = 20_000
/** DESIGN: at least so many characters in all. */
const CHARACTERS = 20_000
const SEGMENTS = 12

const usual = { clients: 4, actions: 1200, dropped: 0.08, structure: true, crashes: true }

export const bench: Bench = {
  name: 'fuzz',
  question:
    'Do four people who type, split, join, compose, go offline and lose tabs, over a line that drops requests and answers, ever lose a character?',
  seed,
  run: async () => {
    const memory = (): Promise<FuzzServer> =>
      Promise.resolve(inMemory(new Authority(Array.from({ length: SEGMENTS }, () => 'base'))))
    const rows = [...(await many('server in memory', memory, { undo: false })), ...(await overHttp())]
    return rows
  },
}

function overHttp(): Promise<BenchRow[]> {
  return withData(async (data) => {
    const server = new ServerChild(builtMain, [], { SONGNGU_DATA: data })
    try {
      const url = await server.url()
      return await many('built server over HTTP', () => onServer(url, SEGMENTS), { undo: true })
    } finally {
      server.process.kill('SIGTERM')
      await server.finished
    }
  })
}

/** Runs, half of them with all typing in two segments, until enough has been typed. */
async function many(
  what: string,
  server: () => Promise<FuzzServer>,
  { undo }: Pick<FuzzOptions, 'undo'>,
): Promise<BenchRow[]> {
  const total: Partial<Record<keyof FuzzResult, number>> = {}
  for (let run = 0; (total.typed ?? 0) < CHARACTERS; run++) {
    const result = await fuzz(await server(), { ...usual, undo, seed: seed + run, hot: run % 2 === 1 })
    for (const [key, value] of Object.entries(result) as [keyof FuzzResult, number][]) {
      total[key] = (total[key] ?? 0) + value
    }
  }
  const met = (
    ['offline', 'crashes', 'splits', 'joins', 'undone', 'compositions', 'droppedRequests', 'droppedAnswers'] as const
  )
    .map((key) => `${total[key] ?? 0} ${key}`)
    .join(', ')
  return (['lost', 'doubled', 'diverged', 'unsaved'] as const).map((key) => ({
    what: `${what}: ${key}`,
    median: total[key] ?? 0,
    unit: key === 'diverged' ? 'clients' : key === 'unsaved' ? 'segments' : 'characters',
    target: '0',
    reached: total[key] === 0,
    ...(key === 'lost' ? { note: `of ${total.typed ?? 0} typed; ${met}` } : {}),
  }))
}
