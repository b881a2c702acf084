import {
  ErrorReplySchema,
  routes,
  type RouteBody,
  type RouteFields,
  type RouteName,
  type RouteParams,
  type RouteQuery,
  type RouteReply,
} from '../../core/api.ts'
import { AppError, errorStatus, type ErrorCode } from '../../core/errors.ts'
import { readConfig, urlOf } from '../config.ts'
import { startServer } from '../start.ts'
import { readLock } from '../store/lock.ts'
import type { CommandIo } from './command.ts'

interface Input<N extends RouteName> {
  params?: RouteParams<N>
  query?: RouteQuery<N>
  body?: RouteBody<N>
  file?: File
  /** Text parts that go with the file. */
  fields?: RouteFields<N>
}

/** Routes of a server on the same data, called with the command line's token. */
export interface Api {
  call<N extends RouteName>(name: N, input: Input<N>): Promise<RouteReply<N>>
  /** A route that answers with a file. */
  download<N extends RouteName>(name: N, input: Input<N>): Promise<Uint8Array>
}

/**
 * Works with the server that runs on these data, or, when none does, with one
 * of our own for as long as the work takes. Both ways the data have one writer.
 */
export async function withApi<T>(io: CommandIo, work: (api: Api) => Promise<T>): Promise<T> {
  const config = readConfig(io.env)
  const running = readLock(config.data)
  if (running && running.port > 0) return work(apiAt(urlOf(reachable(running.host), running.port), running.token))
  // A lock without a port is a command at work: starting then says who it is.
  const own = await startServer({ ...config, host: '127.0.0.1', port: 0, oidc: undefined, sample: false, log: 'error' })
  try {
    return await work(apiAt(own.url, readLock(config.data)?.token ?? ''))
  } finally {
    await own.close()
  }
}

/** Where a program of this computer reaches a server that listens there: one that listens everywhere does so here. */
function reachable(host: string): string {
  if (host === '' || host === '0.0.0.0') return '127.0.0.1'
  return host === '::' || host === '[::]' ? '[::1]' : host
}

function apiAt(url: string, token: string): Api {
  const send = async <N extends RouteName>(
    name: N,
    { params, query, body, file, fields }: Input<N>,
  ): Promise<Response> => {
    const filled = routes[name].path.replace(/:(\w+)/g, (_, key: string) =>
      encodeURIComponent((params as Record<string, string> | undefined)?.[key] ?? ''),
    )
    const search = new URLSearchParams(
      Object.entries((query ?? {}) as Record<string, string | number | undefined>).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, String(value)] as [string, string]],
      ),
    )
    const headers: Record<string, string> = { authorization: `Bearer ${token}` }
    const init: RequestInit = { method: routes[name].method.toUpperCase(), headers }
    if (file) {
      const form = new FormData()
      form.append('file', file, file.name)
      for (const [key, value] of Object.entries(fields ?? {})) form.append(key, String(value))
      init.body = form
    } else if (body !== undefined) {
      headers['content-type'] = 'application/json'
      init.body = JSON.stringify(body)
    }
    const response = await fetch(`${url}/api${filled}?${search.toString()}`, init)
    if (!response.ok) throw await failure(response)
    return response
  }
  return {
    async call(name, input) {
      const { reply } = routes[name]
      if (typeof reply === 'string') throw new TypeError(`${name} does not answer JSON`)
      return reply.parse(await (await send(name, input)).json()) as RouteReply<typeof name>
    },
    async download(name, input) {
      return new Uint8Array(await (await send(name, input)).arrayBuffer())
    },
  }
}

async function failure(response: Response): Promise<AppError> {
  const { code, params, reference } = ErrorReplySchema.parse(await response.json()).error
  const known = code in errorStatus ? (code as ErrorCode) : 'internal'
  return new AppError(known, reference === undefined ? params : { ...params, reference })
}
