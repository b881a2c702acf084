import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RouteReply } from '../../core/api.ts'
import type { AppError } from '../../core/errors.ts'
import { can, roles, type Role } from '../../core/model/permissions.ts'
import { edit, freshId, saveBody, typed } from '../builders/client-edits.ts'
import { aDocument, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

const written = () => ({ client: 'tab', requestId: freshId('timeline') })
const three = 'Một hai ba bốn.\nNăm sáu bảy tám.\nChín mười.'

async function started(text = three) {
  const { document } = await aDocument(server, text)
  const params = { document }
  return {
    document,
    params,
    /** Writes at the start of the row with this number, from 1. */
    async type(number: number, words: string, as: Role = 'translator') {
      const row = (await rowsOf(server, document))[number - 1]
      const body = saveBody([edit(row?.id ?? '', row?.version ?? 0, typed(0, words))])
      await server.call('save', { params, body, as })
    },
    changes: (query: Record<string, string | number>, as: Role = 'owner') =>
      server.call('changesSince', { params, query, as }),
    timeline: (query: Record<string, string | number> = {}) => server.call('documentTimeline', { params, query }),
    checkpoint: (name: string, n?: number, as: Role = 'manager') =>
      server.call('addCheckpoint', {
        params,
        body: { ...written(), name, kind: 'delivered', ...(n === undefined ? {} : { n }) },
        as,
      }),
    last: async () => (await server.call('getDocument', { params })).lastEvent,
  }
}

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) => (error as AppError).code,
  )

describe('pages stay as they are while people go on', () => {
  test('of the timeline', async () => {
    const at = await started()
    for (let i = 0; i < 130; i++) await at.type(1 + (i % 3), 'x', i % 2 === 0 ? 'translator' : 'reviewer')
    const first = await at.timeline({ limit: 1 })
    expect(first.next).not.toBeNull()
    await at.type(1, 'mới', 'owner')
    const second = await at.timeline({ limit: 200, before: first.next ?? 0 })
    const events = [...first.entries, ...second.entries].reduce((sum, { events }) => sum + events, 0)
    expect([events, second.next]).toEqual([131, null])
  })

  test('of changes up to a point', async () => {
    const at = await started()
    for (const number of [1, 2, 3]) await at.type(number, 'one')
    const first = await at.changes({ since: 0, limit: 2 })
    await at.type(3, 'later ')
    const rest = await at.changes({ since: 0, until: first.until, skip: first.next ?? 0, limit: 2 })
    expect(rest).toMatchObject({ total: 3, next: null, until: first.until })
    expect(rest.rows).toMatchObject([{ now: [{ target: 'one' }] }])
  })
})

describe('segments have their place', () => {
  const numbers = ({ places }: Pick<RouteReply<'changesSince'>, 'places'>) =>
    places.map(({ number, source }) => [number, source])

  test('in a timeline and among changes; one that was joined stands where it went', async () => {
    const at = await started('Một hai ba bốn. Năm sáu bảy tám.\nChín mười.')
    await at.type(2, 'five')
    await at.type(1, 'one')
    const [one, two] = await rowsOf(server, at.document)
    const [first, second] = [one, two].map((row) => ({ id: row?.id ?? '', version: row?.version ?? 0 }))
    const op = {
      kind: 'join',
      segment: first?.id ?? '',
      version: first?.version ?? 0,
      second: second?.id ?? '',
      secondVersion: second?.version ?? 0,
    } as const
    await server.call('restructure', { params: at.params, body: { ...written(), op } })
    const joined = 'Một hai ba bốn. Năm sáu bảy tám.'
    expect(numbers(await at.timeline())).toEqual([
      [1, joined],
      [1, joined],
    ])
    const changes = await at.changes({ since: 0 })
    expect(numbers(changes)).toEqual([
      [1, joined],
      [1, joined],
    ])
    expect(new Set(changes.places.map(({ live }) => live))).toEqual(new Set([one?.id]))
  })

  test('a long source is told by its beginning where there are many', async () => {
    const at = await started(`${'Nghệ An '.repeat(40)}.`)
    await at.type(1, 'x')
    const [place] = (await at.timeline()).places
    expect(place?.source.length).toBeLessThanOrEqual(121)
    expect(place?.source).toMatch(/^Nghệ An .*Nghệ…$|^Nghệ An .*An…$/)
  })
})

describe('points of the log', () => {
  test('in the future are now', async () => {
    const at = await started()
    await at.type(1, 'one')
    const n = await at.last()
    expect(await at.changes({ since: n + 1000 })).toMatchObject({ since: n, until: n, total: 0, rows: [] })
    expect(await at.changes({ since: 0, until: n + 1000 })).toMatchObject({ until: n, total: 1 })
    const look = { params: at.params, body: { n: n + 1000 } }
    expect(await server.call('markLook', look)).toEqual({ n })
    const far = await at.checkpoint('Sau này', n + 1000)
    expect(far.n).toBe(n)
  })

  test('of an export can be named: it is what was in the file, whatever came since', async () => {
    const at = await started()
    await at.type(1, 'one')
    const file = await server.send('exportDocument', { params: at.params, query: { format: 'target-txt' } })
    const n = Number(file.headers.get('x-document-event'))
    expect(n).toBe(await at.last())
    await at.type(1, 'two ')
    const delivered = await at.checkpoint('Giao', n)
    const { rows, sinceAt } = await at.changes({ since: delivered.id })
    expect(rows).toMatchObject([{ then: [{ target: 'one' }], now: [{ target: 'two one' }] }])
    expect(sinceAt).toBe(delivered.at)
  })

  test('without changes of text or status: a lock is not counted', async () => {
    const at = await started()
    const since = await at.last()
    const [row] = await rowsOf(server, at.document)
    const segments = [{ segment: row?.id ?? '', version: row?.version ?? 0 }]
    await server.call('batch', { params: at.params, body: { ...written(), action: { kind: 'lock' }, segments } })
    expect(await at.changes({ since })).toMatchObject({ total: 0, rows: [] })
    expect((await at.timeline({ kind: 'lock' })).entries).toMatchObject([{ kind: 'lock', locked: true, segments: 1 }])
  })

  test('many moved at once are one entry with the status they all have', async () => {
    const at = await started()
    for (const number of [1, 2]) await at.type(number, 'one')
    const segments = (await rowsOf(server, at.document))
      .slice(0, 2)
      .map(({ id, version }) => ({ segment: id, version }))
    await server.call('batch', { params: at.params, body: { ...written(), action: { kind: 'confirm' }, segments } })
    const [newest] = (await at.timeline()).entries
    expect(newest).toMatchObject({ kind: 'status', segments: 2, segment: null, status: 'confirmed' })
  })
})

describe('checkpoints', () => {
  test('of another document are none of this one', async () => {
    const [here, there] = [await started(), await started()]
    const { id } = await there.checkpoint('Giao')
    const params = { ...here.params, checkpoint: id }
    const gone = 'notFound.checkpoint'
    expect(await codeOf(here.changes({ since: id }))).toBe(gone)
    expect(await codeOf(here.changes({ since: 0, until: id }))).toBe(gone)
    expect(await codeOf(server.call('renameCheckpoint', { params, body: { name: 'x' } }))).toBe(gone)
    expect(await codeOf(server.call('deleteCheckpoint', { params }))).toBe(gone)
    expect((await server.call('listCheckpoints', { params: there.params })).checkpoints).toHaveLength(1)
  })

  test.each(roles)('a %s sets, renames and deletes their own only where they may move statuses', async (role) => {
    const at = await started()
    const allowed = can({ user: 'x', role }, 'status')
    expect(await codeOf(at.checkpoint('Giao', undefined, role))).toBe(allowed ? 'done' : 'auth.forbidden')
    const others = await at.checkpoint('Của người khác', undefined, 'manager')
    const params = { ...at.params, checkpoint: others.id }
    const mayChange = allowed && (role === 'manager' || can({ user: 'x', role }, 'manage'))
    const rename = server.call('renameCheckpoint', { params, body: { name: 'Tên' }, as: role })
    expect(await codeOf(rename)).toBe(mayChange ? 'done' : 'auth.forbidden')
    expect(await codeOf(server.call('deleteCheckpoint', { params, as: role }))).toBe(
      mayChange ? 'done' : 'auth.forbidden',
    )
    // Everyone who may read sees what happened.
    const asked = { params: at.params, as: role }
    expect(await codeOf(server.call('documentTimeline', asked))).toBe('done')
    expect(await codeOf(server.call('listCheckpoints', asked))).toBe('done')
    expect(await codeOf(server.call('markLook', { ...asked, body: { n: 1 } }))).toBe('done')
  })
})
