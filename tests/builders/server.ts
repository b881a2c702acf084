import type { IncomingMessage } from 'node:http'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import {
  ErrorReplySchema,
  routes,
  type RouteBody,
  type RouteName,
  type RouteParams,
  type RouteReply,
  type Row,
} from '../../core/api.ts'
import { AppError, type ErrorCode } from '../../core/errors.ts'
import { roles, type Actor, type Role } from '../../core/model/permissions.ts'
import type { OidcConfig } from '../../server/config.ts'
import { openStore } from '../../server/store/open.ts'
import { storeFile } from '../../server/store/location.ts'
import { startServer } from '../../server/start.ts'

export type Input<N extends RouteName> = Omit<AnyInput, 'params' | 'body'> & {
  params?: RouteParams<N>
  body?: RouteBody<N>
}

/** The same without the contract's word for it. */
export interface AnyInput {
  params?: Record<string, string>
  query?: Record<string, string | number>
  body?: unknown
  /** Goes as the form's part `file`. */
  file?: { name: string; bytes: Uint8Array<ArrayBuffer> }
  /** Text parts that go with it. */
  fields?: Record<string, string>
  /** Who sends it; without it the owner. */
  as?: Role
}

/** A real server in this process, with a real store in a folder of its own. */
export interface TestServer {
  readonly url: string
  readonly data: string
  /** Calls a route as a page of this server would; an expected failure is thrown as AppError, the reply validated. */
  call<N extends RouteName>(name: N, input?: Input<N>): Promise<RouteReply<N>>
  /** The same without judging the answer. */
  send(name: RouteName, input?: AnyInput): Promise<Response>
  /** Stops it; the data stay. */
  stop(): Promise<void>
  /** Starts again on the same data, at another port. */
  restart(): Promise<void>
  /** Stops it and removes the data. */
  remove(): Promise<void>
}

/** One person of each role; a request `as` one of them is theirs. */
const people = new Map<string, Actor>(roles.map((role) => [role, { user: `user-${role}`, role }]))
const owner: Actor = { user: 'local-owner', role: 'owner' }
const actorOf = ({ headers }: IncomingMessage): Actor => people.get(String(headers['x-as'])) ?? owner

/** `people`: one person of each role. `client`: serves the built pages, too. `data`: of another that has stopped. `now`: a clock of the test's. */
export async function startTestServer(
  options: {
    sample?: boolean
    people?: boolean
    client?: boolean
    oidc?: OidcConfig
    data?: string
    now?: () => number
  } = {},
): Promise<TestServer> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'songngu-')))
  if (options.people) await addPeople(data)
  const start = () =>
    startServer(
      {
        ...{ data, host: '127.0.0.1', port: 0, log: 'silent', version: '9.9.9' },
        sample: options.sample ?? false,
        oidc: options.oidc,
        client: options.client ? resolve('dist/client') : undefined,
      },
      { actorOf: options.people ? actorOf : undefined, now: options.now },
    )
  let running = await start()
  return {
    get url() {
      return running.url
    },
    data,
    send: (name, input = {}) => sendRoute(running.url, name, input),
    call: (name, input = {}) => callRoute(running.url, name, input),
    stop: () => running.close(),
    async restart() {
      await running.close()
      running = await start()
    },
    async remove() {
      await running.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function addPeople(data: string): Promise<void> {
  const store = await openStore({ file: storeFile(data) })
  for (const [role, { user }] of people) {
    await store.write((tx) => tx.users.insert({ id: user, name: `Người ${role}`, color: '#123456' }))
  }
  await store.close()
}

/** The path of a route with its parameters filled in. */
export function routePath(name: RouteName, params: Record<string, string> = {}): string {
  return `/api${routes[name].path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? 'unknown'))}`
}

export async function sendRoute(
  url: string,
  name: RouteName,
  input: AnyInput = {},
  more: Record<string, string> = {},
): Promise<Response> {
  const query = new URLSearchParams(Object.entries(input.query ?? {}).map(([key, value]) => [key, String(value)]))
  const headers: Record<string, string> = { origin: url, ...(input.as && { 'x-as': input.as }), ...more }
  const init: RequestInit = { method: routes[name].method.toUpperCase(), headers }
  if (input.file) {
    const form = new FormData()
    form.append('file', new Blob([input.file.bytes]), input.file.name)
    for (const [key, value] of Object.entries(input.fields ?? {})) form.append(key, value)
    init.body = form
  } else if (input.body !== undefined) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(input.body)
  }
  return fetch(`${url}${routePath(name, input.params)}?${query}`, init)
}

async function callRoute<N extends RouteName>(url: string, name: N, input: Input<N>): Promise<RouteReply<N>> {
  const response = await sendRoute(url, name, input as AnyInput)
  if (!response.ok) throw await failureOf(response)
  const { reply } = routes[name]
  if (typeof reply === 'string') throw new TypeError(`${name} does not answer JSON`)
  return reply.parse(await response.json()) as RouteReply<N>
}

export async function failureOf(response: Response): Promise<AppError> {
  const { error } = ErrorReplySchema.parse(await response.json())
  return new AppError(error.code as ErrorCode, error.params)
}

/** The command line's token of a running server. */
export async function tokenOf(data: string): Promise<string> {
  return (JSON.parse(await readFile(join(data, 'songngu.lock'), 'utf8')) as { token: string }).token
}

/** Polls until the value is there; for what a server does in its own time. */
export async function eventually<T>(look: () => Promise<T | null> | T | null, what: string, ms = 10_000): Promise<T> {
  const until = performance.now() + ms
  for (;;) {
    const found = await look()
    if (found !== null) return found
    if (performance.now() > until) throw new Error(`waited ${ms} ms in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** A document made of these paragraphs, imported the way people do it. */
export async function aDocument(
  server: TestServer,
  text: string,
): Promise<{ project: string; document: string; rows: Row[] }> {
  const { id: project } = await server.call('createProject', { body: { name: 'Thử nghiệm' } })
  const { job } = await server.call('importText', { params: { project }, body: { title: 'Văn bản', text } })
  const document = await importedBy(server, job)
  return { project, document, rows: await rowsOf(server, document) }
}

/** Waits for an import to end well; gives the document. */
export async function importedBy(server: TestServer, job: string): Promise<string> {
  return eventually(async () => {
    const { state, document, error } = await server.call('getJob', { params: { job } })
    if (state === 'failed' || state === 'cancelled') throw new Error(`import ${state}: ${JSON.stringify(error)}`)
    return state === 'done' ? document : null
  }, 'the import')
}

export async function rowsOf(server: TestServer, document: string): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const page: RouteReply<'getRows'> = await server.call('getRows', {
      params: { document },
      query: after === null ? {} : { after },
    })
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}
