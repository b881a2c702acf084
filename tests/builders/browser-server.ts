import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes, type RouteBody, type RouteName, type RouteParams, type RouteReply } from '../../core/api.ts'

const READY_MS = 20_000

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
export async function startBuiltServer(): Promise<BuiltServer> {
  const data = await mkdtemp(join(tmpdir(), 'songngu-'))
  let { child, url } = await launch(data, 0)
  const port = Number(new URL(url).port)
  return {
    url,
    data,
    async kill() {
      child.kill('SIGKILL')
      await exited(child)
    },
    async restart() {
      ;({ child, url } = await launch(data, port))
    },
    async stop() {
      const started = performance.now()
      child.kill('SIGTERM')
      const code = await exited(child)
      await rm(data, { recursive: true, force: true })
      return { code, ms: performance.now() - started }
    },
    call: (name, input = {}) => callRoute(url, name, input),
  }
}

function exited(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}

async function launch(data: string, port: number): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['dist/server/main.mjs'], {
    env: { ...process.env, SONGNGU_DATA: data, SONGNGU_PORT: String(port), SONGNGU_LOG: 'warn', SONGNGU_HOST: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`the server ${why}\n${out}${err}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail(`was not ready within ${READY_MS} ms`)
    }, READY_MS)
    child.once('exit', (code) => fail(`ended with ${code} before it was ready`))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      const ready = /^Song ngữ: (http:\/\/\S+)$/m.exec(out)
      if (!ready?.[1]) return
      clearTimeout(timer)
      resolve(ready[1])
    })
  })
  return { child, url }
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
