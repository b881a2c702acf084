import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Row, RouteReply } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { can, roles, type Role } from '../../core/model/permissions.ts'
import { deleted, edit, freshId, move, saveBody, typed } from '../builders/client-edits.ts'
import { aDocument, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

const written = () => ({ client: 'tab', requestId: freshId('history') })

/** A document of one segment, and what people do to it. */
async function started(text = 'Đảng ủy tổ chức hội nghị.') {
  const { project, document, rows } = await aDocument(server, text)
  const segment = rows[0]?.id ?? ''
  let version = 0
  const params = { document, segment }
  return {
    project,
    document,
    segment,
    rows,
    params,
    async type(at: number, words: string, as: Role = 'translator') {
      const body = saveBody([edit(segment, version, typed(at, words))])
      const { results } = await server.call('save', { params: { document }, body, as })
      if (results[0]?.result !== 'ok') throw new Error(JSON.stringify(results))
      version = results[0].version
    },
    async status(status: 'draft' | 'confirmed', as: Role = 'translator') {
      await server.call('save', { params: { document }, body: saveBody([move(segment, version, status)]), as })
      version++
    },
    history: (query: Record<string, string | number> = {}) => server.call('segmentHistory', { params, query }),
    changes: (query: Record<string, string | number>, as: Role = 'owner') =>
      server.call('changesSince', { params: { document }, query, as }),
    restore: (to: number, base = version, as: Role = 'translator') =>
      server.call('restoreVersion', { params, body: { ...written(), version: to, baseVersion: base }, as }),
  }
}

describe('versions of a segment', () => {
  test('of one person in one go are one; each stays within reach', async () => {
    const at = await started()
    await at.type(0, 'The ')
    await at.type(4, 'Party')
    await at.type(9, ' met', 'reviewer')
    await at.status('confirmed', 'reviewer')
    const { entries, people, version, next } = await at.history()
    expect(version).toBe(4)
    expect(next).toBeNull()
    expect(entries.map(({ kind, actor, events, before, text }) => [kind, actor, events, before, text])).toEqual([
      ['status', 'user-reviewer', 1, 'The Party met', 'The Party met'],
      ['text', 'user-reviewer', 1, 'The Party', 'The Party met'],
      ['text', 'user-translator', 2, '', 'The Party'],
    ])
    expect(people.map(({ id }) => id).toSorted()).toEqual(['user-reviewer', 'user-translator'])
    const single = await at.history({ single: '1' })
    expect(single.entries.map(({ version, text }) => [version, text])).toEqual([
      [4, 'The Party met'],
      [3, 'The Party met'],
      [2, 'The Party'],
      [1, 'The '],
    ])
  })

  test('come in pages without gap or repetition', async () => {
    const at = await started()
    for (let i = 0; i < 9; i++) await at.type(0, `${i} `, i % 2 === 0 ? 'translator' : 'reviewer')
    const seen: number[] = []
    let query: Record<string, number> = { limit: 4 }
    for (;;) {
      const { entries, next } = await at.history(query)
      seen.push(...entries.map(({ n }) => n))
      if (next === null) break
      query = { limit: 4, before: next }
    }
    expect(seen).toEqual((await at.history()).entries.map(({ n }) => n))
    expect(seen).toHaveLength(9)
  })

  test('are in the order of the log whatever the clocks say, and go on through split and join', async () => {
    const at = await started('Một hai ba bốn. Năm sáu bảy tám.')
    await at.type(0, 'one two')
    const op = { kind: 'split', segment: at.segment, version: 1, sourceAt: 8, targetAt: 3 } as const
    const { event } = await server.call('restructure', {
      params: { document: at.document },
      body: { ...written(), op },
    })
    if (event.kind !== 'split') throw new Error('no split')
    const second = await server.call('segmentHistory', { params: { document: at.document, segment: event.second } })
    expect(second.entries.map(({ kind, segment, before, text }) => [kind, segment, before, text])).toEqual([
      ['split', event.second, null, 'two'],
      ['text', at.segment, '', 'one two'],
    ])
    await server.call('restructure', {
      params: { document: at.document },
      body: { ...written(), op: { kind: 'undo', event: event.n } },
    })
    const { entries } = await at.history()
    expect(entries[0]).toMatchObject({ kind: 'join', text: 'one two', undoes: event.n })
    expect(entries.map(({ n }) => n)).toEqual(entries.map(({ n }) => n).toSorted((a, b) => b - a))
  })
})

describe('restoring', () => {
  test('is an ordinary edit with its origin, and carries comments along', async () => {
    const at = await started()
    await at.type(0, 'They met here')
    await at.type(5, 'all ', 'reviewer')
    await at.status('confirmed')
    const anchor = { side: 'target' as const, from: 9, to: 12, version: 3 }
    const thread = { ...written(), segment: at.segment, anchor, text: 'x', mentions: [] }
    await server.call('addThread', { params: { document: at.document }, body: thread })
    expect(await at.restore(1)).toMatchObject({ version: 4, status: 'draft' })
    expect((await rowsOf(server, at.document))[0]).toMatchObject({ target: 'They met here', status: 'draft' })
    expect((await at.history()).entries[0]).toMatchObject({
      via: { how: 'restore', version: 1 },
      text: 'They met here',
    })
    const { threads } = await server.call('listThreads', { params: { document: at.document } })
    expect(threads).toMatchObject([{ span: { from: 5, to: 8 }, state: 'anchored' }])
    expect(await at.restore(0, 4)).toMatchObject({ version: 5, status: 'untranslated' })
  })

  test('what was seen at another version, or is not there, is refused; sent twice it is done once', async () => {
    const at = await started()
    await at.type(0, 'a')
    await at.type(1, 'b')
    await expect(at.restore(1, 1)).rejects.toMatchObject({ code: 'history.outdated' })
    await expect(at.restore(77)).rejects.toMatchObject({ code: 'notFound.version' })
    const body = { ...written(), version: 1, baseVersion: 2 }
    const first = await server.call('restoreVersion', { params: at.params, body })
    expect(await server.call('restoreVersion', { params: at.params, body })).toEqual(first)
  })

  test.each(roles)('a %s may do so only where they may write', async (role) => {
    const at = await started()
    await at.type(0, 'a')
    await at.type(1, 'b')
    const done = await at.restore(1, 2, role).then(
      () => 'done',
      (error: unknown) => (error as AppError).code,
    )
    expect(done).toBe(can({ user: 'x', role }, 'text') ? 'done' : 'auth.forbidden')
  })
})

describe('a document', () => {
  test('tells what happened, by person and kind', async () => {
    const at = await started()
    await at.type(0, 'a')
    await at.type(1, 'b')
    await at.status('confirmed', 'reviewer')
    const timeline = (query: Record<string, string>) =>
      server.call('documentTimeline', { params: { document: at.document }, query })
    const all = (await timeline({})).entries
    expect(all.map(({ kind, actor, events }) => [kind, actor, events])).toEqual([
      ['status', 'user-reviewer', 1],
      ['text', 'user-translator', 2],
      ['import', 'local-owner', 1],
    ])
    expect((await timeline({ person: 'user-reviewer' })).entries).toEqual([all[0]])
    expect((await timeline({ kind: 'text' })).entries).toEqual([all[1]])
    expect((await timeline({ until: '1' })).entries).toEqual([])
  })

  test('shows what others have changed since the last look', async () => {
    const at = await started()
    await at.type(0, 'one')
    const { until } = await at.changes({ since: 0 }, 'reviewer')
    await server.call('markLook', { params: { document: at.document }, body: { n: until }, as: 'reviewer' })
    await server.call('markLook', { params: { document: at.document }, body: { n: 0 }, as: 'reviewer' })
    await at.type(3, ' two')
    await at.type(7, ' three', 'reviewer')
    const mine = await at.changes({ since: 'look', others: '1' }, 'reviewer')
    expect(mine).toMatchObject({ since: until, total: 1 })
    expect(mine.rows).toMatchObject([{ then: [{ target: 'one' }], now: [{ target: 'one two three' }] }])
    expect((await at.changes({ since: mine.until - 1, others: '1' }, 'reviewer')).total).toBe(0)
  })

  test('is compared with a checkpoint, and one checkpoint with another', async () => {
    const at = await started('Một hai ba bốn. Năm sáu bảy tám.')
    const add = (name: string, as: Role = 'manager') =>
      server.call('addCheckpoint', {
        params: { document: at.document },
        body: { ...written(), name, kind: 'delivered' },
        as,
      })
    await at.type(0, 'one two')
    const first = await add('Giao lần 1')
    const op = { kind: 'split', segment: at.segment, version: 1, sourceAt: 8, targetAt: 3 } as const
    await server.call('restructure', { params: { document: at.document }, body: { ...written(), op } })
    const second = await add('Giao lần 2')
    const [one] = await rowsOf(server, at.document)
    const step = edit(one?.id ?? '', one?.version ?? 0, typed(3, '!'))
    await server.call('save', { params: { document: at.document }, body: saveBody([step]) })
    const texts = ({ rows }: RouteReply<'changesSince'>) =>
      rows.map(({ then, now }) => [then.map(({ target }) => target), now.map(({ target }) => target)])
    expect(texts(await at.changes({ since: first.id }))).toEqual([[['one two'], ['one!', 'two']]])
    expect(texts(await at.changes({ since: first.id, until: second.id }))).toEqual([[['one two'], ['one', 'two']]])
    expect(texts(await at.changes({ since: second.id }))).toEqual([[['one'], ['one!']]])
    await expect(at.changes({ since: 'nowhere' })).rejects.toMatchObject({ code: 'notFound.checkpoint' })
    await expect(add('x', 'reader')).rejects.toMatchObject({ code: 'auth.forbidden' })
    const params = { document: at.document, checkpoint: second.id }
    await expect(server.call('deleteCheckpoint', { params, as: 'translator' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
    await server.call('renameCheckpoint', { params, body: { name: 'Cuối' }, as: 'manager' })
    await server.call('deleteCheckpoint', { params: { ...params, checkpoint: first.id }, as: 'owner' })
    const { checkpoints } = await server.call('listCheckpoints', { params: { document: at.document } })
    expect(checkpoints).toMatchObject([{ name: 'Cuối', kind: 'delivered', by: { id: 'user-manager' } }])
  })
})

/** What to do to the rows; numbers choose among what is there. */
const deeds = fc.array(
  fc.record({
    what: fc.constantFrom('type', 'type', 'delete', 'split', 'join', 'undo', 'confirm'),
    row: fc.nat(),
    at: fc.nat(),
    words: fc.constantFrom('x', ' ư ', '🙂', 'Đảng ', 'e\u0301'),
    who: fc.constantFrom<Role>('translator', 'owner'),
  }),
  { minLength: 1, maxLength: 25 },
)

test('whatever people do, every version and every point of the log is told as it was', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (list) => {
      const { document, rows: imported } = await aDocument(server, 'Một hai ba bốn năm sáu bảy. Tám chín mười.')
      const params = { document }
      const snapshots = new Map<number, Row[]>()
      const structures: number[] = []
      const keep = async () => {
        const { lastEvent } = await server.call('getDocument', { params })
        snapshots.set(lastEvent, await rowsOf(server, document))
      }
      await keep()
      for (const { what, row: pick, at, words, who } of list) {
        const rows = await rowsOf(server, document)
        const place = pick % rows.length
        const row = rows[place]
        if (!row) throw new Error('no rows')
        const text = row.target as string
        const { id, version } = row
        const pos = [...text].slice(0, at % ([...text].length + 1)).join('').length
        const save = (item: Parameters<typeof saveBody>[0][number]) =>
          server.call('save', { params, body: saveBody([item]), as: who })
        const restructure = async (op: Parameters<typeof server.call<'restructure'>>[1]) => {
          const done = await server.call('restructure', op).catch((error: unknown) => {
            if (error instanceof AppError) return null
            throw error
          })
          if (done) structures.push(done.event.n)
        }
        const body = { ...written() }
        if (what === 'type') await save(edit(id, version, typed(pos, words)))
        else if (what === 'delete') await save(edit(id, version, deleted(0, pos)))
        else if (what === 'confirm') await save(move(id, version, 'confirmed'))
        else if (what === 'split') {
          const sourceAt = 1 + (at % (row.source as string).length)
          await restructure({
            params,
            body: { ...body, op: { kind: 'split', segment: id, version, sourceAt, targetAt: pos } },
            as: who,
          })
        } else if (what === 'join') {
          const next = rows[place + 1]
          if (next) {
            const op = { kind: 'join', segment: id, version, second: next.id, secondVersion: next.version } as const
            await restructure({ params, body: { ...body, op }, as: who })
          }
        } else if (structures.length > 0) {
          const event = structures[at % structures.length] ?? 0
          await restructure({ params, body: { ...body, op: { kind: 'undo', event } }, as: who })
        }
        await keep()
      }
      const points = [...snapshots]
      const latest = points.at(-1)
      for (const [n, then] of points) {
        const { rows } = await server.call('changesSince', { params, query: { since: n } })
        const told = new Map(rows.flatMap((row) => row.then.map((state) => [state.segment, state] as const)))
        for (const { id, target, status } of then) {
          const same = latest?.[1].find((row) => row.id === id)
          const state = told.get(id) ?? (same && { target: same.target, status: same.status })
          expect(state).toMatchObject({ target, status })
        }
      }
      for (const { id } of [...imported, ...(latest?.[1] ?? [])]) {
        const { entries } = await server.call('segmentHistory', {
          params: { document, segment: id },
          query: { single: '1', limit: 200 },
        })
        for (const entry of entries.filter(({ segment }) => segment === id)) {
          const then = snapshots.get(entry.n)?.find((row) => row.id === id)
          if (then) expect([entry.text, entry.status, entry.version]).toEqual([then.target, then.status, then.version])
        }
      }
    }),
    { numRuns: 12 },
  )
}, 120_000)
