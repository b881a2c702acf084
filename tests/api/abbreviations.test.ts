import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RouteBody } from '../../core/api.ts'
import { edit, freshId, saved, typed } from '../builders/client-edits.ts'
import { LiveClient } from '../builders/client-live.ts'
import { aDocument, importedBy, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.remove())

const abbreviation = 'Xyz.'
/** Cut after the abbreviation, since nobody knows it: five segments in three lines. */
const text = 'Ông Xyz. Nguyễn đến.\nBà Xyz. Lan Xyz. Mai về.\nHết.'
const sources = async (document: string): Promise<unknown[]> =>
  (await rowsOf(server, document)).map(({ source }) => source)
const cut = ['Ông Xyz.', 'Nguyễn đến.', 'Bà Xyz.', 'Lan Xyz.', 'Mai về.', 'Hết.']
const whole = ['Ông Xyz. Nguyễn đến.', 'Bà Xyz. Lan Xyz. Mai về.', 'Hết.']

type Body = RouteBody<'addAbbreviation'>
const body = (more: Partial<Body> = {}): Body => ({
  client: 'tab-1',
  requestId: freshId('abbr'),
  abbreviation,
  ...more,
})
const add = (document: string, more: Partial<Body> = {}) =>
  server.call('addAbbreviation', { params: { document }, body: body(more) })
const undo = (document: string, events: RouteBody<'undoAbbreviation'>['events'], more: Partial<Body> = {}) =>
  server.call('undoAbbreviation', { params: { document }, body: { ...body(more), events } })

async function alsoIn(project: string, content: string): Promise<string> {
  const { job } = await server.call('importText', { params: { project }, body: { title: 'Bài khác', text: content } })
  return importedBy(server, job)
}

describe('never break after an abbreviation', () => {
  test('joins what was cut there, in every document of the project, and nothing else', async () => {
    const { project, document } = await aDocument(server, text)
    const second = await alsoIn(project, text)
    const { document: foreign } = await aDocument(server, text)
    expect(await sources(document)).toEqual(cut)
    const { settings, joined, events } = await add(document)
    expect(settings.abbreviations).toEqual([abbreviation])
    expect(joined).toBe(6)
    expect(events.filter((event) => event.document === second)).toHaveLength(3)
    expect(await sources(document)).toEqual(whole)
    expect(await sources(second)).toEqual(whole)
    expect(await sources(foreign)).toEqual(cut)
  })

  test('leaves alone what anybody has worked on, and borders a person made', async () => {
    const { document, rows } = await aDocument(server, `${text}\nÔng Abc Xyz. lại nói.`)
    const [first, , third] = rows
    await saved(server, document, edit(first?.id ?? '', 0, typed(0, 'Mr Xyz.')))
    const last = rows.at(-1)
    await server.call('restructure', {
      params: { document },
      body: {
        client: 'tab-1',
        requestId: freshId('split'),
        op: { kind: 'split', segment: last?.id ?? '', version: 0, sourceAt: 'Ông Abc Xyz.'.length, targetAt: 0 },
      },
    })
    await server.call('restructure', {
      params: { document },
      body: {
        client: 'tab-1',
        requestId: freshId('undo'),
        op: { kind: 'split', segment: third?.id ?? '', version: 0, sourceAt: 'Bà'.length, targetAt: 0 },
      },
    })
    await add(document)
    expect(await sources(document)).toEqual([
      'Ông Xyz.',
      'Nguyễn đến.',
      'Bà',
      'Xyz. Lan Xyz. Mai về.',
      'Hết.',
      'Ông Abc Xyz.',
      'lại nói.',
    ])
    expect((await rowsOf(server, document))[0]).toMatchObject({ target: 'Mr Xyz.', status: 'draft' })
  })

  test('is used by later imports, and only of this project', async () => {
    const { project, document } = await aDocument(server, 'Hết.')
    await add(document)
    expect(await sources(await alsoIn(project, text))).toEqual(whole)
    expect(await sources((await aDocument(server, text)).document)).toEqual(cut)
  })

  test('sent twice is done once; the same id for something else is refused', async () => {
    const { document } = await aDocument(server, text)
    const request = body()
    const first = await add(document, request)
    expect(await add(document, request)).toEqual(first)
    expect((await server.call('getDocument', { params: { document } })).lastEvent).toBe(1 + first.joined)
    await expect(add(document, { ...request, abbreviation: 'Abc.' })).rejects.toMatchObject({ code: 'request.reused' })
  })

  test('is the same whatever its normal form', async () => {
    const { document } = await aDocument(server, 'Ông Đế. Nguyễn đến.')
    const { joined, settings } = await add(document, { abbreviation: 'Đế.'.normalize('NFD') })
    expect([joined, settings.abbreviations]).toEqual([1, ['Đế.']])
  })

  test('comes as ordinary events to whoever has a document open', async () => {
    const { document } = await aDocument(server, text)
    const live = await LiveClient.join(server.url, document, 1, 'a')
    await add(document)
    await live.numbers(4)
    expect(live.events().map(({ kind }) => kind)).toEqual(['join', 'join', 'join'])
    await live.until(({ type }) => type === 'settings', 'the new settings')
    live.socket.terminate()
  })

  test.each([[''], ['   '], ['x'.repeat(41)], ['a\nb'], ['\ud800.']])('%j is refused', async (bad) => {
    const { document } = await aDocument(server, text)
    const response = await server.send('addAbbreviation', { params: { document }, body: body({ abbreviation: bad }) })
    expect(response.status).toBe(400)
  })

  test('a project has at most a thousand', async () => {
    const { document } = await aDocument(server, 'Hết.')
    for (let i = 0; i < 1000; i += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, j) => add(document, { abbreviation: `T${i + j}.` })))
    }
    await expect(add(document)).rejects.toMatchObject({
      code: 'settings.tooManyAbbreviations',
      params: { limit: 1000 },
    })
    expect((await add(document, { abbreviation: 'T7.' })).settings.abbreviations).toHaveLength(1000)
  }, 30_000)
})

describe('taking it back', () => {
  test('brings every segment back under its id', async () => {
    const { document, rows } = await aDocument(server, text)
    const { events } = await add(document)
    const { settings, restored, kept } = await undo(document, events)
    expect([settings.abbreviations, restored, kept]).toEqual([[], 3, []])
    const after = await rowsOf(server, document)
    expect(after.map(({ id, source }) => [id, source])).toEqual(rows.map(({ id, source }) => [id, source]))
  })

  test('keeps joined what has been translated since, and says so', async () => {
    const { document, rows } = await aDocument(server, text)
    const { events } = await add(document)
    await saved(server, document, edit(rows[0]?.id ?? '', 1, typed(0, 'Mr Nguyen came.')))
    const { restored, kept } = await undo(document, events)
    expect([restored, kept]).toEqual([2, [events[0]]])
    const after = await rowsOf(server, document)
    expect(after.map(({ source }) => source)).toEqual([whole[0], ...cut.slice(2)])
    expect(after[0]).toMatchObject({ target: 'Mr Nguyen came.', status: 'draft' })
  })

  test('sent twice is done once', async () => {
    const { document } = await aDocument(server, text)
    const { events } = await add(document)
    const request = body()
    const first = await undo(document, events, request)
    expect(await undo(document, events, request)).toEqual(first)
    expect(await sources(document)).toEqual(cut)
  })

  test('works without joins, for removing one from the settings', async () => {
    const { project, document } = await aDocument(server, 'Hết.')
    await add(document)
    expect((await undo(document, [])).settings.abbreviations).toEqual([])
    expect(await sources(await alsoIn(project, text))).toEqual(cut)
  })

  test('reaches no other project and no other event', async () => {
    const mine = await aDocument(server, text)
    const other = await aDocument(server, text)
    const { events } = await add(other.document)
    await expect(undo(mine.document, events)).rejects.toMatchObject({ code: 'notFound.event' })
    await expect(undo(mine.document, [{ document: mine.document, n: 1 }])).rejects.toMatchObject({
      code: 'notFound.event',
    })
    await expect(undo(mine.document, [{ document: 'nothing', n: 1 }])).rejects.toMatchObject({ code: 'notFound.event' })
    expect(await sources(other.document)).toEqual(whole)
  })
})
