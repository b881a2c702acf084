import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RouteReply } from '../../core/api.ts'
import { failureOf, startTestServer, type TestServer } from '../builders/server.ts'
import { aConcept, aGlossary, committed, draft, ended, pairsOf, previewed, written } from '../builders/glossary.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.remove())

const table = 'vi,en,domain\nĐảng ủy,Party Committee,party\nChỉ thị,directive,document\n'
const many = (n: number, english = 'term'): string =>
  `vi,en\n${Array.from({ length: n }, (_, i) => `thuật ngữ số ${i},${english} number ${i}`).join('\n')}\n`
const revisionOf = async (glossary: string): Promise<number> =>
  (await server.call('listGlossaries')).glossaries.find(({ id }) => id === glossary)?.revision ?? -1
const rowsOf = (preview: { glossary: string; import: string }, query: Record<string, string | number> = {}) =>
  server.call('listGlossaryImportRows', { params: { glossary: preview.glossary, import: preview.import }, query })
const historyOf = async (glossary: string, concept: string): Promise<RouteReply<'conceptHistory'>['changes']> =>
  (await server.call('conceptHistory', { params: { glossary, concept } })).changes

describe('a dry run', () => {
  test('says what would be done, and does nothing', async () => {
    const glossary = await aGlossary(server)
    await aConcept(server, glossary, draft('Đảng ủy', 'Party Committee'))
    await aConcept(server, glossary, draft('Chỉ thị', 'instruction', { domain: 'document' }))
    const before = await revisionOf(glossary)
    const preview = await previewed(server, glossary, 'từ.csv', `${table}Quyết định,decision,document\n,nothing,x\n`)
    expect(preview).toMatchObject({ glossary, fileName: 'từ.csv', format: 'csv' })
    expect(preview.counts).toEqual({ added: 1, changed: 0, same: 1, conflicting: 1, rejected: 1 })
    expect(preview.table?.mapping).toMatchObject({ header: true, columns: ['vi', 'en', 'domain'] })
    expect(await revisionOf(glossary)).toBe(before)
  })

  test('shows its rows in the order of the file, by outcome and in chunks', async () => {
    const glossary = await aGlossary(server)
    await aConcept(server, glossary, draft('Chỉ thị', 'instruction', { domain: 'document' }))
    const preview = await previewed(server, glossary, 'x.csv', `${table},nothing,x\n`)
    const { rows } = await rowsOf(preview)
    expect(rows.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, 'added'],
      [3, 'conflicting'],
      [4, 'rejected'],
    ])
    expect(rows[1]?.before).toMatchObject({ glossary, terms: [{ text: 'Chỉ thị' }, { text: 'instruction' }] })
    expect(rows[1]?.after?.terms.map(({ text }) => text)).toEqual(['Chỉ thị', 'directive'])
    expect(rows[1]?.reason?.code).toBe('otherPreferred')
    expect(rows[2]?.reason?.code).toBe('noVietnamese')
    expect((await rowsOf(preview, { outcome: 'added' })).rows).toHaveLength(1)
    const first = await rowsOf(preview, { limit: 2 })
    expect([first.rows.length, first.next]).toEqual([2, 2])
    const second = await rowsOf(preview, { limit: 2, after: first.next ?? 0 })
    expect([second.rows.map(({ line }) => line), second.next]).toEqual([[4], null])
  })

  test('is made anew with other columns', async () => {
    const glossary = await aGlossary(server)
    const preview = await previewed(server, glossary, 'x.csv', 'a;b;c\nmột;one;x\nhai;two;y\n')
    const params = { glossary, import: preview.import }
    const again = await server.call('remapGlossaryImport', {
      params,
      body: { mapping: { header: true, columns: ['vi', 'en', 'domain'], delimiter: ';' } },
    })
    expect([again.import, again.counts.added]).toEqual([preview.import, 2])
    await committed(server, again)
    expect(await pairsOf(server, glossary)).toEqual([
      ['hai', 'two'],
      ['một', 'one'],
    ])
  })

  test.each([
    ['an empty file', '', {}, 'import.empty'],
    ['a format that nobody has', 'x', { format: 'pdf' }, 'request.invalid'],
    ['a mapping that is none', table, { mapping: '{"columns":["x"]}' }, 'request.invalid'],
    ['a workbook that is none', 'PK', { format: 'xlsx' }, 'import.unreadable'],
  ])('refuses %s', async (_what, text, fields, code) => {
    const glossary = await aGlossary(server)
    await expect(previewed(server, glossary, 'x.csv', text, fields)).rejects.toMatchObject({ code })
  })

  test('the shipped glossary takes none', async () => {
    await expect(previewed(server, 'vi-en-party-state', 'x.csv', table)).rejects.toMatchObject({
      code: 'glossary.readOnly',
    })
  })

  test('is of its glossary only, and gone when dropped', async () => {
    const glossary = await aGlossary(server)
    const preview = await previewed(server, glossary, 'x.csv', table)
    const elsewhere = { glossary: await aGlossary(server), import: preview.import }
    await expect(server.call('getGlossaryImport', { params: elsewhere })).rejects.toMatchObject({
      code: 'glossary.importGone',
    })
    const params = { glossary, import: preview.import }
    expect(await server.call('getGlossaryImport', { params })).toMatchObject({ state: 'ready' })
    await server.call('cancelGlossaryImport', { params })
    await expect(rowsOf(preview)).rejects.toMatchObject({ code: 'glossary.importGone' })
  })

  test('only so many are kept: the oldest makes room', async () => {
    const glossary = await aGlossary(server)
    const previews: RouteReply<'previewGlossaryImport'>[] = []
    for (let i = 0; i < 5; i++) previews.push(await previewed(server, glossary, 'x.csv', table))
    const [oldest, ...others] = previews
    if (!oldest) throw new Error('no preview')
    await expect(rowsOf(oldest)).rejects.toMatchObject({ code: 'glossary.importGone' })
    for (const preview of others) expect((await rowsOf(preview)).rows).toHaveLength(2)
  })
})

describe('carrying it out', () => {
  test('adds and changes, with history and one batch that takes it back', async () => {
    const glossary = await aGlossary(server)
    const kept = await aConcept(server, glossary, draft('Đảng ủy', 'Party Committee'))
    const preview = await previewed(
      server,
      glossary,
      'x.csv',
      `vi,en,domain,definition\nĐảng ủy,Party Committee,party,cấp ủy\nChỉ thị,directive,document,\n`,
    )
    expect(preview.counts).toMatchObject({ added: 1, changed: 1 })
    const state = await committed(server, preview)
    expect(state).toMatchObject({ state: 'done', done: 2, total: 2, error: null })
    expect(await pairsOf(server, glossary)).toEqual([
      ['Chỉ thị', 'directive'],
      ['Đảng ủy', 'Party Committee'],
    ])
    expect((await historyOf(glossary, kept)).map(({ kind }) => kind)).toEqual(['imported', 'created'])
    const undone = await server.call('undoBulk', {
      params: { glossary },
      body: { ...written(), batch: state.batch ?? '' },
    })
    expect(undone).toEqual({ restored: 2, changedSince: 0 })
    expect(await pairsOf(server, glossary)).toEqual([['Đảng ủy', 'Party Committee']])
  })

  test.each([
    ['keep', ['instruction']],
    ['replace', ['directive']],
    ['merge', ['instruction', 'directive']],
  ] as const)('a contradiction: %s', async (policy, english) => {
    const glossary = await aGlossary(server)
    const id = await aConcept(server, glossary, draft('Chỉ thị', 'instruction', { domain: 'document' }))
    await committed(server, await previewed(server, glossary, 'x.csv', table), policy)
    const { concept } = await server.call('getConcept', { params: { glossary, concept: id } })
    expect(concept.terms.filter(({ lang }) => lang === 'en').map(({ text }) => text)).toEqual(english)
    if (policy === 'merge') expect(concept.terms.at(-1)?.status).toBe('admitted')
  })

  test('is refused when the glossary has changed since the dry run', async () => {
    const glossary = await aGlossary(server)
    const preview = await previewed(server, glossary, 'x.csv', table)
    await aConcept(server, glossary, draft('Quyết định', 'decision'))
    await expect(committed(server, preview)).rejects.toMatchObject({ code: 'glossary.importChanged' })
    expect(await pairsOf(server, glossary)).toEqual([['Quyết định', 'decision']])
    // Looked at anew, it can be carried out.
    const mapping = preview.table?.mapping
    if (!mapping) throw new Error('no table')
    await server.call('remapGlossaryImport', { params: { glossary, import: preview.import }, body: { mapping } })
    expect(await committed(server, preview)).toMatchObject({ state: 'done' })
  })

  test('sent twice it is done once', async () => {
    const glossary = await aGlossary(server)
    const preview = await previewed(server, glossary, 'x.csv', table)
    const params = { glossary, import: preview.import }
    const body = { ...written(), conflicts: 'keep' as const }
    await server.call('commitGlossaryImport', { params, body })
    await ended(server, params)
    expect(await server.call('commitGlossaryImport', { params, body })).toMatchObject({ state: 'done' })
    await expect(
      server.call('commitGlossaryImport', { params, body: { ...body, requestId: 'another' } }),
    ).rejects.toMatchObject({ code: 'glossary.importGone' })
    expect(await pairsOf(server, glossary)).toHaveLength(2)
  })

  test('a file that says nothing new leaves the glossary as it is', async () => {
    const glossary = await aGlossary(server)
    await committed(server, await previewed(server, glossary, 'x.csv', table))
    const before = await revisionOf(glossary)
    const again = await previewed(server, glossary, 'x.csv', table)
    expect(again.counts).toMatchObject({ added: 0, same: 2 })
    expect(await committed(server, again)).toMatchObject({ state: 'done', batch: null })
    expect(await revisionOf(glossary)).toBe(before)
  })
})

describe('a large one', () => {
  test('becomes visible all at once; what is there stays, with order and versions', async () => {
    const glossary = await aGlossary(server)
    const first = await aConcept(server, glossary, draft('thuật ngữ số 5', 'term number 5', { domain: '' }))
    const preview = await previewed(server, glossary, 'x.csv', many(3000).replace('vi,en', 'vi,en').trimEnd() + '\n')
    expect(preview.counts).toMatchObject({ added: 2999, same: 1 })
    const params = { glossary, import: preview.import }
    await server.call('commitGlossaryImport', { params, body: { ...written(), conflicts: 'keep' } })
    const seen = new Set<number>()
    for (;;) {
      const { glossaries } = await server.call('listGlossaries')
      seen.add(glossaries.find(({ id }) => id === glossary)?.concepts ?? -1)
      const now = await server.call('getGlossaryImport', { params })
      if (now.state !== 'running') break
    }
    expect(await ended(server, params)).toMatchObject({ state: 'done', done: 2999, total: 2999 })
    expect([...seen].filter((concepts) => concepts !== 1 && concepts !== 3000)).toEqual([])
    expect(await pairsOf(server, glossary)).toHaveLength(3000)
    expect((await server.call('getConcept', { params: { glossary, concept: first } })).concept.version).toBe(1)
  })

  test('changes concepts that are there, goes on afterwards, and can be taken back', async () => {
    const glossary = await aGlossary(server)
    await committed(server, await previewed(server, glossary, 'x.csv', many(600)))
    const preview = await previewed(server, glossary, 'y.csv', many(600, 'word'))
    expect(preview.counts).toMatchObject({ conflicting: 600 })
    const { batch } = await committed(server, preview, 'replace')
    expect((await pairsOf(server, glossary)).every(([, en]) => en.startsWith('word'))).toBe(true)
    const { concepts } = await server.call('searchConcepts', { query: { glossaries: glossary, q: 'word number 17' } })
    const id = concepts.find(({ terms }) => terms[1]?.text === 'word number 17')?.id ?? ''
    expect((await historyOf(glossary, id)).map(({ kind }) => kind)).toEqual(['imported', 'imported'])
    await server.call('undoBulk', { params: { glossary }, body: { ...written(), batch: batch ?? '' } })
    expect((await pairsOf(server, glossary)).every(([, en]) => en.startsWith('term'))).toBe(true)
  })

  test('stopped, it leaves nothing', async () => {
    const glossary = await aGlossary(server)
    const preview = await previewed(server, glossary, 'x.csv', many(5000))
    const params = { glossary, import: preview.import }
    await server.call('commitGlossaryImport', { params, body: { ...written(), conflicts: 'keep' } })
    await server.call('cancelGlossaryImport', { params })
    expect(await server.call('getGlossaryImport', { params })).toMatchObject({ state: 'cancelled', batch: null })
    expect(await pairsOf(server, glossary)).toEqual([])
  })

  test('somebody changes the glossary meanwhile: the import fails, the change stays', async () => {
    const glossary = await aGlossary(server)
    const preview = await previewed(server, glossary, 'x.csv', many(5000))
    const params = { glossary, import: preview.import }
    await server.call('commitGlossaryImport', { params, body: { ...written(), conflicts: 'keep' } })
    await aConcept(server, glossary, draft('Quyết định', 'decision'))
    expect(await ended(server, params)).toMatchObject({ state: 'failed', error: { code: 'glossary.importChanged' } })
    expect(await pairsOf(server, glossary)).toEqual([['Quyết định', 'decision']])
  })
})

describe('export', () => {
  async function exported(glossary: string, format: string, query: Record<string, string> = {}): Promise<Response> {
    return server.send('exportGlossary', { params: { glossary, format }, query })
  }

  test.each(['csv', 'tsv', 'xlsx', 'tbx-v3', 'tbx-v2'])('%s reads back identically', async (format) => {
    const glossary = await aGlossary(server, 'Đảng & Nhà nước')
    await committed(server, await previewed(server, glossary, 'x.csv', table))
    const response = await exported(glossary, format)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('Đảng & Nhà nước'))
    const bytes = new Uint8Array(await response.arrayBuffer())
    const same = await previewed(server, glossary, `x.${format}`, bytes, { format })
    expect(same.counts).toMatchObject({ added: 0, changed: 0, same: 2, conflicting: 0, rejected: 0 })
    const other = await aGlossary(server)
    await committed(server, await previewed(server, other, 'x', bytes, { format }))
    expect(await pairsOf(server, other)).toEqual(await pairsOf(server, glossary))
  })

  test('only what a filter leaves', async () => {
    const glossary = await aGlossary(server)
    await committed(server, await previewed(server, glossary, 'x.csv', table))
    for (const query of [{ domain: 'document' }, { q: 'chi thi' }]) {
      const text = await (await exported(glossary, 'csv', query)).text()
      expect(text).toContain('directive')
      expect(text).not.toContain('Party Committee')
    }
  })

  test('the shipped glossary, too; an unknown one or format is refused', async () => {
    expect((await exported('vi-en-party-state', 'csv')).status).toBe(200)
    expect(await failureOf(await exported('nothing', 'csv'))).toMatchObject({ code: 'notFound.glossary' })
    expect(await failureOf(await exported('vi-en-party-state', 'pdf'))).toMatchObject({ code: 'request.invalid' })
  })
})
