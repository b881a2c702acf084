import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes, type RouteBody, type RouteName, type RouteParams, type RouteReply } from '../../core/api.ts'
import { builtMain, ServerChild } from './server-child.ts'

/** The built server in a process of its own, on a data folder of its own. */
export interface BuiltServer {
  readonly url: string
  readonly data: string
  /** kill -9: no chance to finish anything. */
  kill(): Promise<void>
  /** Starts again on the same port and data. */
  restart(): Promise<void>
  /** SIGTERM; resolves with the exit code and how long it took. Removes the data folder. */
  stop(): Promise<{ code: number | null; ms: number }>
  /** Calls a route of the contract as a page of this server would. */
  call<N extends RouteName>(
    name: N,
    input?: { params?: RouteParams<N>; body?: RouteBody<N>; query?: Record<string, string | number> },
  ): Promise<RouteReply<N>>
}

/** Needs `npm run build` (npm test does it). Port 0 unless restarted. */
export async function startBuiltServer(env: Record<string, string> = {}): Promise<BuiltServer> {
  const data = await mkdtemp(join(tmpdir(), 'songngu-'))
  const launch = (port: string): ServerChild =>
    new ServerChild(builtMain, [], { ...env, SONGNGU_DATA: data, SONGNGU_PORT: port })
  let child = launch('0')
  const url = await child.url()
  return {
    url,
    data,
    async kill() {
      child.process.kill('SIGKILL')
      await child.finished
    },
    async restart() {
      child = launch(new URL(url).port)
      await child.url()
    },
    async stop() {
      const started = performance.now()
      child.process.kill('SIGTERM')
      const { code } = await child.finished
      await rm(data, { recursive: true, force: true })
      return { code, ms: performance.now() - started }
    },
    call: (name, input = {}) => callRoute(url, name, input),
  }
}

async function callRoute<N extends RouteName>(
  url: string,
  name: N,
  input: { params?: unknown; body?: unknown; query?: Record<string, string | number> },
): Promise<RouteReply<N>> {
  const { method, path, reply } = routes[name]
  const params = (input.params ?? {}) as Record<string, string>
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
  const query = new URLSearchParams(Object.entries(input.query ?? {}).map(([key, value]) => [key, String(value)]))
  const init: RequestInit = { method: method.toUpperCase(), headers: { origin: url } }
  if (input.body !== undefined) {
    init.body = JSON.stringify(input.body)
    init.headers = { origin: url, 'content-type': 'application/json' }
  }
  const response = await fetch(`${url}/api${filled}?${query}`, init)
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`)
  if (typeof reply === 'string') throw new TypeError(`${name} does not answer JSON`)
  return reply.parse(await response.json()) as RouteReply<N>
}
