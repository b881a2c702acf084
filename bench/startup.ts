import { readFileSync } from 'node:fs'
import { callAt } from '../tests/builders/client-setup.ts'
import { builtMain, ServerChild, withData } from '../tests/builders/server-child.ts'
import { spread, type Bench } from './bench.ts'

const runs = 7

export const bench: Bench = {
  name: 'startup',
  question: 'How soon is the built server ready, and how much memory does it hold with the sample open?',
  seed: 0,
  run: () =>
    withData(async (data) => {
      const first = await start(data)
      await stop(first.server)
      const times: number[] = []
      const memory: number[] = []
      for (let run = 0; run < runs; run++) {
        const { server, url, ms } = await start(data)
        times.push(ms)
        await openSample(url)
        memory.push(residentMegabytes(server.process.pid ?? 0))
        await stop(server)
      }
      const ready = spread(times)
      const resident = spread(memory)
      return [
        { what: 'first start: store, glossary and sample made', median: first.ms, unit: 'ms' },
        {
          what: 'start, to the line that says ready',
          ...ready,
          unit: 'ms',
          target: '≤ 1 s',
          reached: ready.median <= 1000,
        },
        {
          what: 'resident memory with the sample and its terms open',
          ...resident,
          unit: 'MB',
          target: '≤ 160 MB',
          reached: resident.median <= 160,
        },
      ]
    }),
}

async function start(data: string): Promise<{ server: ServerChild; url: string; ms: number }> {
  const started = performance.now()
  const server = new ServerChild(builtMain, [], { SONGNGU_DATA: data })
  const url = await server.url()
  return { server, url, ms: performance.now() - started }
}

async function stop(server: ServerChild): Promise<void> {
  server.process.kill('SIGTERM')
  await server.finished
}

/** What a browser asks for when it opens the sample. */
async function openSample(url: string): Promise<void> {
  const { projects } = await callAt(url, 'listProjects')
  const { documents } = await callAt(url, 'listDocuments', { params: { project: projects[0]?.id ?? '' } })
  const document = documents[0]?.id ?? ''
  await callAt(url, 'getRows', { params: { document } })
  await callAt(url, 'getTerms', { params: { document } })
}

/** As the kernel counts it (Linux only). */
function residentMegabytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}
