import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { routes, type RouteName, type Thread } from '../../core/api.ts'
import { can, roles, type Role } from '../../core/model/permissions.ts'
import { reviewRoutes } from '../../core/wire/review.ts'
import { deleted, edit, saveBody, typed } from '../builders/client-edits.ts'
import { aDocument, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

let requests = 0
const written = () => ({ client: 'tab', requestId: `request-${++requests}` })
const text = 'The Party Committee held a conference.'

/** A document of one segment, translated. */
async function translated() {
  const { document, rows } = await aDocument(server, 'Đảng ủy tổ chức hội nghị.')
  const segment = rows[0]?.id ?? ''
  await server.call('save', { params: { document }, body: saveBody([edit(segment, 0, typed(0, text))]) })
  return { document, segment }
}

const words = (quote: string, version = 1) => {
  const from = text.indexOf(quote)
  return { side: 'target' as const, from, to: from + quote.length, version }
}

async function comment(
  { document, segment }: { document: string; segment: string },
  anchor: ReturnType<typeof words> | null,
  as: Role = 'reviewer',
): Promise<Thread> {
  const body = { ...written(), segment, anchor, text: 'Is this right?', mentions: [] }
  return server.call('addThread', { params: { document }, body, as })
}

const threadsOf = async (document: string, as: Role = 'owner') =>
  server.call('listThreads', { params: { document }, as })
const only = async (document: string): Promise<Thread> => {
  const [thread, ...more] = (await threadsOf(document)).threads
  if (!thread || more.length > 0) throw new Error('not one thread')
  return thread
}

describe('a comment', () => {
  test('is kept with its words, its writer and its answers', async () => {
    const at = await translated()
    const { id } = await comment(at, words('held'))
    const params = { document: at.document, thread: id }
    const answer = { ...written(), text: '<b>Yes</b>\nI think.', mentions: ['user-reviewer'] }
    await server.call('replyToThread', { params, body: answer, as: 'translator' })
    const thread = await only(at.document)
    expect(await server.call('getThread', { params })).toEqual(thread)
    expect(thread).toMatchObject({
      segment: at.segment,
      side: 'target',
      span: { from: 20, to: 24 },
      state: 'anchored',
      quote: 'held',
      prefix: 'The Party Committee ',
      suffix: ' a conference.',
      resolved: null,
    })
    expect(thread.comments.map(({ author, text, mentions }) => [author.id, text, mentions])).toEqual([
      ['user-reviewer', 'Is this right?', []],
      ['user-translator', '<b>Yes</b>\nI think.', ['user-reviewer']],
    ])
  })

  test('touches neither text nor status nor version', async () => {
    const at = await translated()
    const rows = () => server.call('getRows', { params: { document: at.document } })
    const before = await rows()
    await comment(at, words('held'))
    expect(await rows()).toEqual(before)
  })

  test('sent twice is there once', async () => {
    const at = await translated()
    const body = { ...written(), segment: at.segment, anchor: words('held'), text: 'Once', mentions: [] }
    const first = await server.call('addThread', { params: { document: at.document }, body })
    expect(await server.call('addThread', { params: { document: at.document }, body })).toEqual(first)
    expect((await threadsOf(at.document)).threads).toHaveLength(1)
  })

  test('goes with its words through edits, changes with them, and is orphaned when they are gone', async () => {
    const at = await translated()
    await comment(at, words('held'))
    const save = (version: number, step: ReturnType<typeof typed>) =>
      server.call('save', { params: { document: at.document }, body: saveBody([edit(at.segment, version, step)]) })
    await save(1, typed(0, 'Then '))
    expect(await only(at.document)).toMatchObject({ span: { from: 25, to: 29 }, state: 'anchored' })
    await save(2, typed(27, 'xx'))
    expect(await only(at.document)).toMatchObject({ span: { from: 25, to: 31 }, state: 'changed', quote: 'held' })
    await save(3, deleted(20, 36))
    expect(await only(at.document)).toMatchObject({ span: null, state: 'orphaned', quote: 'held' })
    // The same word once more is another word.
    await save(4, typed(20, 'held'))
    expect(await only(at.document)).toMatchObject({ span: null, state: 'orphaned' })
  })

  test('about words that have changed meanwhile is refused, and so is one about half a character', async () => {
    const at = await translated()
    await expect(comment(at, words('held', 0))).rejects.toThrow('comment.outdated')
    await expect(comment(at, { ...words('held'), to: 5000 })).rejects.toThrow('comment.badPlace')
  })

  test('may be changed by its writer alone', async () => {
    const at = await translated()
    const thread = await comment(at, null)
    const params = { document: at.document, thread: thread.id, comment: thread.comments[0]?.id ?? '' }
    const body = { text: 'Ho\u0323c', mentions: [] }
    await expect(server.call('editComment', { params, body, as: 'owner' })).rejects.toThrow('comment.notYours')
    const changed = await server.call('editComment', { params, body, as: 'reviewer' })
    expect(changed.comments[0]).toMatchObject({ text: 'Học', author: { id: 'user-reviewer' } })
    expect(changed.comments[0]?.editedAt).not.toBeNull()
  })

  test('too long, empty, with control characters, or calling nobody is refused and not kept', async () => {
    const at = await translated()
    const send = (body: object) =>
      server.send('addThread', {
        params: { document: at.document },
        body: { ...written(), segment: null, anchor: null, text: 'x', mentions: [], ...body },
      })
    expect((await send({ text: ' \n' })).status).toBe(400)
    expect((await send({ text: 'x'.repeat(10_001) })).status).toBe(400)
    expect((await send({ text: 'x'.repeat(1_000_000) })).status).toBeGreaterThanOrEqual(400)
    expect((await send({ text: 'a\u0000b' })).status).toBe(400)
    expect((await send({ text: 'a\ud800b' })).status).toBe(400)
    expect((await send({ mentions: ['nobody'] })).status).toBe(404)
    expect((await threadsOf(at.document)).threads).toEqual([])
  })
})

describe('a thread', () => {
  test('resolved by two at once is resolved by the first, and can be opened again', async () => {
    const at = await translated()
    const { id } = await comment(at, null)
    const params = { document: at.document, thread: id }
    const resolve = (as: Role, resolved: boolean) => server.call('resolveThread', { params, body: { resolved }, as })
    const [first, second] = await Promise.all([resolve('translator', true), resolve('reviewer', true)])
    expect(second.resolved).toEqual(first.resolved)
    expect((await resolve('translator', false)).resolved).toBeNull()
  })

  test('is unread by the others until they read it', async () => {
    const at = await translated()
    const { id, lastAt } = await comment(at, null)
    expect((await threadsOf(at.document, 'reviewer')).read[id]).toBe(lastAt)
    expect((await threadsOf(at.document, 'translator')).read[id]).toBeUndefined()
    const body = { threads: [id, 'unknown'] }
    const { read } = await server.call('markThreadsRead', { params: { document: at.document }, body, as: 'translator' })
    expect(read[id]).toBeGreaterThanOrEqual(lastAt)
    expect(Object.keys(read)).toEqual([id])
  })

  test('is in the inbox of those who are called, until they have read it', async () => {
    const at = await translated()
    const body = { ...written(), segment: null, anchor: null, text: '@', mentions: ['user-terminologist'] }
    const { id } = await server.call('addThread', { params: { document: at.document }, body, as: 'manager' })
    const inbox = async (as: Role) =>
      (await server.call('inbox', { as })).threads.map((news) => [news.thread.id, news.mentioned])
    expect(await inbox('terminologist')).toEqual([[id, true]])
    expect(await inbox('manager')).not.toContainEqual([id, false])
    await server.call('markThreadsRead', {
      params: { document: at.document },
      body: { threads: [id] },
      as: 'terminologist',
    })
    expect(await inbox('terminologist')).toEqual([])
    const params = { document: at.document, thread: id }
    await server.call('replyToThread', { params, body: { ...written(), text: 'So?', mentions: [] }, as: 'translator' })
    expect(await inbox('manager')).toContainEqual([id, false])
  })

  test('of another document is not found there', async () => {
    const [one, other] = [await translated(), await translated()]
    const { id } = await comment(one, null)
    const params = { document: other.document, thread: id }
    await expect(server.call('resolveThread', { params, body: { resolved: true } })).rejects.toThrow('notFound.thread')
  })
})

describe('structure', () => {
  test('comments go with their part of a split, and come back when it is undone', async () => {
    const { document, rows } = await aDocument(server, 'Đảng ủy tổ chức hội nghị; bầu ban chấp hành mới.')
    const segment = rows[0]?.id ?? ''
    const target = 'They held a conference; they elected a new committee.'
    await server.call('save', { params: { document }, body: saveBody([edit(segment, 0, typed(0, target))]) })
    const at = (quote: string) => ({
      side: 'target' as const,
      from: target.indexOf(quote),
      to: target.indexOf(quote) + quote.length,
      version: 1,
    })
    await comment({ document, segment }, at('held'))
    await comment({ document, segment }, at('elected'))
    await comment({ document, segment }, null)
    const before = (await threadsOf(document)).threads
    const source = 'Đảng ủy tổ chức hội nghị;'.length
    const op = { kind: 'split' as const, segment, version: 1, sourceAt: source, targetAt: target.indexOf(' they') }
    const { event } = await server.call('restructure', { params: { document }, body: { ...written(), op } })
    const second = event.kind === 'split' ? event.second : ''
    const split = (await threadsOf(document)).threads
    expect(split.map((thread) => [thread.segment, thread.span, thread.state])).toEqual([
      [segment, { from: 5, to: 9 }, 'anchored'],
      [second, { from: 5, to: 12 }, 'anchored'],
      [segment, null, 'anchored'],
    ])
    const undo = { ...written(), op: { kind: 'undo' as const, event: event.n } }
    await server.call('restructure', { params: { document }, body: undo })
    // Splitting and taking it back raised the version twice.
    const now = before.map((thread) => ({ ...thread, version: thread.version === null ? null : thread.version + 2 }))
    expect((await threadsOf(document)).threads).toEqual(now)
  })
})

describe.each(roles)('%s', (role) => {
  test.each(Object.keys(reviewRoutes) as RouteName[])('%s', async (name) => {
    const { access } = routes[name]
    const response = await server.send(name, { params: {}, as: role })
    const allowed = access === null || can({ user: 'x', role }, access)
    expect(response.status === 403).toBe(!allowed)
  })
})
