import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { defaultStyle } from '../../core/language/meaning/style.ts'
import { breakPositions, compileRules, rulesFor } from '../../core/language/srx.ts'
import { readSrxFile } from '../../filters/srx.ts'
import { LiveClient } from '../builders/client-live.ts'
import { aDocument, eventually, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.remove())

describe('settings of a project', () => {
  test('are the defaults until somebody chooses, and stay chosen', async () => {
    const { id: project } = await server.call('createProject', { body: { name: 'Mới' } })
    const nothing = { style: defaultStyle, severities: {}, abbreviations: [] }
    expect(await server.call('getProjectSettings', { params: { project } })).toEqual(nothing)
    const chosen = { style: { english: 'american' }, severities: { 'double-space': 'off', date: 'critical' } } as const
    const expected = { ...nothing, ...chosen, style: { ...defaultStyle, english: 'american' } }
    expect(await server.call('changeProjectSettings', { params: { project }, body: chosen })).toEqual(expected)
    await server.restart()
    expect(await server.call('getProjectSettings', { params: { project } })).toEqual(expected)
  })

  test('what a change does not name stays; severities are replaced as a whole', async () => {
    const { id: project } = await server.call('createProject', { body: { name: 'Đổi' } })
    const change = (body: Parameters<typeof server.call<'changeProjectSettings'>>[1]) =>
      server.call('changeProjectSettings', { params: { project }, ...body })
    await change({ body: { style: { dates: 'day-first' }, severities: { number: 'info' } } })
    await change({ body: { style: { names: 'kept' } } })
    const settings = await change({ body: { severities: { time: 'off' } } })
    expect(settings.style).toEqual({ ...defaultStyle, dates: 'day-first', names: 'kept' })
    expect(settings.severities).toEqual({ time: 'off' })
  })

  test('belong to one project', async () => {
    const [a, b] = await Promise.all(
      ['A', 'B'].map((name) => server.call('createProject', { body: { name } }).then(({ id }) => id)),
    )
    await server.call('changeProjectSettings', {
      params: { project: a ?? '' },
      body: { severities: { number: 'off' } },
    })
    expect((await server.call('getProjectSettings', { params: { project: b ?? '' } })).severities).toEqual({})
  })

  test.each([
    [{}],
    [{ style: { english: 'scottish' } }],
    [{ style: 7 }],
    [{ severities: { number: 'fatal' } }],
    [{ severities: { 'Not a check!': 'info' } }],
    [{ severities: { ['x'.repeat(41)]: 'info' } }],
    [{ abbreviations: ['TP.'] }],
  ])('%j is refused', async (body) => {
    const { id: project } = await server.call('createProject', { body: { name: 'Sai' } })
    const response = await server.send('changeProjectSettings', { params: { project }, body })
    expect(response.status).toBe(400)
    expect((await server.call('getProjectSettings', { params: { project } })).severities).toEqual({})
  })

  test('everyone in a document of the project is told', async () => {
    const [mine, other] = await Promise.all([aDocument(server, 'Một câu.'), aDocument(server, 'Câu khác.')])
    const live = await LiveClient.join(server.url, mine.document, 1, 'a')
    const stranger = await LiveClient.join(server.url, other.document, 1, 'b')
    await server.call('changeProjectSettings', {
      params: { project: mine.project },
      body: { style: { percent: 'words' } },
    })
    const told = (client: LiveClient) => client.messages.filter(({ type }) => type === 'settings').length
    await eventually(() => told(live) || null, 'the message')
    expect(told(stranger)).toBe(0)
    live.socket.terminate()
    stranger.socket.terminate()
  })
})

describe('segmentation rules for other programs', () => {
  const rulesOf = (project: string) => server.send('exportSegmentationRules', { params: { project } })

  test('are an SRX file named after the project, with its abbreviations, that cuts as the project does', async () => {
    const text = 'Ông Xyz. Nguyễn đến T&T. Hà Nội. Hết.'
    const { project, document, rows } = await aDocument(server, text)
    expect(rows).toHaveLength(3)
    await server.call('renameProject', { params: { project }, body: { name: 'Báo “Nghệ An”: 2018' } })
    for (const abbreviation of ['Xyz.', 'T&T.']) {
      const body = { client: 'tab', requestId: `keep-${abbreviation}`, abbreviation }
      await server.call('addAbbreviation', { params: { document }, body })
    }
    const response = await rulesOf(project)
    expect(response.headers.get('content-type')).toMatch(/^application\/xml/)
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('Báo “Nghệ An” 2018.srx'))
    const { document: rules, notes } = readSrxFile(new Uint8Array(await response.arrayBuffer()))
    expect(notes).toEqual([])
    const { rules: compiled, unsupported } = compileRules(rulesFor(rules, 'vi'))
    expect(unsupported).toEqual([])
    const ends = [...breakPositions(compiled, text), text.length]
    const pieces = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end).trim())
    expect(pieces).toEqual((await rowsOf(server, document)).map(({ source }) => source))
    expect(pieces).toEqual(['Ông Xyz. Nguyễn đến T&T. Hà Nội.', 'Hết.'])
  })

  test('know nothing of the abbreviations of another project', async () => {
    const { document } = await aDocument(server, 'Một câu.')
    const { id: other } = await server.call('createProject', { body: { name: 'Khác' } })
    const body = { client: 'tab', requestId: 'keep-other', abbreviation: 'Qwq.' }
    await server.call('addAbbreviation', { params: { document }, body })
    expect(await (await rulesOf(other)).text()).not.toContain('Qwq')
  })
})
