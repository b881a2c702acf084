import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { DocumentEvent, Row, StructureRequest } from '../../core/api.ts'
import { inlineText } from '../../core/model/inline.ts'
import { deleted, edit, freshId, move, saved, typed } from '../builders/client-edits.ts'
import { aDocument, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.remove())

async function perform(document: string, op: StructureRequest['op']): Promise<DocumentEvent> {
  const body = { client: 'tab-1', requestId: freshId('request'), op }
  return (await server.call('restructure', { params: { document }, body })).event
}
const split = (document: string, row: Row, sourceAt: number, targetAt: number) =>
  perform(document, { kind: 'split', segment: row.id, version: row.version, sourceAt, targetAt })
const join = (document: string, first: Row, second: Row) =>
  perform(document, {
    kind: 'join',
    segment: first.id,
    version: first.version,
    second: second.id,
    secondVersion: second.version,
  })
const undo = (document: string, event: number) => perform(document, { kind: 'undo', event })

async function theRow(document: string, at = 0): Promise<Row> {
  const row = (await rowsOf(server, document))[at]
  if (!row) throw new Error(`no row ${at}`)
  return row
}

async function sentence(target = ''): Promise<{ document: string; row: Row }> {
  const { document, rows } = await aDocument(server, 'Hội nghị khai mạc, đại biểu tham dự')
  if (target !== '') await saved(server, document, edit(rows[0]?.id ?? '', 0, typed(0, target)))
  return { document, row: await theRow(document) }
}
const brief = (rows: Row[]) => rows.map(({ source, target, status }) => [source, target, status])

describe('split', () => {
  test('cuts both sides; the first keeps its id, the white space goes between', async () => {
    const { document, row } = await sentence('The conference opens, delegates attend')
    const event = await split(document, row, 18, 21)
    const rows = await rowsOf(server, document)
    expect(brief(rows)).toEqual([
      ['Hội nghị khai mạc,', 'The conference opens,', 'draft'],
      ['đại biểu tham dự', 'delegates attend', 'draft'],
    ])
    expect(rows[0]?.id).toBe(row.id)
    expect(rows.map(({ unit }) => unit)).toEqual([0, 0])
    expect(event).toMatchObject({ kind: 'split', segment: row.id, second: rows[1]?.id, structure: 1, rows })
    expect((await server.call('getDocument', { params: { document } })).structure).toBe(1)
  })

  test('a confirmed segment becomes drafts, an empty part is untranslated', async () => {
    const { document, row } = await sentence('All of it')
    await saved(server, document, move(row.id, row.version, 'confirmed'))
    await split(document, await theRow(document), 18, 9)
    expect((await rowsOf(server, document)).map(({ status }) => status)).toEqual(['draft', 'untranslated'])
  })

  test('later segments of the unit keep order and version', async () => {
    const { document, rows } = await aDocument(server, 'Câu một ở đây. Câu hai ở đây. Câu ba ở đây.')
    expect(rows).toHaveLength(3)
    await split(document, await theRow(document, 1), 7, 0)
    const after = await rowsOf(server, document)
    expect(after.map(({ source }) => source)).toEqual(['Câu một ở đây.', 'Câu hai', 'ở đây.', 'Câu ba ở đây.'])
    expect(after[3]).toEqual(rows[2])
  })

  test.each([
    ['at the start', 0, 0],
    ['at the end', 35, 0],
    ['beyond the end', 99, 0],
    ['beyond the target', 18, 1],
  ])('%s is refused', async (_where, sourceAt, targetAt) => {
    const { document, row } = await sentence()
    await expect(split(document, row, sourceAt, targetAt)).rejects.toMatchObject({ code: 'structure.badOffset' })
  })

  test('never inside what a reader sees as one character', async () => {
    const { document, row } = await sentence('a👨‍👩‍👧b e\u0301')
    for (const targetAt of [2, 4, 12]) {
      await expect(split(document, row, 18, targetAt)).rejects.toMatchObject({ code: 'structure.badOffset' })
    }
    await split(document, row, 18, 9)
    expect((await rowsOf(server, document)).map(({ target }) => target)).toEqual(['a👨‍👩‍👧', 'b e\u0301'])
  })

  test('of another version is refused, and repeated requests split once', async () => {
    const { document, row } = await sentence('Text')
    await expect(split(document, { ...row, version: 0 }, 18, 0)).rejects.toMatchObject({ code: 'structure.outdated' })
    const body = {
      client: 'tab-1',
      requestId: freshId('request'),
      op: { kind: 'split' as const, segment: row.id, version: row.version, sourceAt: 18, targetAt: 4 },
    }
    const first = await server.call('restructure', { params: { document }, body })
    expect(await server.call('restructure', { params: { document }, body })).toEqual(first)
    expect(await rowsOf(server, document)).toHaveLength(2)
  })

  test('marks stay on their words', async () => {
    const { document, row } = await sentence('bold word here')
    await saved(
      server,
      document,
      edit(row.id, row.version, { stepType: 'addMark', mark: { type: 'strong' }, from: 0, to: 9 }),
    )
    await split(document, await theRow(document), 18, 4)
    const strong = (text: string) => [{ type: 'text', marks: [{ type: 'strong' }], text }]
    const [first, second] = await rowsOf(server, document)
    expect(first?.target).toEqual(strong('bold'))
    expect(second?.target).toEqual([...strong('word'), { type: 'text', text: ' here' }])
    if (!first || !second) throw new Error('two rows')
    await join(document, first, second)
    expect((await theRow(document)).target).toEqual([...strong('bold word'), { type: 'text', text: ' here' }])
  })
})

describe('join', () => {
  test('puts the source back as it was and one space between the targets', async () => {
    const { document, rows } = await aDocument(server, 'Câu một.  \u00a0Câu hai.')
    const [a, b] = rows
    if (!a || !b) throw new Error('two rows')
    await saved(server, document, edit(a.id, 0, typed(0, 'One.')), edit(b.id, 0, typed(0, 'Two.')))
    await join(document, await theRow(document, 0), await theRow(document, 1))
    expect(brief(await rowsOf(server, document))).toEqual([['Câu một.  \u00a0Câu hai.', 'One. Two.', 'draft']])
  })

  test('takes the earlier status', async () => {
    const { document, rows } = await aDocument(server, 'Câu một. Câu hai.')
    const [a, b] = rows
    if (!a || !b) throw new Error('two rows')
    await saved(server, document, edit(a.id, 0, typed(0, 'One.')), move(a.id, 1, 'confirmed'))
    await join(document, await theRow(document, 0), await theRow(document, 1))
    expect(brief(await rowsOf(server, document))).toEqual([['Câu một. Câu hai.', 'One.', 'draft']])
  })

  test('only neighbours of one unit', async () => {
    const { document, rows } = await aDocument(server, 'Câu một. Câu hai. Câu ba.\nĐoạn khác.')
    const [a, b, c, d] = rows
    if (!a || !b || !c || !d) throw new Error('four rows')
    for (const [first, second] of [
      [a, c],
      [b, a],
      [c, d],
      [a, a],
    ] as const) {
      await expect(join(document, first, second)).rejects.toMatchObject({ code: 'structure.notAdjacent' })
    }
  })

  test('a late save to the segment taken in learns where it went', async () => {
    const { document, rows } = await aDocument(server, 'Câu một. Câu hai.')
    const [a, b] = rows
    if (!a || !b) throw new Error('two rows')
    await saved(server, document, edit(a.id, 0, typed(0, 'One.')), edit(b.id, 0, typed(0, 'Two')))
    await join(document, await theRow(document, 0), await theRow(document, 1))
    const [late] = await saved(server, document, edit(b.id, 1, typed(3, ' late')))
    expect(late).toMatchObject({
      result: 'conflict',
      events: [{ kind: 'join', segment: a.id, second: b.id, targetAt: 5 }],
    })
    const [lateStatus] = await saved(server, document, move(b.id, 1, 'confirmed'))
    expect(lateStatus).toMatchObject({ result: 'refused', code: 'save.statusOutdated' })
  })

  test('a late save to a split segment learns of the split', async () => {
    const { document, row } = await sentence('The conference opens, delegates attend')
    await split(document, row, 18, 21)
    const [late] = await saved(server, document, edit(row.id, row.version, typed(38, '.')))
    expect(late).toMatchObject({ result: 'conflict', events: [{ kind: 'split', targetAt: 21 }] })
  })
})

describe('undo', () => {
  test('of a split restores text, status and order exactly', async () => {
    const { document, row } = await sentence('The conference  opens')
    await saved(server, document, move(row.id, row.version, 'confirmed'))
    const event = await split(document, await theRow(document), 18, 15)
    const back = await undo(document, event.n)
    expect(back).toMatchObject({ kind: 'join', undoes: event.n })
    expect(brief(await rowsOf(server, document))).toEqual([
      ['Hội nghị khai mạc, đại biểu tham dự', 'The conference  opens', 'confirmed'],
    ])
  })

  test('of a split joins what has been typed since', async () => {
    const { document, row } = await sentence('Opens, attend')
    const event = await split(document, row, 18, 6)
    const second = await theRow(document, 1)
    await saved(server, document, edit(second.id, second.version, typed(0, 'they ')))
    await undo(document, event.n)
    expect((await theRow(document)).target).toBe('Opens, they attend')
  })

  test('of a join restores ids, texts and statuses', async () => {
    const { document, rows } = await aDocument(server, 'Câu một. Câu hai. Câu ba.')
    const [a, b] = rows
    if (!a || !b) throw new Error('rows')
    await saved(
      server,
      document,
      edit(a.id, 0, typed(0, 'One.')),
      move(a.id, 1, 'confirmed'),
      edit(b.id, 0, typed(0, 'Two.')),
    )
    const before = await rowsOf(server, document)
    const event = await join(document, await theRow(document, 0), await theRow(document, 1))
    const back = await undo(document, event.n)
    const after = await rowsOf(server, document)
    expect(brief(after)).toEqual(brief(before))
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(back).toMatchObject({ kind: 'split', undoes: event.n, second: b.id, rows: after.slice(0, 2) })
  })

  test('of a join cuts an edited target where the border has moved to', async () => {
    const { document, rows } = await aDocument(server, 'Câu một. Câu hai.')
    const [a, b] = rows
    if (!a || !b) throw new Error('rows')
    await saved(server, document, edit(a.id, 0, typed(0, 'One.')), edit(b.id, 0, typed(0, 'Two.')))
    const event = await join(document, await theRow(document, 0), await theRow(document, 1))
    const whole = await theRow(document)
    await saved(server, document, edit(whole.id, whole.version, typed(0, 'Number '), deleted(12, 13)))
    await undo(document, event.n)
    expect((await rowsOf(server, document)).map(({ target }) => target)).toEqual(['Number One.', 'wo.'])
  })

  test('of an undo does it again', async () => {
    const { document, row } = await sentence('One, two')
    const event = await split(document, row, 18, 4)
    const second = (await theRow(document, 1)).id
    const back = await undo(document, event.n)
    await undo(document, back.n)
    const rows = await rowsOf(server, document)
    expect(rows.map(({ target }) => target)).toEqual(['One,', 'two'])
    expect(rows[1]?.id).toBe(second)
  })

  test('is refused twice, after other restructuring, and for other events', async () => {
    const { document, row } = await sentence('One, two')
    const first = await split(document, row, 18, 4)
    const second = await split(document, await theRow(document, 1), 8, 0)
    await expect(undo(document, first.n)).rejects.toMatchObject({ code: 'structure.cannotUndo' })
    await undo(document, second.n)
    await expect(undo(document, second.n)).rejects.toMatchObject({ code: 'structure.cannotUndo' })
    await undo(document, first.n)
    await expect(undo(document, 1)).rejects.toMatchObject({ code: 'structure.cannotUndo' })
    await expect(undo(document, 999)).rejects.toMatchObject({ code: 'notFound.event' })
  })
})

test('no sequence of splits, joins and undos changes a source or loses a target character', async () => {
  const step = fc.record({
    kind: fc.constantFrom('split', 'split', 'join', 'undo', 'type'),
    row: fc.nat(),
    at: fc.nat(),
    target: fc.nat(),
  })
  const source = fc.array(fc.constantFrom('Đảng', 'ủy', '👩‍👧', 'e\u0302\u0301', 'Khối,', '\u00a0', '  ', '4.725'), {
    minLength: 3,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(source, fc.array(step, { maxLength: 12 }), async (words, steps) => {
      const { document } = await aDocument(server, `Một ${words.join(' ')} hết`)
      const unit = async () => {
        const rows = await rowsOf(server, document)
        const plain = (texts: string[]) => texts.join('').replace(/\s/g, '')
        return {
          rows,
          source: plain(rows.map(({ source }) => inlineText(source))),
          target: plain(rows.map(({ target }) => inlineText(target))),
        }
      }
      const structural: number[] = []
      for (const { kind, row, at, target } of steps) {
        const before = await unit()
        const chosen = before.rows[row % before.rows.length]
        const next = before.rows[(row % before.rows.length) + 1]
        if (!chosen) throw new Error('a document without rows')
        let typedText = ''
        try {
          if (kind === 'type') {
            typedText = `w${at % 10}`
            await saved(server, document, edit(chosen.id, chosen.version, typed(0, `${typedText} `)))
          } else if (kind === 'undo') {
            const event = structural[at % Math.max(1, structural.length)]
            if (event !== undefined) structural.push((await undo(document, event)).n)
          } else if (kind === 'join') {
            if (next) structural.push((await join(document, chosen, next)).n)
          } else {
            const length = inlineText(chosen.target).length
            const event = await split(
              document,
              chosen,
              at % (inlineText(chosen.source).length + 1),
              target % (length + 1),
            )
            structural.push(event.n)
          }
        } catch (error) {
          // Offsets and undos are drawn blindly: a refusal is an answer, a fault is not.
          if (!/^structure\./.test(String((error as { code?: string }).code))) throw error
        }
        const after = await unit()
        expect(after.source).toBe(before.source)
        expect([...after.target].sort().join('')).toBe([...typedText, ...before.target].sort().join(''))
        if (kind !== 'type') expect(after.target).toBe(before.target)
      }
      const exported = await server.send('exportDocument', {
        params: { document },
        query: { format: 'target-txt', insist: '1' },
      })
      expect(exported.status).toBe(200)
    }),
    { numRuns: 25 },
  )
}, 60_000)
