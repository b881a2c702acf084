import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { routes, type RouteName, type ServerMessage } from '../../core/api.ts'
import { errorStatus, type ErrorCode } from '../../core/errors.ts'
import { can, roles } from '../../core/model/permissions.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { storeFile } from '../../server/store/location.ts'
import type { Line } from '../builders/permissions/line.ts'
import { open, outside } from '../builders/permissions/outside.ts'
import { inProject } from '../builders/permissions/project.ts'
import { reading } from '../builders/permissions/reading.ts'
import { review } from '../builders/permissions/review.ts'
import { StoreWatch } from '../builders/permissions/store-watch.ts'
import { terms } from '../builders/permissions/terms.ts'
import { text } from '../builders/permissions/text.ts'
import { World, type Actor } from '../builders/permissions/world.ts'

/**
 * Every kind of edit, tried by everybody: one person of each role, one with no
 * part in the project, one who is not signed in. Whoever may, does it; whoever
 * may not is told so, and nothing has changed in the store.
 */

const tables = { reading, text, review, project: inProject, terms, outside }
const lines = Object.values(tables).flat()

let world: World
let watch: StoreWatch
beforeAll(async () => {
  world = await World.open()
  watch = new StoreWatch(storeFile(world.server.data))
})
afterAll(async () => {
  watch.close()
  await world.server.remove()
})

test('every route has its lines', () => {
  const named = new Set<string>([...lines.map(({ route }) => route), ...open])
  expect((Object.keys(routes) as RouteName[]).filter((name) => !named.has(name))).toEqual([])
})

test('the first gate of each route lets through whoever may do anything behind it', () => {
  for (const { route, who, what } of lines) {
    const { access } = routes[route]
    const kept = access === null ? [] : who.filter((role) => !can({ user: 'x', role }, access))
    expect([route, what, kept]).toEqual([route, what, []])
  }
})

/** What came of it: done, or the code that says why not, by the answer or by that of its one item. */
interface Reply {
  results?: { result: string; code?: string }[]
  refused?: { code: string }[]
  forbidden?: string[]
  changed?: number
  restored?: number
}
async function outcome(response: Response): Promise<string> {
  const { ok, status, headers } = response
  if (!headers.get('content-type')?.includes('application/json')) {
    await response.arrayBuffer()
    return ok ? 'done' : `status ${status}`
  }
  const reply = (await response.json()) as Reply & { error?: { code: ErrorCode } }
  if (reply.error) {
    expect(status).toBe(errorStatus[reply.error.code])
    return reply.error.code
  }
  const refused = reply.results?.find(({ result }) => result !== 'ok') ?? reply.refused?.[0]
  if (refused) return refused.code ?? 'refused'
  return reply.forbidden?.length ? 'auth.forbidden' : 'done'
}

function expected({ who, refusal, outside: told, answer }: Line, { as }: Actor, status: number): string {
  if (as === 'signedOut') return 'auth.required'
  if (as === 'outside') return told ?? (status === 404 ? 'not there' : 'notFound')
  if (who.includes(as)) return answer ?? 'done'
  return refusal?.(as) ?? 'auth.forbidden'
}

/** Routes that answer well although an item of theirs was refused: their answer is kept, so that the store is written. */
const byItems: ReadonlySet<RouteName> = new Set([
  ...(['save', 'batch', 'undoBatch', 'decideSuggestions', 'applyTermImpact', 'undoTermImpact'] as const),
])

interface Attempted {
  came: string
  should: string
  wrote: boolean
}

/** `closely`: compares everything in the store, not only whether anybody has written at all. */
async function attempt(line: Line, actor: Actor, closely: boolean): Promise<Attempted> {
  const input = await line.make(world, actor)
  const contents = closely ? watch.contents() : null
  const before = watch.version
  const response = await actor.browser.send(line.route, input)
  const copy = response.clone()
  const came = await outcome(response)
  const should = expected(line, actor, response.status)
  if (came === 'done') await world.settle(copy)
  const wrote = watch.version !== before && (contents === null || contents !== watch.contents())
  return { came: should === 'not there' && came.startsWith('notFound.') ? 'not there' : came, should, wrote }
}

/** What is nobody's doing, as that somebody was seen, is looked at closely before it counts. */
async function tried(line: Line, actor: Actor): Promise<Attempted> {
  const may = actor.as !== 'signedOut' && actor.as !== 'outside' && line.who.includes(actor.as)
  const first = await attempt(line, actor, !may && byItems.has(line.route))
  return first.wrote && first.should !== 'done' ? attempt(line, actor, true) : first
}

describe.each(Object.entries(tables))('%s', (_, table) => {
  test.each(table.map((line): [string, Line] => [`${line.route} ${line.what}`, line]))('%s', async (name, line) => {
    const idle = line.idle === true || line.answer !== undefined || routes[line.route].method === 'get'
    for (const actor of world.actors) {
      const { came, should, wrote } = await tried(line, actor)
      expect([name, actor.as, came]).toEqual([name, actor.as, should])
      if (!idle) expect([name, actor.as, 'wrote', wrote]).toEqual([name, actor.as, 'wrote', should === 'done'])
      else expect([name, actor.as, 'wrote', wrote && should !== 'done']).toEqual([name, actor.as, 'wrote', false])
    }
  })
})

test('nobody listens to a document they may not read', async () => {
  for (const { as, browser } of world.actors) {
    const socket = new WebSocket(`${world.server.url.replace('http', 'ws')}/api/live`, {
      headers: { origin: world.server.url, ...(browser.cookie && { cookie: browser.cookie }) },
    })
    const hello = { type: 'hello', client: 'tab', document: world.small, after: 0, schema: SCHEMA_VERSION }
    socket.on('open', () => socket.send(JSON.stringify(hello)))
    const first = await new Promise<ServerMessage>((resolve, reject) => {
      socket.on('message', (data: Buffer) => resolve(JSON.parse(data.toString()) as ServerMessage))
      socket.on('error', reject)
    })
    socket.terminate()
    const code = as === 'signedOut' ? 'signedOut' : as === 'outside' ? 'forbidden' : undefined
    expect([as, first.type === 'bye' ? first.code : undefined]).toEqual([as, code])
  }
})

test('all roles were there', () => {
  expect(world.actors.map(({ as }) => as)).toEqual([...roles, 'outside', 'signedOut'])
})
