import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { deleted, edit, move, saveBody, saved, typed } from '../builders/client-edits.ts'
import { aDocument, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.remove())

const three = 'Đoạn thứ nhất.\nĐoạn thứ hai.\nĐoạn thứ ba.'

async function fresh(text = three): Promise<{ document: string; ids: string[] }> {
  const { document, rows } = await aDocument(server, text)
  return { document, ids: rows.map((row) => row.id) }
}
const targetOf = async (document: string, id: string) =>
  (await rowsOf(server, document)).find((row) => row.id === id)?.target

describe('saving edits', () => {
  test('an edit makes a draft, raises the version and is an event', async () => {
    const { document, ids } = await fresh()
    const [id = ''] = ids
    expect(await saved(server, document, edit(id, 0, typed(0, 'First.')))).toEqual([
      { result: 'ok', version: 1, event: 2, status: 'draft' },
    ])
    const [row] = await rowsOf(server, document)
    expect(row).toMatchObject({ target: 'First.', status: 'draft', version: 1 })
    const { events, last } = await server.call('getEvents', { params: { document }, query: { after: 1 } })
    expect(last).toBe(2)
    expect(events).toEqual([
      expect.objectContaining({ n: 2, kind: 'text', segment: id, version: 1, client: 'tab-1', status: 'draft' }),
    ])
  })

  test('a stale edit gets exactly the events it lacks, and changes nothing', async () => {
    const { document, ids } = await fresh()
    const [id = '', other = ''] = ids
    await saved(server, document, edit(id, 0, typed(0, 'One')))
    await saved(server, document, edit(other, 0, typed(0, 'Elsewhere')))
    await saved(server, document, edit(id, 1, typed(3, ' two')), move(id, 2, 'confirmed'))
    const [result] = await saved(server, document, edit(id, 1, typed(0, 'X')))
    if (result?.result !== 'conflict') throw new Error(JSON.stringify(result))
    expect(result.events.map(({ kind, version }) => [kind, version])).toEqual([
      ['text', 2],
      ['status', 3],
    ])
    expect(await targetOf(document, id)).toBe('One two')
  })

  test('a confirmed segment is a draft again when its text changes', async () => {
    const { document, ids } = await fresh()
    const [id = ''] = ids
    const results = await saved(
      server,
      document,
      edit(id, 0, typed(0, 'Done')),
      move(id, 1, 'confirmed'),
      edit(id, 2, typed(4, '.')),
    )
    expect(results.map((result) => result.result === 'ok' && result.status)).toEqual(['draft', 'confirmed', 'draft'])
  })

  test('deleting everything makes a draft untranslated', async () => {
    const { document, ids } = await fresh()
    const [id = ''] = ids
    const results = await saved(server, document, edit(id, 0, typed(0, 'abc')), edit(id, 1, deleted(0, 3)))
    expect(results[1]).toMatchObject({ result: 'ok', status: 'untranslated' })
  })

  test('Vietnamese in either normal form comes back as it was typed', async () => {
    const { document, ids } = await fresh()
    const [id = ''] = ids
    const text = 'Đảng ủy'.normalize('NFD')
    await saved(server, document, edit(id, 0, typed(0, text)))
    expect(await targetOf(document, id)).toBe(text)
  })

  test('marks are kept as the schema knows them', async () => {
    const { document, ids } = await fresh()
    const [id = ''] = ids
    await saved(
      server,
      document,
      edit(id, 0, typed(0, 'very bold'), { stepType: 'addMark', mark: { type: 'strong' }, from: 5, to: 9 }),
    )
    expect(await targetOf(document, id)).toEqual([
      { type: 'text', text: 'very ' },
      { type: 'text', marks: [{ type: 'strong' }], text: 'bold' },
    ])
  })
})

describe('refusals', () => {
  test('one refused item never fails the others', async () => {
    const { document, ids } = await fresh()
    const [a = '', b = '', c = ''] = ids
    const results = await saved(
      server,
      document,
      edit(a, 0, typed(0, 'A')),
      edit(b, 0, typed(99, 'out of range')),
      edit('nobody', 0, typed(0, '?')),
      move(b, 0, 'confirmed'),
      edit(c, 0, typed(0, 'C')),
    )
    expect(results.map((result) => (result.result === 'refused' ? result.code : result.result))).toEqual([
      'ok',
      'save.invalidSteps',
      'notFound.segment',
      'save.emptyTarget',
      'ok',
    ])
    expect((await rowsOf(server, document)).map((row) => row.target)).toEqual(['A', '', 'C'])
  })

  const deep = (depth: number): unknown => {
    let content: unknown = { type: 'text', text: 'x' }
    for (let i = 0; i < depth; i++) content = { type: 'source', content: [content] }
    return content
  }
  test.each([
    ['a step that changes structure', { stepType: 'replaceAround', from: 0, to: 0, gapFrom: 0, gapTo: 0, insert: 0 }],
    ['a step that sets attributes', { stepType: 'attr', pos: 0, attr: 'id', value: 'x' }],
    ['a step of no type', { from: 0, to: 0 }],
    ['a negative range', { stepType: 'replace', from: -1, to: 0 }],
    ['half a position', { stepType: 'replace', from: 0.5, to: 0.5, slice: { content: [{ type: 'text', text: 'x' }] } }],
    ['a reversed range', { stepType: 'replace', from: 1, to: 0 }],
    ['a nested segment', { stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'segment' }] } }],
    ['nesting without end', { stepType: 'replace', from: 0, to: 0, slice: { content: [deep(300)] } }],
    ['an unknown mark', { stepType: 'addMark', from: 0, to: 1, mark: { type: 'blink' } }],
    ['an open slice', { stepType: 'replace', from: 0, to: 0, slice: { content: [deep(1)], openStart: 1, openEnd: 1 } }],
    ['a slice of rubbish', { stepType: 'replace', from: 0, to: 0, slice: { content: 7 } }],
    ['text that is no text', { stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'text', text: 5 }] } }],
    ['a tag the source does not have', typedTag()],
    ['a line feed', typed(0, 'a\nb')],
    ['a NUL', typed(0, 'a\0b')],
    ['a line separator', typed(0, 'a\u2028b')],
    ['half a surrogate pair', typed(0, 'a\ud83d')],
  ])('%s is refused and leaves the target alone', async (_what, step) => {
    const { document, ids } = await fresh('Một câu.')
    const [id = ''] = ids
    await saved(server, document, edit(id, 0, typed(0, 'keep')))
    expect(await saved(server, document, edit(id, 1, step))).toEqual([
      expect.objectContaining({ result: 'refused', code: 'save.invalidSteps' }),
    ])
    expect(await rowsOf(server, document)).toEqual([expect.objectContaining({ target: 'keep', version: 1 })])
  })

  test('a target has at most 20,000 characters', async () => {
    const { document, ids } = await fresh()
    const [id = ''] = ids
    const results = await saved(
      server,
      document,
      edit(id, 0, typed(0, 'x'.repeat(20_000))),
      edit(id, 1, typed(0, 'y')),
      edit(id, 1, deleted(0, 1), typed(0, 'y')),
    )
    expect(results.map((result) => (result.result === 'refused' ? result.code : result.result))).toEqual([
      'ok',
      'save.targetTooLong',
      'ok',
    ])
  })

  test('a status belongs to the text that was seen', async () => {
    const { document, ids } = await fresh()
    const [id = ''] = ids
    await saved(server, document, edit(id, 0, typed(0, 'Seen')))
    await saved(server, document, edit(id, 1, typed(4, ' and changed')))
    expect(await saved(server, document, move(id, 1, 'confirmed'))).toEqual([
      { result: 'refused', code: 'save.statusOutdated', params: {} },
    ])
    expect((await rowsOf(server, document))[0]?.status).toBe('draft')
  })

  test('a status that only missed another status is told what it missed', async () => {
    const { document, ids } = await fresh()
    const [id = ''] = ids
    await saved(server, document, edit(id, 0, typed(0, 'Text')), move(id, 1, 'confirmed'))
    const [result] = await saved(server, document, move(id, 1, 'confirmed'))
    expect(result).toMatchObject({ result: 'conflict', events: [{ kind: 'status', status: 'confirmed' }] })
  })

  test('approval comes after confirmation', async () => {
    const { document, ids } = await fresh()
    const [id = ''] = ids
    const results = await saved(
      server,
      document,
      edit(id, 0, typed(0, 'Text')),
      move(id, 1, 'approved'),
      move(id, 1, 'confirmed'),
      move(id, 2, 'approved'),
    )
    expect(results[1]).toMatchObject({ result: 'refused', code: 'save.statusMove' })
    expect(results[3]).toMatchObject({ result: 'ok', status: 'approved' })
  })

  test('a version the server never had is refused instead of looping', async () => {
    const { document, ids } = await fresh()
    const [id = ''] = ids
    expect(await saved(server, document, edit(id, 5, typed(0, 'x')))).toEqual([
      { result: 'refused', code: 'save.unknownVersion', params: {} },
    ])
  })

  test('a segment of another document cannot be reached', async () => {
    const one = await fresh()
    const two = await fresh()
    expect(await saved(server, one.document, edit(two.ids[0] ?? '', 0, typed(0, 'x')))).toEqual([
      { result: 'refused', code: 'notFound.segment', params: {} },
    ])
  })

  test('a client of another schema is told to reload', async () => {
    const { document, ids } = await fresh()
    const body = saveBody([edit(ids[0] ?? '', 0, typed(0, 'x'))], { schema: SCHEMA_VERSION + 1 })
    await expect(server.call('save', { params: { document }, body })).rejects.toMatchObject({ code: 'request.schema' })
  })
})

describe('idempotency', () => {
  test('a repeated request gets the first reply and is applied once', async () => {
    const { document, ids } = await fresh()
    const body = saveBody([edit(ids[0] ?? '', 0, typed(0, 'once'))])
    const first = await server.call('save', { params: { document }, body })
    const [second, third] = await Promise.all([
      server.call('save', { params: { document }, body }),
      server.call('save', { params: { document }, body }),
    ])
    expect([second, third]).toEqual([first, first])
    expect(await targetOf(document, ids[0] ?? '')).toBe('once')
  })

  test('the same request twice at once is applied once', async () => {
    const { document, ids } = await fresh()
    const body = saveBody([edit(ids[0] ?? '', 0, typed(0, 'once'))])
    const replies = await Promise.all([1, 2, 3, 4].map(() => server.call('save', { params: { document }, body })))
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect(await targetOf(document, ids[0] ?? '')).toBe('once')
  })

  test('a reply is remembered over a restart', async () => {
    const { document, ids } = await fresh()
    const body = saveBody([edit(ids[0] ?? '', 0, typed(0, 'once'))])
    const first = await server.call('save', { params: { document }, body })
    await server.restart()
    expect(await server.call('save', { params: { document }, body })).toEqual(first)
    expect(await targetOf(document, ids[0] ?? '')).toBe('once')
  })

  test('a reused id with other contents, or another document, is refused', async () => {
    const { document, ids } = await fresh()
    const other = await fresh()
    const body = saveBody([edit(ids[0] ?? '', 0, typed(0, 'first'))])
    await server.call('save', { params: { document }, body })
    const changed = { ...body, items: [edit(ids[0] ?? '', 0, typed(0, 'second'))] }
    await expect(server.call('save', { params: { document }, body: changed })).rejects.toMatchObject({
      code: 'request.reused',
    })
    await expect(server.call('save', { params: { document: other.document }, body })).rejects.toMatchObject({
      code: 'request.reused',
    })
  })
})

test('two writers in one segment: one wins, the other learns it and both texts stay', async () => {
  const { document, ids } = await fresh()
  const [id = ''] = ids
  const [a, b] = await Promise.all([
    saved(server, document, edit(id, 0, typed(0, 'A'))),
    saved(server, document, edit(id, 0, typed(0, 'B'))),
  ])
  const results = [a[0]?.result, b[0]?.result].sort()
  expect(results).toEqual(['conflict', 'ok'])
  const loser = a[0]?.result === 'conflict' ? 'A' : 'B'
  await saved(server, document, edit(id, 1, typed(1, loser)))
  expect([...String(await targetOf(document, id))].sort()).toEqual(['A', 'B'])
})

function typedTag(): Record<string, unknown> {
  const tag = { type: 'tag', attrs: { kind: 'x', ref: '1', label: '1' } }
  return { stepType: 'replace', from: 0, to: 0, slice: { content: [tag] } }
}
