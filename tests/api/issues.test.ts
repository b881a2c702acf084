import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Issue, RouteBody } from '../../core/api.ts'
import { pairHash } from '../../core/checks/dismissals.ts'
import { deleted, edit, saved, typed } from '../builders/client-edits.ts'
import { LiveClient } from '../builders/client-live.ts'
import { aDocument, eventually, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.remove())

const issuesOf = async (document: string): Promise<Issue[]> =>
  (await server.call('getIssues', { params: { document } })).issues
const open = (issues: readonly Issue[]): string[] =>
  issues.filter(({ dismissed }) => dismissed === null).map(({ check }) => check)

/** A document of these sources with these translations; '' leaves one untranslated. */
async function translated(...pairs: [source: string, target: string][]) {
  const made = await aDocument(server, pairs.map(([source]) => source).join('\n'))
  const items = made.rows.flatMap(({ id }, i) => {
    const target = pairs[i]?.[1] ?? ''
    return target === '' ? [] : [edit(id, 0, typed(0, target))]
  })
  if (items.length > 0) await saved(server, made.document, ...items)
  return { ...made, ids: made.rows.map(({ id }) => id) }
}
const wrongNumber: [string, string] = ['Có 98 đại biểu dự họp.', 'There were 89 delegates at the meeting.']

describe('issues of a document', () => {
  test('come with spans on both sides, in the document’s order, as of its last event', async () => {
    const { document, ids } = await translated(['Một câu.', 'One sentence.'], wrongNumber, ['Câu ba.', ''])
    const { asOf, issues } = await server.call('getIssues', { params: { document } })
    expect(asOf).toBe((await server.call('getDocument', { params: { document } })).lastEvent)
    expect(issues.map(({ segment, check, severity }) => [segment, check, severity])).toEqual([
      [ids[1], 'number', expect.any(String)],
      [ids[2], 'empty-target', 'critical'],
    ])
    expect(issues[0]).toMatchObject({
      source: [{ start: 3, end: 5 }],
      target: [{ start: 11, end: 13 }],
      dismissed: null,
    })
  })

  test('follow every edit', async () => {
    const { document, ids } = await translated(wrongNumber)
    expect(open(await issuesOf(document))).toEqual(['number'])
    await saved(server, document, edit(ids[0] ?? '', 1, deleted(11, 13), typed(11, '98')))
    expect(open(await issuesOf(document))).toEqual([])
  })

  test('know the earlier segments of the document, over part borders too', async () => {
    const filler = Array.from({ length: 300 }, (_, i): [string, string] => [`Câu số ${i}.`, `Sentence number ${i}.`])
    const { document, ids } = await translated(['Lời kết', 'Closing words'], ...filler, ['Lời kết', 'Last word'])
    const found = (await issuesOf(document)).filter(({ check }) => check === 'same-source-diff-target')
    expect(found.map(({ segment }) => segment)).toEqual([ids[301]])
  })

  test('after edits are those of a server that sees the document for the first time', async () => {
    const { document, ids } = await translated(
      ['Lời kết', 'Closing words'],
      ['Hai tập thể được khen.', 'Two collectives were praised.'],
      wrongNumber,
      ['Lời kết', 'Last word'],
      ['Lời kết', 'Closing words'],
      ['Một tập thể được khen.', 'A group was praised.'],
    )
    const seen = new Set<string>()
    const edits: [row: number, version: number, from: number, to: number, text: string][] = [
      [0, 1, 0, 7, 'Last'],
      [1, 1, 4, 15, 'groups'],
      [4, 1, 0, 13, ''],
      [0, 2, 4, 10, ' word'],
    ]
    for (const [row, version, from, to, text] of [[-1, 0, 0, 0, ''] as const, ...edits]) {
      const step = { ...deleted(from, to), ...(text !== '' && { slice: { content: [{ type: 'text', text }] } }) }
      if (row >= 0) await saved(server, document, edit(ids[row] ?? '', version, step))
      const remembered = await issuesOf(document)
      seen.add(JSON.stringify(remembered))
      await server.restart()
      expect(remembered).toEqual(await issuesOf(document))
      await issuesOf(document)
    }
    expect(seen.size).toBe(5)
  })

  test('know the glossary', async () => {
    const { document } = await translated(['Đảng ủy xã họp.', 'The communal leadership met.'])
    expect(open(await issuesOf(document))).toContain('term-missing')
  })

  test('have the severity that the project gives their check, or are left out', async () => {
    const { project, document } = await translated(wrongNumber)
    const change = (severities: RouteBody<'changeProjectSettings'>['severities']) =>
      server.call('changeProjectSettings', { params: { project }, body: { severities } })
    await change({ number: 'info' })
    expect((await issuesOf(document)).map(({ severity }) => severity)).toEqual(['info'])
    await change({ number: 'off' })
    expect(await issuesOf(document)).toEqual([])
  })

  test('follow the project’s style', async () => {
    const { project, document } = await translated(['trung tâm sự kiện', 'the center of the event'])
    expect(open(await issuesOf(document))).toContain('spelling-variant')
    await server.call('changeProjectSettings', { params: { project }, body: { style: { english: 'american' } } })
    expect(open(await issuesOf(document))).not.toContain('spelling-variant')
  })
})

describe('a dismissal', () => {
  const dismiss = (document: string, body: Omit<RouteBody<'dismissIssue'>, 'reason'>) =>
    server.call('dismissIssue', { params: { document }, body: { reason: 'Đúng như bản gốc.', ...body } })

  test('of one comes back when a text changes, and goes again when the text returns', async () => {
    const { document, ids } = await translated(wrongNumber, wrongNumber)
    const [segment = ''] = ids
    const { id } = await dismiss(document, { check: 'number', scope: 'one', segment })
    const states = async () =>
      (await issuesOf(document)).filter(({ check }) => check === 'number').map((i) => i.dismissed)
    expect(await states()).toEqual([id, null])
    await saved(server, document, edit(segment, 1, typed(0, 'X')))
    expect(await states()).toEqual([null, null])
    await saved(server, document, edit(segment, 2, deleted(0, 1)))
    expect(await states()).toEqual([id, null])
  })

  test('of a text holds wherever the texts are the same; of a kind everywhere', async () => {
    const other: [string, string] = ['Có 12 người.', 'There were 21 people.']
    const { document, ids } = await translated(wrongNumber, wrongNumber, other)
    const text = await dismiss(document, { check: 'number', scope: 'text', segment: ids[1] ?? '' })
    expect((await issuesOf(document)).map(({ dismissed }) => dismissed)).toEqual([text.id, text.id, null])
    const kind = await dismiss(document, { check: 'number', scope: 'kind', segment: null })
    expect(kind).toMatchObject({ segment: null, sourceHash: null, targetHash: null })
    expect((await issuesOf(document)).map(({ dismissed }) => dismissed)).toEqual([kind.id, kind.id, kind.id])
  })

  test('with a key concerns only the issue it names', async () => {
    const { document, ids } = await translated(['Năm 2016 có 98 và 12 người.', 'In 2016 there were 89 and 21 people.'])
    const [first] = await issuesOf(document)
    await dismiss(document, { check: 'number', scope: 'one', segment: ids[0] ?? '', key: first?.key })
    const after = await issuesOf(document)
    expect(after.length).toBeGreaterThan(1)
    expect(after.filter(({ dismissed }) => dismissed !== null).map(({ key }) => key)).toEqual([first?.key])
  })

  test('is about the text its person saw, not about what came in meanwhile', async () => {
    const { document, ids } = await translated(wrongNumber)
    const segment = ids[0] ?? ''
    const seen = pairHash(wrongNumber[0], 'There were 90 delegates.')
    await dismiss(document, { check: 'number', scope: 'one', segment, ...seen })
    expect(open(await issuesOf(document))).toEqual(['number'])
    await saved(
      server,
      document,
      edit(segment, 1, deleted(0, wrongNumber[1].length), typed(0, 'There were 90 delegates.')),
    )
    expect(open(await issuesOf(document))).toEqual([])
  })

  test('twice is one; it is listed with who, when and why, taken back once, and survives a restart', async () => {
    const { document, ids } = await translated(wrongNumber)
    const asked = { check: 'number', scope: 'one', segment: ids[0] ?? '' } as const
    const first = await dismiss(document, asked)
    expect(await dismiss(document, asked)).toEqual(first)
    await server.restart()
    const list = () => server.call('listDismissals', { params: { document } })
    expect((await list()).dismissals).toEqual([first])
    expect(first).toMatchObject({ reason: 'Đúng như bản gốc.', user: 'local-owner' })
    const restore = () => server.send('restoreIssue', { params: { document, dismissal: first.id } })
    expect((await restore()).status).toBe(200)
    expect((await list()).dismissals).toEqual([])
    expect(open(await issuesOf(document))).toEqual(['number'])
    expect(await (await restore()).json()).toMatchObject({ error: { code: 'notFound.dismissal' } })
  })

  test('belongs to its document', async () => {
    const [a, b] = [await translated(wrongNumber), await translated(wrongNumber)]
    const { id } = await dismiss(a.document, { check: 'number', scope: 'kind', segment: null })
    const elsewhere = await server.send('restoreIssue', { params: { document: b.document, dismissal: id } })
    expect(await elsewhere.json()).toMatchObject({ error: { code: 'notFound.dismissal' } })
    const strange = dismiss(b.document, { check: 'number', scope: 'one', segment: a.ids[0] ?? '' })
    await expect(strange).rejects.toMatchObject({ code: 'notFound.segment' })
  })

  test('is told to everyone in the document', async () => {
    const { document } = await translated(wrongNumber)
    const live = await LiveClient.join(server.url, document, 2, 'a')
    const told = () => live.messages.filter(({ type }) => type === 'dismissals').length
    const { id } = await dismiss(document, { check: 'number', scope: 'kind', segment: null })
    await eventually(() => told() === 1 || null, 'the first message')
    await server.call('restoreIssue', { params: { document, dismissal: id } })
    await eventually(() => told() === 2 || null, 'the second message')
    live.socket.terminate()
  })

  test.each([
    { scope: 'one', segment: null },
    { scope: 'text', segment: null },
    { scope: 'all' },
    { reason: 'x'.repeat(501) },
    { check: '../etc' },
    { sourceHash: 'short' },
  ])('%j is refused', async (bad) => {
    const { document, ids } = await translated(wrongNumber)
    const body = { check: 'number', scope: 'one', segment: ids[0], reason: '', ...bad }
    expect((await server.send('dismissIssue', { params: { document }, body })).status).toBe(400)
  })
})

describe('the export’s gate', () => {
  const exported = async (document: string, format: string, more: Record<string, string> = {}) => {
    const response = await server.send('exportDocument', { params: { document }, query: { format, ...more } })
    return response.ok ? 200 : ((await response.json()) as { error: { code: string; params: object } }).error
  }
  const refused = (count: number) => ({ code: 'export.criticalIssues', params: { count } })

  test('stops at open critical issues, unless told to go on', async () => {
    const { project, document } = await translated(wrongNumber)
    await server.call('changeProjectSettings', { params: { project }, body: { severities: { number: 'critical' } } })
    for (const format of ['bilingual-docx', 'bilingual-html', 'target-txt']) {
      expect(await exported(document, format)).toEqual(refused(1))
      expect(await exported(document, format, { insist: '1' })).toBe(200)
    }
    await server.call('dismissIssue', {
      params: { document },
      body: { check: 'number', scope: 'kind', segment: null, reason: '' },
    })
    expect(await exported(document, 'target-txt')).toBe(200)
  })

  test('lets a lesser severity pass', async () => {
    const { project, document } = await translated(wrongNumber)
    await server.call('changeProjectSettings', { params: { project }, body: { severities: { number: 'major' } } })
    expect(await exported(document, 'bilingual-docx')).toBe(200)
  })

  test('knows the documents that earlier segments have named, whether all checks have been run or not', async () => {
    const pairs: [string, string][] = [
      ['Nghị quyết 29-NQ/TW ra đời.', 'Resolution No. 29-NQ/TW was issued.'],
      ['Nghị quyết 29-NQ/TW đúng.', 'Resolution No. 29 is right.'],
      ['Nghị quyết 37-NQ/TW đúng.', 'Resolution No. 37 is right.'],
      ['Vốn 780 tỷ đồng.', 'The capital is 780 million VND.'],
    ]
    const first = await translated(...pairs)
    expect(await exported(first.document, 'target-txt')).toEqual(refused(2))
    const second = await translated(...pairs)
    const critical = (await issuesOf(second.document)).filter(({ severity }) => severity === 'critical')
    expect(critical.map(({ check }) => check)).toEqual(['doc-number', 'magnitude'])
    expect(await exported(second.document, 'target-txt')).toEqual(refused(2))
  })

  test('lets what is not translated yet pass: every format marks it', async () => {
    const { document } = await translated(['Một câu.', 'One sentence.'], ['Câu hai.', ''])
    for (const format of ['bilingual-docx', 'bilingual-html', 'target-txt']) {
      expect(await exported(document, format)).toBe(200)
    }
  })
})
