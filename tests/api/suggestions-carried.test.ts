import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Suggestion } from '../../core/api.ts'
import { inlineText } from '../../core/model/inline.ts'
import { mergeSuggestion } from '../../core/review/hunks.ts'
import { deleted, edit, freshId, move, saved, typed } from '../builders/client-edits.ts'
import { LiveClient } from '../builders/client-live.ts'
import { aConcept, aGlossary, draft } from '../builders/glossary.ts'
import { aDocument, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

/** What is suggested, carried from the text it was made for to the text of now, and everybody told of it. */

let server: TestServer
const open: LiveClient[] = []
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(async () => {
  for (const live of open) live.socket.terminate()
  await server.remove()
})

const target = 'The Party cell organised a conference.'
const held = target.replace('organised', 'held')
const meeting = target.replace('conference', 'meeting')
const written = () => ({ client: 'tab', requestId: freshId('request') })

interface At {
  project: string
  document: string
  segment: string
}

async function translated(text = target, source = 'Chi bộ tổ chức hội nghị. Rồi họp tiếp.'): Promise<At> {
  const { project, document, rows } = await aDocument(server, source)
  const segment = rows[0]?.id ?? ''
  await saved(server, document, edit(segment, 0, typed(0, text)))
  return { project, document, segment }
}

const suggest = async ({ document, segment }: At, text: string, baseVersion: number, ifVersion = 0) =>
  (
    await server.call('suggest', {
      params: { document },
      body: { ...written(), segment, ifVersion, baseVersion, text },
      as: 'reviewer',
    })
  ).suggestion

const list = async ({ document }: At) => (await server.call('listSuggestions', { params: { document } })).suggestions
const row = async ({ document, segment }: At) => {
  const found = (await rowsOf(server, document)).find(({ id }) => id === segment)
  if (!found) throw new Error('no row')
  return { ...found, text: inlineText(found.target) }
}
const structure = ({ document }: At, op: object) =>
  server.call('restructure', { params: { document }, body: { ...written(), op: op as never } })

describe('made for a text that has changed since', () => {
  test('it is carried over, however many versions ago that was', async () => {
    const at = await translated()
    await saved(server, at.document, edit(at.segment, 1, typed(0, 'On Monday, ')))
    await saved(server, at.document, move(at.segment, 2, 'confirmed'))
    await saved(server, at.document, edit(at.segment, 3, typed(`On Monday, ${target}`.length, ' It met.')))
    expect(await suggest(at, held, 1)).toMatchObject({
      ...{ state: 'open', base: `On Monday, ${target} It met.`, text: `On Monday, ${held} It met.`, baseVersion: 4 },
    })
  })

  test('it is in conflict, whole, with the text it was made for, where both change the same words', async () => {
    const at = await translated()
    await saved(server, at.document, edit(at.segment, 1, deleted(15, 24), typed(15, 'hosted')))
    const made = await suggest(at, held, 1)
    expect(made).toMatchObject({ state: 'conflict', base: target, text: held, baseVersion: 1 })
    expect(await list(at)).toEqual([made])
    // One that is in conflict is put right on any later text, too.
    await saved(server, at.document, edit(at.segment, 2, typed(0, 'On Monday, ')))
    const [now] = await list(at)
    const hosted = target.replace('organised', 'hosted')
    expect(await suggest(at, `${hosted} Twice.`, 2, now?.version)).toMatchObject({
      ...{ state: 'open', base: `On Monday, ${hosted}`, text: `On Monday, ${hosted} Twice.` },
    })
  })

  test('it begins with the empty target of the import, and is over where the text says so already', async () => {
    const at = await translated()
    expect(await suggest(at, target, 0)).toMatchObject({ state: 'withdrawn' })
    expect(await suggest(at, 'Quite another text.', 0)).toMatchObject({ state: 'conflict', base: '', baseVersion: 0 })
  })

  test('it goes on in the first part after a split; what it changes in the second is a conflict', async () => {
    for (const [text, state] of [
      [target.replace('The', 'This'), 'open'],
      [target.replace('conference', 'meeting'), 'conflict'],
    ] as const) {
      const at = await translated()
      await structure(at, { kind: 'split', segment: at.segment, version: 1, sourceAt: 6, targetAt: 15 })
      const made = await suggest(at, text, 1)
      expect(made).toMatchObject({ segment: at.segment, state })
      expect(made.text).toBe(state === 'open' ? 'This Party cell' : text)
    }
  })

  test('a version that was never the segment’s own is refused', async () => {
    const at = await translated()
    const { event } = await structure(at, {
      ...{ kind: 'split', segment: at.segment, version: 1, sourceAt: 6, targetAt: 15 },
    })
    const second = { ...at, segment: event.kind === 'split' ? event.second : '' }
    const { version, text } = await row(second)
    await saved(server, at.document, edit(second.segment, version, typed(text.length, ' Twice.')))
    expect(await suggest(second, text.replace('a', 'one'), version)).toMatchObject({
      ...{ state: 'open', text: `${text.replace('a', 'one')} Twice.` },
    })
    await expect(suggest(at, held, 99)).rejects.toMatchObject({ code: 'save.unknownVersion' })
  })

  test('whatever was done to the text between: carried over word by word, or in conflict with nothing lost', async () => {
    const word = fc.constantFrom('Party', 'hội', 'Đảng', 'x,', '(two)', '😀', 'cộng sa\u0309n')
    const place = fc.double({ min: 0, max: 1, noNaN: true })
    const change = fc.tuple(word, place, fc.constantFrom('add', 'remove', 'split', 'status', 'join'))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 7 }), async (changes) => {
        const at = await translated()
        for (const [added, share, kind] of changes) {
          const { text, version, status } = await row(at)
          const words = [...text.matchAll(/\S+/g)]
          const chosen = words[Math.floor(share * (words.length - 1))]
          const from = chosen?.index ?? 0
          if (kind === 'status' && status === 'draft')
            await saved(server, at.document, move(at.segment, version, 'confirmed'))
          else if (kind === 'remove' && chosen)
            await saved(server, at.document, edit(at.segment, version, deleted(from, from + chosen[0].length)))
          else if (kind === 'split' && from > 0) {
            const op = { kind, segment: at.segment, version, sourceAt: 6, targetAt: from }
            await structure(at, op).catch(() => undefined)
          } else if (kind === 'join') {
            const second = (await rowsOf(server, at.document))[1]
            const op = { kind, segment: at.segment, version, second: second?.id, secondVersion: second?.version }
            await structure(at, op).catch(() => undefined)
          } else await saved(server, at.document, edit(at.segment, version, typed(from, `${added} `)))
        }
        const now = await row(at)
        const wanted = target.replace('organised', 'QQQ ZZZ').replace('conference', 'KKK')
        const made = await suggest(at, wanted, 1)
        const merged = mergeSuggestion(target, wanted, now.text)
        if (merged === null) expect(made).toMatchObject({ state: 'conflict', base: target, text: wanted })
        else expect(made).toMatchObject({ state: 'open', base: now.text, text: merged, baseVersion: now.version })
        for (const kept of ['QQQ', 'ZZZ', 'KKK']) expect(inlineText(made.text as string)).toContain(kept)
        expect(await row(at)).toEqual(now)
      }),
      { numRuns: 15 },
    )
  })
})

describe('everyone in the document is told of what was carried over, and only then', () => {
  /** Joins as a tab that knows all so far, and gives what it is told of suggestions by an action. */
  async function toldBy(at: At, act: () => Promise<unknown>): Promise<(string | null)[]> {
    const live = await LiveClient.join(server.url, at.document, 0, freshId('tab'))
    open.push(live)
    await act()
    // What is said in order is here when something said later is.
    const { rows } = await server.call('getRows', { params: { document: at.document } })
    const last = rows.at(-1)
    await saved(server, at.document, edit(last?.id ?? '', last?.version ?? 0, typed(0, '.')))
    const { last: n } = await server.call('getEvents', { params: { document: at.document }, query: { after: 0 } })
    await live.numbers(n)
    return live.messages.flatMap((message) =>
      message.type === 'review' && message.what === 'suggestion' ? [message.segment] : [],
    )
  }

  /** A document of three rows, the first with a suggestion, the second translated, the last for the end. */
  async function suggested(): Promise<At & { made: Suggestion; second: string }> {
    const at = await translated(target, 'Chi bộ tổ chức.\nChi bộ họp.\nHết.')
    const second = (await rowsOf(server, at.document))[1]?.id ?? ''
    await saved(server, at.document, edit(second, 0, typed(0, 'The Party cell met.')))
    return { ...at, second, made: await suggest(at, meeting, 1) }
  }
  const seen = async ({ document }: At) =>
    (await rowsOf(server, document)).slice(0, 2).map(({ id, version }) => ({ segment: id, version }))

  test('a save tells it, one of another row or of a status does not', async () => {
    const at = await suggested()
    expect(await toldBy(at, () => saved(server, at.document, edit(at.segment, 1, typed(0, 'Now '))))).toEqual([
      at.segment,
    ])
    expect(await toldBy(at, () => saved(server, at.document, edit(at.second, 1, typed(0, 'Now '))))).toEqual([])
    expect(await toldBy(at, () => saved(server, at.document, move(at.segment, 2, 'confirmed')))).toEqual([])
  })

  test('a batch over many rows and taking it back tell it', async () => {
    const at = await suggested()
    const { document } = at
    let batch = ''
    const clear = async () => {
      const body = { ...written(), action: { kind: 'clearTarget' as const }, segments: await seen(at) }
      ;({ batch } = await server.call('batch', { params: { document }, body }))
    }
    expect(await toldBy(at, clear)).toEqual([at.segment])
    expect(await list(at)).toMatchObject([{ state: 'conflict' }])
    const back = () => server.call('undoBatch', { params: { document, batch }, body: written() })
    expect(await toldBy(at, back)).toEqual([at.segment])
    expect(await list(at)).toMatchObject([{ state: 'open', text: meeting }])
  })

  test('a changed term put into many rows and taking it back tell it, the right changes staying', async () => {
    const at = await suggested()
    const glossary = await aGlossary(server)
    const concept = await aConcept(server, glossary, draft('chi bộ', 'Party cell'))
    const chosen = { active: [glossary], takesNew: glossary }
    await server.call('setProjectGlossaries', { params: { project: at.project }, body: chosen })
    const params = { glossary, concept }
    let batch = ''
    const put = async () => {
      const segments = (await seen(at)).map((one) => ({ document: at.document, ...one }))
      const body = { ...written(), from: 'Party cell', to: 'Party branch', segments }
      const reply = await server.call('applyTermImpact', { params, body })
      expect(reply.changed).toBe(2)
      batch = reply.batch
    }
    expect(await toldBy(at, put)).toEqual([at.segment])
    const carried = { state: 'open', base: target.replace('cell', 'branch'), text: meeting.replace('cell', 'branch') }
    expect(await list(at)).toMatchObject([carried])
    const back = () => server.call('undoTermImpact', { params, body: { ...written(), batch } })
    expect(await toldBy(at, back)).toEqual([at.segment])
    expect(await list(at)).toMatchObject([{ state: 'open', base: target, text: meeting }])
  })

  test('an old version brought back tells it', async () => {
    const at = await suggested()
    await saved(server, at.document, edit(at.segment, 1, typed(0, 'Now ')))
    const restore = () =>
      server.call('restoreVersion', {
        params: { document: at.document, segment: at.segment },
        body: { ...written(), version: 1, baseVersion: 2 },
      })
    expect(await toldBy(at, restore)).toEqual([at.segment])
    expect(await list(at)).toMatchObject([{ base: target, text: meeting }])
  })

  test('splits and joins tell it, an abbreviation that joins untouched rows too', async () => {
    const at = await suggested()
    const op = { kind: 'split', segment: at.segment, version: 1, sourceAt: 6, targetAt: 15 }
    let n = 0
    expect(await toldBy(at, async () => (n = (await structure(at, op)).event.n))).toEqual([at.segment])
    expect(await toldBy(at, () => structure(at, { kind: 'undo', event: n }))).toEqual([at.segment])
    expect(await list(at)).toMatchObject([{ id: at.made.id, base: target, text: meeting }])

    const { project, document, rows } = await aDocument(server, 'Theo Qđx. Ủy ban họp.\nHết.')
    const empty = { project, document, segment: rows[0]?.id ?? '' }
    await suggest(empty, 'According to it', 0)
    const teach = () =>
      server.call('addAbbreviation', { params: { document }, body: { ...written(), abbreviation: 'Qđx.' } })
    expect(await toldBy(empty, teach)).toEqual([empty.segment])
    expect(await list(empty)).toMatchObject([{ state: 'open', text: 'According to it' }])
  })
})
