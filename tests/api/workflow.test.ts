import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { BatchAction, BatchResult, Row } from '../../core/api.ts'
import { can, roles } from '../../core/model/permissions.ts'
import { aPerson, closedBy } from '../builders/people.ts'
import { edit, freshId, move, saveBody, saved, typed } from '../builders/client-edits.ts'
import { aDocument, eventually, rowsOf, startTestServer, type Input, type TestServer } from '../builders/server.ts'

/** Approving, sending back, locking, many rows at once, assignments and notifications, on a real server. */

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

type As = NonNullable<Input<'save'>['as']>
const owner = 'local-owner'

async function translated(sentences: number): Promise<{ project: string; document: string; rows: Row[] }> {
  const text = Array.from({ length: sentences }, (_, i) => `Câu số ${i + 1}.`).join('\n')
  const { project, document, rows } = await aDocument(server, text)
  for (let i = 0; i < rows.length; i += 400) {
    const items = rows.slice(i, i + 400).map(({ id }) => edit(id, 0, typed(0, `Sentence ${id}.`)))
    await server.call('save', { params: { document }, body: saveBody(items), as: 'translator' })
  }
  return { project, document, rows: await rowsOf(server, document) }
}

const seen = (rows: readonly Row[]) => rows.map(({ id, version }) => ({ segment: id, version }))

async function batch(
  document: string,
  action: BatchAction,
  rows: readonly Row[],
  as?: As,
  requestId = freshId('batch'),
): Promise<BatchResult> {
  const body = { client: 'tab-1', requestId, action, segments: seen(rows) }
  return server.call('batch', { params: { document }, body, ...(as && { as }) })
}

const undo = (document: string, id: string, as?: As): Promise<BatchResult> =>
  server.call('undoBatch', {
    params: { document, batch: id },
    body: { client: 'tab-1', requestId: freshId('undo') },
    ...(as && { as }),
  })

const statuses = (rows: readonly Row[]) => rows.map(({ status }) => status)

describe('one action on many rows', () => {
  const actions: BatchAction[] = [
    { kind: 'confirm' },
    { kind: 'approve' },
    { kind: 'sendBack', reason: 'x' },
    { kind: 'lock' },
    { kind: 'unlock' },
    { kind: 'copySource' },
    { kind: 'clearTarget' },
  ]
  const kinds = { confirm: 'status', approve: 'approve', sendBack: 'approve', lock: 'lock', unlock: 'lock' } as const
  test.each(roles.flatMap((role) => actions.map((action) => [role, action.kind, action] as const)))(
    '%s: %s only with the right to it',
    async (role, kind, action) => {
      const { document, rows } = await translated(1)
      const needs = kind === 'copySource' || kind === 'clearTarget' ? 'text' : kinds[kind]
      const done = batch(document, action, rows, role)
      if (can({ user: '', role }, needs)) await expect(done).resolves.toMatchObject({ batch: expect.any(String) })
      else await expect(done).rejects.toMatchObject({ code: 'auth.forbidden' })
    },
  )

  test('confirms, approves and takes the approval back as one', async () => {
    const { document, rows } = await translated(3)
    expect(await batch(document, { kind: 'confirm' }, rows, 'translator')).toMatchObject({ changed: 3, refused: [] })
    const confirmed = await rowsOf(server, document)
    const approved = await batch(document, { kind: 'approve' }, confirmed, 'reviewer')
    expect(statuses(await rowsOf(server, document))).toEqual(['approved', 'approved', 'approved'])
    const back = await undo(document, approved.batch, 'reviewer')
    expect(back).toMatchObject({ changed: 3, refused: [] })
    expect(statuses(await rowsOf(server, document))).toEqual(['confirmed', 'confirmed', 'confirmed'])
    await undo(document, back.batch, 'reviewer')
    expect(statuses(await rowsOf(server, document))).toEqual(['approved', 'approved', 'approved'])
  })

  test('is not applied to a text nobody has seen', async () => {
    const { document, rows } = await translated(2)
    const [first, second] = rows
    await saved(server, document, edit(first?.id ?? '', 1, typed(0, 'Not ')))
    const result = await batch(document, { kind: 'confirm' }, rows)
    expect(result.refused).toEqual([{ segment: first?.id, code: 'batch.changedSince' }])
    expect(await rowsOf(server, document)).toMatchObject([{ status: 'draft' }, { id: second?.id, status: 'confirmed' }])
  })

  test('drafts are not approved, unless nothing is translated here', async () => {
    const { document, rows } = await translated(1)
    expect((await batch(document, { kind: 'approve' }, rows)).refused).toMatchObject([{ code: 'save.statusMove' }])
    const steps = { translate: false, review: true, approve: false }
    await server.call('setSteps', { params: { document }, body: { steps } })
    const { batch: id } = await batch(document, { kind: 'approve' }, rows)
    expect(statuses(await rowsOf(server, document))).toEqual(['approved'])
    await undo(document, id)
    expect(statuses(await rowsOf(server, document))).toEqual(['draft'])
  })

  test('copies sources into empty targets only, and clears', async () => {
    const { document } = await translated(2)
    const [first, second] = await rowsOf(server, document)
    if (!first || !second) throw new Error('no rows')
    const cleared = await batch(document, { kind: 'clearTarget' }, [first])
    const rows = await rowsOf(server, document)
    expect(rows[0]?.target).toBe('')
    const copied = await batch(document, { kind: 'copySource' }, rows)
    expect(copied).toMatchObject({ changed: 1, refused: [{ segment: second.id, code: 'batch.hasText' }] })
    expect((await rowsOf(server, document))[0]?.target).toBe(first.source)
    await undo(document, copied.batch)
    await undo(document, cleared.batch).catch(() => undefined)
    expect((await rowsOf(server, document))[0]).toMatchObject({ target: '', locked: false })
  })

  test('a lock refuses text, status and structure until it is lifted', async () => {
    const { document, rows } = await translated(1)
    const [row] = rows
    const { batch: locked } = await batch(document, { kind: 'lock' }, rows)
    const id = row?.id ?? ''
    expect(await saved(server, document, edit(id, 2, typed(0, 'x')), move(id, 2, 'confirmed'))).toMatchObject([
      { result: 'refused', code: 'save.locked' },
      { result: 'refused', code: 'save.locked' },
    ])
    const split = { kind: 'split', segment: id, version: 2, sourceAt: 3, targetAt: 3 } as const
    const body = { client: 'tab-1', requestId: freshId('split'), op: split }
    await expect(server.call('restructure', { params: { document }, body })).rejects.toMatchObject({
      code: 'save.locked',
    })
    await undo(document, locked)
    expect(await rowsOf(server, document)).toMatchObject([{ locked: false, version: 3 }])
  })

  test('asked for again it answers the same; another question under its id is refused', async () => {
    const { document, rows } = await translated(2)
    const requestId = freshId('once')
    const first = await batch(document, { kind: 'confirm' }, rows, undefined, requestId)
    expect(await batch(document, { kind: 'confirm' }, rows, undefined, requestId)).toEqual(first)
    expect((await rowsOf(server, document)).map(({ version }) => version)).toEqual([2, 2])
    await expect(batch(document, { kind: 'lock' }, rows, undefined, requestId)).rejects.toMatchObject({
      code: 'request.reused',
    })
  })

  test('only its own person takes a batch back, and only where nothing has happened since', async () => {
    const { document, rows } = await translated(3)
    const { batch: id } = await batch(document, { kind: 'confirm' }, rows, 'translator')
    await expect(undo(document, id, 'reviewer')).rejects.toMatchObject({ code: 'auth.forbidden' })
    await saved(server, document, edit(rows[1]?.id ?? '', 2, typed(0, 'x')))
    const result = await undo(document, id, 'translator')
    expect(result).toMatchObject({ changed: 2, refused: [{ segment: rows[1]?.id, code: 'batch.changedSince' }] })
    expect(statuses(await rowsOf(server, document))).toEqual(['draft', 'draft', 'draft'])
  })

  test('5,000 rows while others write', async () => {
    const { document, rows } = await translated(5000)
    const all = batch(document, { kind: 'confirm' }, rows)
    const edited = rows.filter((_, i) => i % 500 === 250)
    const results = await Promise.all(
      edited.map(async ({ id }) => [id, await saved(server, document, edit(id, 1, typed(0, 'x')))] as const),
    )
    const { changed, refused } = await all
    const won = results.flatMap(([id, [result]]) => (result?.result === 'ok' ? [id] : []))
    expect(refused.map(({ segment }) => segment).toSorted()).toEqual(won.toSorted())
    expect(changed).toBe(5000 - won.length)
    const after = await rowsOf(server, document)
    expect(after.filter(({ status }) => status === 'confirmed')).toHaveLength(changed)
  }, 120_000)
})

describe('approving and sending back', () => {
  test('of two people at once one decides, and the other is told', async () => {
    const { document, rows } = await translated(1)
    await batch(document, { kind: 'confirm' }, rows, 'translator')
    const now = await rowsOf(server, document)
    const results = await Promise.all([
      batch(document, { kind: 'approve' }, now, 'reviewer'),
      batch(document, { kind: 'sendBack', reason: 'Sai tên.' }, now, 'manager'),
    ])
    expect(results.map(({ changed }) => changed).toSorted()).toEqual([0, 1])
    expect(results.flatMap(({ refused }) => refused)).toMatchObject([{ code: 'batch.changedSince' }])
  })

  test('the reason is shown until the text changes, and the translator is told once', async () => {
    const { document, rows } = await translated(2)
    await batch(document, { kind: 'confirm' }, rows, 'translator')
    const reason = 'Tên cơ quan chưa đúng.'
    await batch(document, { kind: 'sendBack', reason }, await rowsOf(server, document), 'reviewer')
    const { sentBack } = await server.call('getWorkflow', { params: { document }, as: 'translator' })
    expect(sentBack).toMatchObject(rows.map(({ id }) => ({ segment: id, reason, by: { id: 'user-reviewer' } })))
    const news = await server.call('listNotifications', { as: 'translator' })
    expect(news.notifications[0]).toMatchObject({ kind: 'sentBack', document, segments: 2, text: reason, read: false })
    await saved(server, document, edit(rows[0]?.id ?? '', 3, typed(0, 'x')))
    const left = await server.call('getWorkflow', { params: { document } })
    expect(left.sentBack.map(({ segment }) => segment)).toEqual([rows[1]?.id])
    const { unread } = await server.call('markNotificationsRead', { body: { notifications: null }, as: 'translator' })
    expect(unread).toBe(0)
  })

  test('a save that gives a reason does the same', async () => {
    const { document, rows } = await translated(1)
    await batch(document, { kind: 'confirm' }, rows, 'translator')
    const item = { ...move(rows[0]?.id ?? '', 2, 'draft'), reason: 'Xem lại.' }
    await server.call('save', { params: { document }, body: saveBody([item]), as: 'reviewer' })
    const { sentBack } = await server.call('getWorkflow', { params: { document } })
    expect(sentBack).toMatchObject([{ reason: 'Xem lại.' }])
    const { notifications } = await server.call('listNotifications', { as: 'translator' })
    expect(notifications[0]).toMatchObject({ kind: 'sentBack', document, text: 'Xem lại.' })
  })

  test('a document is approved as a whole when its rows are, until one changes', async () => {
    const { document, rows } = await translated(1)
    const approve = () => server.call('approveDocument', { params: { document }, body: { approved: true } })
    await expect(approve()).rejects.toMatchObject({ code: 'workflow.rowsOpen', params: { count: 1 } })
    await batch(document, { kind: 'confirm' }, rows)
    await batch(document, { kind: 'approve' }, await rowsOf(server, document))
    expect(await approve()).toMatchObject({ approval: { by: { id: owner }, current: true } })
    await batch(document, { kind: 'lock' }, await rowsOf(server, document))
    expect(await server.call('getWorkflow', { params: { document } })).toMatchObject({ approval: { current: true } })
    await batch(document, { kind: 'unlock' }, await rowsOf(server, document))
    await saved(server, document, edit(rows[0]?.id ?? '', 5, typed(0, 'x')))
    expect(await server.call('getWorkflow', { params: { document } })).toMatchObject({ approval: { current: false } })
  })

  test('steps can be switched off, but not all', async () => {
    const { document } = await translated(1)
    const steps = { translate: true, review: false, approve: false }
    expect(await server.call('setSteps', { params: { document }, body: { steps } })).toMatchObject({ steps })
    const none = { translate: false, review: false, approve: false }
    await expect(server.call('setSteps', { params: { document }, body: { steps: none } })).rejects.toMatchObject({
      code: 'request.invalid',
    })
  })
})

describe('assignments', () => {
  const given = { person: 'user-translator', step: 'translate', due: '2026-12-01' } as const

  test('a range is given, followed through a join, marked by its person, taken back', async () => {
    const { project, document, rows } = await aDocument(server, 'Một. Hai. Ba. Bốn.')
    const [a, b, c] = rows.map(({ id }) => id)
    if (!a || !b || !c) throw new Error('no rows')
    const body = { client: 'tab-1', requestId: freshId('assign'), ...given, ranges: [{ first: c, last: b }] }
    const { assignments } = await server.call('addAssignments', { params: { document }, body })
    expect(await server.call('addAssignments', { params: { document }, body })).toEqual({ assignments })
    expect(assignments).toMatchObject([{ range: { first: b, last: c, from: 2, to: 3 }, due: '2026-12-01' }])
    const op = { kind: 'join', segment: a, version: 0, second: b, secondVersion: 0 } as const
    const join = { client: 'tab-1', requestId: freshId('join'), op }
    await server.call('restructure', { params: { document }, body: join })
    const listed = await server.call('listProjectAssignments', { params: { project } })
    expect(listed.assignments).toMatchObject([{ range: { first: a, last: c, from: 1, to: 2 } }])
    const params = { document, assignment: assignments[0]?.id ?? '' }
    await expect(
      server.call('changeAssignment', { params, body: { done: true }, as: 'reviewer' }),
    ).rejects.toMatchObject({ code: 'auth.forbidden' })
    await expect(
      server.call('changeAssignment', { params, body: { done: true, due: null }, as: 'translator' }),
    ).rejects.toMatchObject({ code: 'auth.forbidden' })
    const done = await server.call('changeAssignment', { params, body: { done: true }, as: 'translator' })
    expect(done.doneAt).not.toBeNull()
    await server.call('removeAssignment', { params })
    expect(await server.call('listAssignments', { params: { document } })).toEqual({ assignments: [] })
  })

  test('its person is told, and nobody of their own doings', async () => {
    const { document } = await aDocument(server, 'Một.')
    const whole = (person: string) => ({ client: 'tab-1', requestId: freshId('assign'), ...given, person, ranges: [] })
    await server.call('addAssignments', { params: { document }, body: whole('user-translator') })
    await server.call('addAssignments', { params: { document }, body: whole(owner) })
    const { notifications } = await server.call('listNotifications', { as: 'translator' })
    expect(notifications[0]).toMatchObject({ kind: 'assignment', document, step: 'translate', due: '2026-12-01' })
    const own = await server.call('listNotifications')
    expect(own.notifications.filter((one) => one.document === document)).toEqual([])
  })

  test('people called in a comment are told', async () => {
    const { document, rows } = await aDocument(server, 'Một.')
    const said = { segment: rows[0]?.id ?? null, anchor: null, text: 'Xem giúp.', mentions: ['user-reviewer', owner] }
    const body = { client: 'tab-1', requestId: freshId('thread'), ...said }
    const { id } = await server.call('addThread', { params: { document }, body })
    const { notifications } = await server.call('listNotifications', { as: 'reviewer' })
    expect(notifications[0]).toMatchObject({ kind: 'mention', thread: id, text: 'Xem giúp.', by: { id: owner } })
  })
})

describe('people who come and go', () => {
  let closed: TestServer
  beforeAll(async () => {
    closed = await startTestServer()
  })
  afterAll(() => closed.remove())

  test('work goes to members whose role includes the step; who was removed gets none, and hears nothing', async () => {
    const admin = await closedBy(closed)
    const { id: project } = await admin.call('createProject', { body: { name: 'Báo' } })
    const { job } = await admin.call('importText', { params: { project }, body: { title: 'Bài', text: 'Một.' } })
    const document = await eventually(async () => (await admin.call('getJob', { params: { job } })).document, 'import')
    const [row] = (await admin.call('getRows', { params: { document } })).rows
    if (!row) throw new Error('no rows')
    const lan = await aPerson(closed, admin, 'lan', { project, role: 'translator' })
    const hoa = await aPerson(closed, admin, 'hoa', { project, role: 'reader' })
    const give = (person: string, step: 'translate' | 'review') =>
      admin.call('addAssignments', {
        params: { document },
        body: { client: 'tab-1', requestId: freshId('give'), person, step, due: null, ranges: [] },
      })
    await expect(give(hoa.id, 'translate')).rejects.toMatchObject({ code: 'workflow.stepRole' })
    await expect(give(lan.id, 'review')).rejects.toMatchObject({ code: 'workflow.stepRole' })
    const { assignments } = await give(lan.id, 'translate')
    const params = { document, assignment: assignments[0]?.id ?? '' }
    await expect(admin.call('changeAssignment', { params, body: { step: 'review' } })).rejects.toMatchObject({
      code: 'workflow.stepRole',
    })

    const steps = edit(row.id, 0, typed(0, 'One.'))
    await lan.browser.call('save', { params: { document }, body: saveBody([steps]) })
    await lan.browser.call('save', { params: { document }, body: saveBody([move(row.id, 1, 'confirmed')]) })
    expect((await lan.browser.call('listNotifications')).unread).toBe(1)
    await admin.call('removeMember', { params: { project, person: lan.id } })
    await expect(give(lan.id, 'translate')).rejects.toMatchObject({ code: 'workflow.notMember' })
    const back = { ...move(row.id, 2, 'draft'), reason: 'Sai tên.' }
    await admin.call('save', { params: { document }, body: saveBody([back]) })
    expect(await lan.browser.call('listNotifications')).toEqual({ unread: 0, notifications: [] })
    const read = { body: { notifications: [] } }
    expect(await lan.browser.call('markNotificationsRead', read)).toEqual({ unread: 0 })
  })
})

describe('what people are told', () => {
  test('markup stays text, and what is long is shortened between characters', async () => {
    const { document, rows } = await translated(1)
    await batch(document, { kind: 'confirm' }, rows, 'translator')
    const reason = `<b>đậm</b> ${'😀'.repeat(400)}`
    await batch(document, { kind: 'sendBack', reason }, await rowsOf(server, document), 'reviewer')
    const { notifications } = await server.call('listNotifications', { as: 'translator' })
    expect(notifications[0]?.text).toBe(`<b>đậm</b> ${'😀'.repeat(288)}…`)
    const { sentBack } = await server.call('getWorkflow', { params: { document } })
    expect(sentBack[0]?.reason).toBe(reason)
  })

  test('nobody hears of sending back their own, and of many rows each person once', async () => {
    const { document, rows } = await translated(2)
    await batch(document, { kind: 'confirm' }, rows, 'manager')
    const unread = async (as: As) => (await server.call('listNotifications', { as })).unread
    const before = await unread('manager')
    await batch(document, { kind: 'sendBack', reason: 'Để sửa.' }, await rowsOf(server, document), 'manager')
    expect(await unread('manager')).toBe(before)
  })

  test('rows that are locked are refused with the reason, and the others done', async () => {
    const { document, rows } = await translated(3)
    await batch(document, { kind: 'lock' }, rows.slice(1, 2))
    const result = await batch(document, { kind: 'confirm' }, await rowsOf(server, document), 'translator')
    expect(result).toMatchObject({ changed: 2, refused: [{ segment: rows[1]?.id, code: 'save.locked' }] })
  })
})
