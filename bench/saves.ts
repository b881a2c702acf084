import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { SCHEMA_VERSION } from '../core/model/schema.ts'
import { RawClient } from '../tests/builders/client-raw.ts'
import { importInto } from '../tests/builders/client-setup.ts'
import { builtMain, ServerChild, withData } from '../tests/builders/server-child.ts'
import { spread, type Bench, type BenchRow } from './bench.ts'

const seconds = 5

export const bench: Bench = {
  name: 'saves',
  question:
    'How many saves are acknowledged as durable over HTTP, one item a request, with the client in a process of its own?',
  seed: 0,
  run: () =>
    withData(async (data) => {
      const server = new ServerChild(builtMain, [], { SONGNGU_DATA: data })
      try {
        const url = await server.url()
        const rows: BenchRow[] = [{ what: 'fdatasync of this disk', ...spread(fsyncs(data)), unit: 'ms' }]
        // Warm up: what is measured is a server that has been working for a while.
        await load(url, 20, 2)
        for (const writers of [1, 20]) rows.push(...reported(writers, await load(url, writers, seconds)))
        return rows
      } finally {
        server.process.kill('SIGTERM')
        await server.finished
      }
    }),
}

function reported(writers: number, { latencies, elapsed }: Load): BenchRow[] {
  const who = writers === 1 ? '1 writer' : `${writers} writers`
  const latency = spread(latencies)
  const rate = latencies.length / (elapsed / 1000)
  const many = writers === 20
  return [
    {
      what: `save acknowledged, ${who}`,
      ...latency,
      unit: 'ms',
      ...(many ? { target: 'p95 ≤ 15 ms', reached: latency.p95 <= 15 } : {}),
    },
    {
      what: `saves a second, ${who}`,
      median: rate,
      unit: '/s',
      ...(many ? { target: '≥ 2,000/s', reached: rate >= 2000 } : {}),
    },
  ]
}

interface Load {
  latencies: number[]
  elapsed: number
}

/** So many writers, each in a segment of its own, each sending as soon as it is answered. */
async function load(url: string, writers: number, seconds: number): Promise<Load> {
  const { document, rows } = await importInto(url, Array.from({ length: writers }, (_, i) => `Đoạn ${i}.`).join('\n'))
  const latencies: number[] = []
  const started = performance.now()
  const until = started + seconds * 1000
  await Promise.all(
    rows.map(async (row, writer) => {
      const client = new RawClient(url, 'POST', `/api/documents/${document}/save`)
      for (let version = 0; performance.now() < until; version++) {
        const sent = performance.now()
        const reply = await client.send(body(`${document}-${writer}`, row.id, version))
        latencies.push(performance.now() - sent)
        if (!reply.includes(`"result":"ok","version":${version + 1},`)) throw new Error(reply)
      }
      client.close()
    }),
  )
  return { latencies, elapsed: performance.now() - started }
}

/** Three words typed at the start of a target, which is cleared before it grows beyond a sentence. */
function body(client: string, segment: string, version: number): string {
  const length = (version % 10) * 15
  const step =
    version % 10 === 9
      ? { stepType: 'replace', from: 0, to: length }
      : { stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'text', text: 'three new words' }] } }
  const items = [{ op: 'steps', segment, baseVersion: version, steps: [step] }]
  return JSON.stringify({ client, requestId: String(version), schema: SCHEMA_VERSION, items })
}

/** What a durable write costs at least on this disk. */
function fsyncs(folder: string): number[] {
  const file = openSync(join(folder, 'fsync'), 'w')
  const page = Buffer.alloc(4096, 1)
  const times = Array.from({ length: 300 }, (_, i) => {
    writeSync(file, page, 0, page.length, i * page.length)
    const started = performance.now()
    fdatasyncSync(file)
    return performance.now() - started
  })
  closeSync(file)
  return times
}
