import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ErrorMark, RouteBody } from '../../core/api.ts'
import { can, roles, type Role } from '../../core/model/permissions.ts'
import { deleted, edit, saveBody, typed } from '../builders/client-edits.ts'
import { aDocument, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

let requests = 0
const written = () => ({ client: 'tab', requestId: `request-${++requests}` })
const text = 'The Party Committee organised a conference.'

/** A document of two segments, the first one translated. */
async function translated() {
  const { document, project, rows } = await aDocument(server, 'Đảng ủy tổ chức hội nghị. Ảnh: Phương Thúy.')
  const segment = rows[0]?.id ?? ''
  await server.call('save', { params: { document }, body: saveBody([edit(segment, 0, typed(0, text))]) })
  return { document, segment, project }
}
type At = Awaited<ReturnType<typeof translated>>

const words = (quote: string, version = 1) => {
  const from = text.indexOf(quote)
  return { side: 'target' as const, from, to: from + quote.length, version }
}

async function mark(
  { document, segment }: At,
  changes: Partial<RouteBody<'addError'>> = {},
  as: Role = 'reviewer',
): Promise<ErrorMark> {
  const body = {
    ...{ ...written(), segment, side: 'target' as const, anchor: words('organised') },
    ...{ category: 'accuracy/mistranslation' as const, severity: 'minor' as const, note: 'held' },
    ...changes,
  }
  return server.call('addError', { params: { document }, body, as })
}
const list = ({ document }: At) => server.call('listErrors', { params: { document } })

async function download({ document }: At, format: string): Promise<string> {
  const response = await server.send('exportErrors', { params: { document }, query: { format } })
  expect(response.headers.get('content-disposition')).toContain('attachment')
  return response.text()
}
const upload = async ({ document }: At, file: string, as: Role = 'reviewer') =>
  server.call('importErrors', {
    params: { document },
    file: { name: 'errors', bytes: new TextEncoder().encode(file) },
    as,
  })

describe('an error', () => {
  test('is kept with its words and judgement, and counts in the score', async () => {
    const at = await translated()
    const made = await mark(at)
    const { errors, score } = await list(at)
    expect(errors).toEqual([made])
    expect(made).toMatchObject({
      segment: at.segment,
      span: { from: 20, to: 29 },
      state: 'anchored',
      quote: 'organised',
      category: 'accuracy/mistranslation',
      severity: 'minor',
      author: { id: 'user-reviewer' },
    })
    // One point in six words.
    expect(score).toMatchObject({ penalty: 1, words: 6, counts: { neutral: 0, minor: 1, major: 0, critical: 0 } })
    expect(score.score).toBeCloseTo(100 * (5 / 6), 10)
  })

  test('touches neither text nor status, and may be on the source, on a whole side, or on a locked segment', async () => {
    const at = await translated()
    const rows = () => server.call('getRows', { params: { document: at.document } })
    const before = await rows()
    await mark(at, {
      side: 'source',
      anchor: { side: 'source', from: 0, to: 7, version: 1 },
      category: 'accuracy/omission',
    })
    await mark(at, { anchor: null, category: 'non-translation' })
    expect(await rows()).toEqual(before)
    const { errors } = await list(at)
    expect(errors.map(({ side, state, quote }) => [side, state, quote])).toEqual([
      ['source', 'anchored', 'Đảng ủy'],
      ['target', 'whole', ''],
    ])
  })

  test('stays on its words through edits, splits and joins, or says that they changed or are gone', async () => {
    const at = await translated()
    await mark(at)
    const params = { document: at.document }
    await server.call('save', { params, body: saveBody([edit(at.segment, 1, typed(0, 'On Monday, '))]) })
    expect((await list(at)).errors[0]).toMatchObject({ span: { from: 31, to: 40 }, state: 'anchored' })
    await server.call('save', { params, body: saveBody([edit(at.segment, 2, typed(33, 'X'))]) })
    expect((await list(at)).errors[0]).toMatchObject({ state: 'changed', quote: 'organised' })
    const split = { kind: 'split' as const, segment: at.segment, version: 3, sourceAt: 8, targetAt: 31 }
    const { event } = await server.call('restructure', { params, body: { ...written(), op: split } })
    const second = event.kind === 'split' ? event.second : ''
    expect((await list(at)).errors[0]).toMatchObject({ segment: second, span: { from: 0, to: 10 } })
    await server.call('restructure', { params, body: { ...written(), op: { kind: 'undo', event: event.n } } })
    expect((await list(at)).errors[0]).toMatchObject({ segment: at.segment, span: { from: 31, to: 41 } })
    await server.call('save', { params, body: saveBody([edit(at.segment, 5, deleted(20, 50))]) })
    expect((await list(at)).errors[0]).toMatchObject({ state: 'orphaned', span: null, quote: 'organised' })
  })

  test('sent twice is one; at another version it is refused', async () => {
    const at = await translated()
    const same = written()
    const [one, two] = [await mark(at, same), await mark(at, same)]
    expect(two).toEqual(one)
    await expect(mark(at, { anchor: words('Party', 7) })).rejects.toMatchObject({ code: 'comment.outdated' })
    await expect(mark(at, { side: 'source' })).rejects.toMatchObject({ code: 'comment.badPlace' })
    await expect(mark(at, { segment: 'nowhere', anchor: null })).rejects.toMatchObject({ code: 'notFound.segment' })
    expect((await list(at)).errors).toHaveLength(1)
  })

  test('is judged anew or taken back by who marked it, or by a manager', async () => {
    const at = await translated()
    const { id } = await mark(at)
    const params = { document: at.document, error: id }
    const judged = { category: 'style/awkward' as const, severity: 'major' as const, note: '' }
    for (const as of ['owner', 'manager', 'reviewer'] as const) {
      expect(await server.call('changeError', { params, body: judged, as })).toMatchObject(judged)
    }
    const other = await mark(at, {}, 'manager')
    const theirs = { document: at.document, error: other.id }
    for (const name of ['changeError', 'removeError'] as const) {
      const body = name === 'changeError' ? judged : undefined
      const response = await server.send(name, { params: theirs, as: 'reviewer', ...(body && { body }) })
      expect(response.status).toBe(403)
    }
    await server.call('removeError', { params, as: 'reviewer' })
    expect((await list(at)).errors.map((error) => error.id)).toEqual([other.id])
  })

  test.each(roles)('%s', async (role) => {
    const at = await translated()
    const { status } = await server.send('addError', {
      params: { document: at.document },
      body: {
        ...written(),
        segment: at.segment,
        side: 'target',
        anchor: null,
        category: 'other',
        severity: 'minor',
        note: '',
      },
      as: role,
    })
    expect(status).toBe(can({ user: '', role }, 'approve') ? 201 : 403)
    const listed = await server.send('listErrors', { params: { document: at.document }, as: role })
    expect(listed.status).toBe(200)
  })
})

describe('a file of errors', () => {
  test.each(['wmt-tsv', 'web-annotation'])('%s gives them back elsewhere, once', async (format) => {
    const at = await translated()
    await mark(at, { note: format === 'wmt-tsv' ? '' : '“held”' })
    await mark(at, {
      side: 'source',
      anchor: { side: 'source', from: 0, to: 7, version: 1 },
      category: 'accuracy/omission',
      severity: 'major',
      note: '',
    })
    const file = await download(at, format)
    expect(await upload(at, file)).toMatchObject({ added: 0, skipped: [{ reason: 'known' }, { reason: 'known' }] })
    const before = (await list(at)).errors
    for (const { id } of before) {
      await server.call('removeError', { params: { document: at.document, error: id }, as: 'owner' })
    }
    expect(await upload(at, file)).toEqual({ added: 2, skipped: [] })
    const bare = ({ side, span, quote, category, severity, note }: ErrorMark) => ({
      side,
      span,
      quote,
      category,
      severity,
      note,
    })
    expect((await list(at)).errors.map(bare)).toEqual(before.map(bare))
    expect(await upload(at, file)).toMatchObject({ added: 0 })
  })

  test('names each line it cannot place, and takes in the others', async () => {
    const at = await translated()
    await mark(at, { note: '' })
    const file = await download(at, 'wmt-tsv')
    const [head = '', row = ''] = file.split('\n')
    const lines = [
      head,
      row.replace('Accuracy/Mistranslation', 'Accuracy/Taste'),
      row.replace('Minor', 'Awful'),
      row.replaceAll('\t1\t1\t', '\t77\t77\t'),
      row.replace('Committee', 'committee'),
      'one cell',
      row.replace('Minor', 'Critical'),
    ]
    const { added, skipped } = await upload(at, lines.join('\n'))
    expect([added, skipped.map(({ place, reason }) => `${place} ${reason}`)]).toEqual([
      1,
      ['2 category', '3 severity', '4 segment', '5 text', '6 columns'],
    ])
  })

  test.each([
    ['nothing', ''],
    ['a picture', '\u0000\u0001PNG'],
    ['broken JSON', '[{'],
    ['other JSON', '{"a": 1}'],
  ])('%s is refused', async (_name, file) => {
    const at = await translated()
    await expect(upload(at, file)).rejects.toMatchObject({ code: expect.stringMatching(/^import\./) })
  })
})

test('a project chooses the categories it offers; managers only', async () => {
  const { project } = await translated()
  const params = { project }
  expect((await server.call('getErrorTypes', { params })).categories).toContain('accuracy/omission')
  const body = { categories: ['other' as const, 'source' as const] }
  expect((await server.send('setErrorTypes', { params, body, as: 'reviewer' })).status).toBe(403)
  await server.call('setErrorTypes', { params, body, as: 'manager' })
  expect(await server.call('getErrorTypes', { params })).toEqual(body)
})
