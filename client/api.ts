import * as z from 'zod/mini'
import type { RouteBody, RouteName, RouteParams, RouteQuery, RouteReply } from '../core/api.ts'
import { AppError, errorStatus, type ErrorCode } from '../core/errors.ts'
import { ErrorReplySchema } from '../core/wire/live.ts'
import { personHeader, type RouteShape } from '../core/wire/route.ts'
import { workRoutes } from '../core/wire/work-routes.ts'
import { closeGate, mayPass, ownerFor } from './gate.ts'

/** The server could not be reached, or its answer did not arrive. */
export class NetworkError extends Error {
  override name = 'NetworkError'
}

type Input<N extends RouteName> = (RouteParams<N> extends never ? unknown : { params: RouteParams<N> }) &
  (RouteQuery<N> extends never ? unknown : { query?: RouteQuery<N> }) &
  (RouteBody<N> extends never ? unknown : { body: RouteBody<N> }) & {
    file?: File
    /** Text parts of a form beside the file. */
    fields?: Record<string, string>
    signal?: AbortSignal
    keepalive?: boolean
  }

/** What is not needed for the first view comes when it is first asked for. */
const late = () => import('../core/wire/late-routes.ts')

/** A route of the contract: known at once for everyday work, which must leave even while a page closes. */
function shapeOf(name: RouteName): RouteShape | Promise<RouteShape> {
  if (Object.hasOwn(workRoutes, name)) return workRoutes[name as keyof typeof workRoutes]
  return late().then(
    ({ lateRoutes }) => lateRoutes[name as keyof typeof lateRoutes],
    (cause: unknown) => {
      throw new NetworkError(name, { cause })
    },
  )
}

/** Path with parameters filled in and the query appended, e.g. for a download link. */
export async function pathOf(
  name: RouteName,
  params: Record<string, string> = {},
  query: Record<string, unknown> = {},
): Promise<string> {
  return filled((await shapeOf(name)).path, params, query)
}

function filled(template: string, params: Record<string, string> = {}, query: Record<string, unknown> = {}): string {
  const path = template.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
  const entries = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString()
  return `/api${path}${search ? `?${search}` : ''}`
}

/**
 * Calls a route of the contract. The reply is validated; an expected failure
 * is thrown as AppError with the server's code, a broken line as NetworkError.
 */
export async function call<N extends RouteName>(name: N, input: Input<N>): Promise<RouteReply<N>> {
  if (!mayPass(name)) throw new AppError('auth.required')
  const known = shapeOf(name)
  const route = known instanceof Promise ? await known : known
  const given = input as {
    params?: Record<string, string>
    query?: Record<string, unknown>
    body?: unknown
    file?: File
    fields?: Record<string, string>
    signal?: AbortSignal
    keepalive?: boolean
  }
  const owner = ownerFor(name)
  const headers: Record<string, string> = owner === null ? {} : { [personHeader]: owner }
  const init: RequestInit = { method: route.method.toUpperCase(), credentials: 'same-origin', headers }
  if (given.signal) init.signal = given.signal
  if (given.keepalive) init.keepalive = true
  if (given.file) {
    const form = new FormData()
    for (const [key, value] of Object.entries(given.fields ?? {})) form.append(key, value)
    form.append('file', given.file, given.file.name.normalize('NFC'))
    init.body = form
  } else if (given.body !== undefined) {
    init.body = JSON.stringify(given.body)
    headers['content-type'] = 'application/json'
  }
  let response: Response
  let json: unknown
  try {
    response = await fetch(filled(route.path, given.params, given.query), init)
    json = await response.json()
  } catch (error) {
    if (given.signal?.aborted) throw error
    throw new NetworkError(name, { cause: error })
  }
  if (!response.ok) throw failure(name, response.status, json)
  if (typeof route.reply === 'string') throw new TypeError(`${name} does not answer JSON`)
  return z.parse(route.reply, json) as RouteReply<N>
}

/** An answer that is no success, as AppError; one without our envelope as NetworkError. */
export function failure(name: string, status: number, json: unknown): Error {
  const reply = ErrorReplySchema.safeParse(json)
  // A gateway or a stopping server answers without our envelope: the line is broken, not the request.
  if (!reply.success) return new NetworkError(`${name} ${status}`)
  const { code, params, reference } = reply.data.error
  const known = code in errorStatus ? (code as ErrorCode) : 'internal'
  if ((known === 'auth.required' || known === 'auth.otherPerson') && mayPass('')) closeGate()
  return new AppError(known, reference ? { ...params, reference } : params)
}
