import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { AffectedSegment, RouteReply } from '../../core/api.ts'
import { buildTermIndex, findTerms } from '../../glossary/matcher.ts'
import { impactOf } from '../../glossary/impact.ts'
import { prioritised } from '../../glossary/priority.ts'
import { competitors } from '../../glossary/data/competitors.gen.ts'
import { edit, move, saved, typed } from '../builders/client-edits.ts'
import { LiveClient } from '../builders/client-live.ts'
import { aDocument, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'
import { aConcept, aGlossary, draft, written } from '../builders/glossary.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.remove())

interface Pair {
  vi: string
  en: string
}
interface Made {
  glossary: string
  concept: string
  project: string
  document: string
  segments: string[]
}

/** A document whose segments are these pairs, in a project with a glossary of its own that has this concept. */
async function made(pairs: readonly Pair[], vi = 'chi bộ', en = 'Party cell'): Promise<Made> {
  const glossary = await aGlossary(server)
  const concept = await aConcept(server, glossary, draft(vi, en))
  const { project, document, rows } = await aDocument(server, pairs.map((pair) => pair.vi).join('\n'))
  expect(rows).toHaveLength(pairs.length)
  await server.call('setProjectGlossaries', { params: { project }, body: { active: [glossary], takesNew: glossary } })
  for (const [i, row] of rows.entries()) {
    const text = pairs[i]?.en ?? ''
    if (text !== '') await saved(server, document, edit(row.id, 0, typed(0, text)))
  }
  return { glossary, concept, project, document, segments: rows.map(({ id }) => id) }
}

const pairs: Pair[] = [
  { vi: 'Các chi bộ đã họp.', en: 'The Party cells met.' },
  { vi: 'Không có thuật ngữ nào.', en: 'A Party cell is not in the source.' },
  { vi: 'Chi bộ này mới.', en: 'This is another rendering.' },
  { vi: 'Một chi bộ vững mạnh.', en: 'A Party cell is strong.' },
  { vi: 'Chi bộ chưa dịch.', en: '' },
]
const change = { from: 'Party cell', to: 'organisation' }

const impact = (
  { glossary, concept }: Pick<Made, 'glossary' | 'concept'>,
  query: { from: string; to?: string; after?: string; limit?: number } = change,
): Promise<RouteReply<'termImpact'>> => server.call('termImpact', { params: { glossary, concept }, query })
const apply = (
  { glossary, concept }: Pick<Made, 'glossary' | 'concept'>,
  segments: readonly Pick<AffectedSegment, 'document' | 'segment' | 'version'>[],
  more: object = {},
) =>
  server.call('applyTermImpact', {
    params: { glossary, concept },
    body: {
      ...written(),
      ...change,
      segments: segments.map(({ document, segment, version }) => ({ document, segment, version })),
      ...more,
    },
  })
const undo = ({ glossary, concept }: Pick<Made, 'glossary' | 'concept'>, batch: string, more: object = {}) =>
  server.call('undoTermImpact', { params: { glossary, concept }, body: { ...written(), batch, ...more } })
const targets = async (document: string): Promise<unknown[]> =>
  (await rowsOf(server, document)).map(({ target }) => target)

describe('what a changed term touches', () => {
  test('segments with the term in the source and the old rendering in the target, with what they become', async () => {
    const here = await made(pairs)
    const reply = await impact(here)
    expect(reply).toMatchObject({ total: 2, locked: 0, documents: 1, next: null })
    expect(reply.segments.map(({ row, proposed }) => [row, proposed])).toEqual([
      [1, 'The organisations met.'],
      [4, 'An organisation is strong.'],
    ])
    expect(reply.segments[0]).toMatchObject({
      project: here.project,
      document: here.document,
      title: 'Văn bản',
      status: 'draft',
      version: 1,
      source: 'Các chi bộ đã họp.',
      spans: [{ start: 4, end: 15 }],
    })
  })

  test('in every project where the glossary is active, in chunks, and nowhere else', async () => {
    const here = await made(pairs)
    const { project, document, rows } = await aDocument(server, 'Chi bộ họp.\nChi bộ học.')
    for (const row of rows) await saved(server, document, edit(row.id, 0, typed(0, 'The Party cell did.')))
    expect((await impact(here)).documents).toBe(1)
    await server.call('setProjectGlossaries', {
      params: { project },
      body: { active: ['vi-en-party-state', here.glossary], takesNew: null },
    })
    // The shipped glossary has the same Vietnamese term and comes first: its concept is hit, not this one.
    expect((await impact(here)).documents).toBe(1)
    await server.call('setProjectGlossaries', {
      params: { project },
      body: { active: [here.glossary], takesNew: null },
    })
    const whole = await impact(here)
    expect(whole).toMatchObject({ total: 4, documents: 2 })
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: RouteReply<'termImpact'> = await impact(here, { ...change, limit: 1, ...(after && { after }) })
      seen.push(...page.segments.map(({ segment }) => segment))
      after = page.next
    } while (after !== null)
    expect(seen).toEqual(whole.segments.map(({ segment }) => segment))
  })

  test('follows every edit', async () => {
    const here = await made(pairs)
    expect((await impact(here)).total).toBe(2)
    await saved(server, here.document, edit(here.segments[2] ?? '', 1, typed(0, 'The Party cell: ')))
    expect((await impact(here)).total).toBe(3)
  })

  test('is what looking at every pair by itself finds', async () => {
    const vi = ['Chi bộ họp.', 'Đảng ủy và chi bộ họp.', 'Không có gì.', 'Ông Nguyễn Chi Bộ đến.', 'CHI BỘ HỌP']
    const en = [
      'The Party cell met.',
      'Party cells met.',
      'The cell phone rang.',
      'PARTY CELL',
      'A party-cell meeting.',
    ]
    const all = vi.flatMap((source) => en.map((target) => ({ vi: source, en: target })))
    const here = await made(all)
    const { concept } = await server.call('getConcept', { params: here })
    const index = buildTermIndex(prioritised([concept]), competitors)
    const expected = all.flatMap((pair, i) => {
      const found = impactOf({
        concept,
        ...change,
        target: pair.en,
        hits: findTerms(index, pair.vi),
        conceptOf: () => undefined,
      })
      return found ? [[i + 1, found.proposed]] : []
    })
    expect(expected.length).toBeGreaterThan(5)
    const reply = await impact(here)
    expect(reply.segments.map(({ row, proposed }) => [row, proposed])).toEqual(expected)
  })

  test('an unknown concept or cursor is refused', async () => {
    const here = await made(pairs.slice(0, 1))
    await expect(impact({ ...here, concept: 'nothing' })).rejects.toMatchObject({ code: 'notFound.concept' })
    await expect(impact(here, { ...change, after: 'rubbish' })).rejects.toMatchObject({ code: 'request.invalid' })
  })
})

describe('putting the new rendering in', () => {
  test('is ordinary text: drafts again, live for whoever has the document open, and taken back whole', async () => {
    const here = await made(pairs)
    const [first = ''] = here.segments
    await saved(server, here.document, move(first, 1, 'confirmed'))
    const { lastEvent } = await server.call('getDocument', { params: { document: here.document } })
    const live = await LiveClient.join(server.url, here.document, lastEvent, 'a')
    const { segments } = await impact(here)
    const reply = await apply(here, segments)
    expect(reply).toMatchObject({ changed: 2, locked: [], stale: [], forbidden: [] })
    await live.numbers(lastEvent + 2)
    expect(live.events().map(({ kind }) => kind)).toEqual(['text', 'text'])
    live.socket.terminate()
    const after = await rowsOf(server, here.document)
    expect([after[0]?.target, after[0]?.status, after[3]?.target]).toEqual([
      'The organisations met.',
      'draft',
      'An organisation is strong.',
    ])
    expect((await impact(here)).total).toBe(0)
    expect(await undo(here, reply.batch)).toEqual({ restored: 2, changedSince: [], locked: [], forbidden: [] })
    const restored = await rowsOf(server, here.document)
    expect([restored[0]?.target, restored[0]?.status]).toEqual(['The Party cells met.', 'confirmed'])
  })

  test('leaves what has changed meanwhile, and what is not asked for', async () => {
    const here = await made(pairs)
    const { segments } = await impact(here)
    const [first] = segments
    await saved(server, here.document, edit(first?.segment ?? '', 1, typed(0, 'Now ')))
    const reply = await apply(here, segments)
    expect(reply).toMatchObject({ changed: 1, stale: [first?.segment] })
    expect((await targets(here.document))[0]).toBe('Now The Party cells met.')
    const other = await apply(here, [{ document: here.document, segment: here.segments[1] ?? '', version: 1 }])
    expect(other).toMatchObject({ changed: 0, stale: [here.segments[1]] })
  })

  test('reaches no document of a project without the glossary', async () => {
    const here = await made(pairs)
    const foreign = await made(pairs)
    const { segments } = await impact(foreign)
    expect(await apply(here, segments)).toMatchObject({ changed: 0, stale: segments.map(({ segment }) => segment) })
    const { batch } = await apply(foreign, segments)
    await expect(undo(here, batch)).rejects.toMatchObject({ code: 'notFound.event' })
  })

  test('sent twice it is done once, and so is taking it back', async () => {
    const here = await made(pairs)
    const { segments } = await impact(here)
    const request = written()
    const reply = await apply(here, segments, request)
    expect(await apply(here, segments, request)).toEqual(reply)
    expect((await rowsOf(server, here.document))[0]?.version).toBe(2)
    const again = written()
    const undone = await undo(here, reply.batch, again)
    expect(await undo(here, reply.batch, again)).toEqual(undone)
    expect(await undo(here, reply.batch)).toMatchObject({ restored: 0, forbidden: [] })
    expect((await rowsOf(server, here.document))[0]?.version).toBe(3)
  })

  test('what somebody has edited since is not taken back, and is told', async () => {
    const here = await made(pairs)
    const { segments } = await impact(here)
    const { batch } = await apply(here, segments)
    const first = segments[0]?.segment ?? ''
    await saved(server, here.document, edit(first, 2, typed(0, 'Now ')))
    expect(await undo(here, batch)).toEqual({ restored: 1, changedSince: [first], locked: [], forbidden: [] })
    expect((await targets(here.document))[0]).toBe('Now The organisations met.')
  })
})

describe('a hit that is none', () => {
  const exception = (here: Made, more: object = {}) =>
    server.call('addTermException', {
      params: { document: here.document },
      body: {
        ...written(),
        scope: 'segment',
        segment: here.segments[0] ?? '',
        glossary: here.glossary,
        concept: here.concept,
        surface: 'chi bộ',
        ...more,
      },
    })
  const list = async (document: string) =>
    (await server.call('listTermExceptions', { params: { document } })).exceptions

  test('is said once, told to everyone in the document, and taken back', async () => {
    const here = await made(pairs)
    const live = await LiveClient.join(server.url, here.document, 0, 'a')
    const first = await exception(here)
    expect(first).toMatchObject({ document: here.document, segment: here.segments[0], surface: 'chi bộ' })
    await live.until(({ type }) => type === 'glossary', 'the news')
    live.socket.terminate()
    expect(await exception(here)).toEqual(first)
    expect(await list(here.document)).toEqual([first])
    const whole = await exception(here, { scope: 'document' })
    expect(whole.segment).toBeNull()
    await server.call('deleteTermException', { params: { document: here.document, exception: first.id } })
    expect(await list(here.document)).toEqual([whole])
  })

  test.each([
    [{ segment: 'nothing' }, 'notFound.segment'],
    [{ glossary: 'nothing' }, 'notFound.glossary'],
    [{ concept: 'nothing' }, 'notFound.concept'],
    [{ surface: 'không có' }, 'request.invalid'],
  ])('refuses %j', async (more, code) => {
    await expect(exception(await made(pairs.slice(0, 1)), more)).rejects.toMatchObject({ code })
  })

  test('is of its document only', async () => {
    const here = await made(pairs)
    const other = await made(pairs)
    const { id } = await exception(here)
    const params = { document: other.document, exception: id }
    await expect(server.call('deleteTermException', { params })).rejects.toMatchObject({ code: 'notFound.exception' })
  })
})

describe('the date of a document', () => {
  test.each([
    ['Hà Nội, ngày 15 tháng 5 năm 2016\nNăm 1945, ngày 2/9/1945 là ngày Độc lập.', '2016-05-15'],
    ['Ngày 2/9/1945 là ngày Độc lập.\nMột câu.\nNghệ An, ngày 8 tháng 6 năm 2018', '2018-06-08'],
    ['Sáng 8/6/2018, hội nghị khai mạc.\nMột câu.', '2018-06-08'],
    ['Ngày 31/2/2018 không có.\nTháng 6/2018 cũng không phải một ngày.', null],
  ])('%j', async (text, suggested) => {
    const { document } = await aDocument(server, text)
    const set = (date: string | null) => server.call('setDocumentDate', { params: { document }, body: { date } })
    expect(await set(null)).toEqual({ date: null, suggested })
    expect(await set('2020-01-02')).toEqual({ date: '2020-01-02', suggested })
    expect(await set('keep')).toEqual({ date: '2020-01-02', suggested })
  })

  test('is never set by itself; no other day is taken', async () => {
    const { document } = await aDocument(server, 'Hà Nội, ngày 15 tháng 5 năm 2016')
    expect((await server.call('getDocument', { params: { document } })).date ?? null).toBeNull()
    for (const date of ['2018-02-30', '8/6/2018', '']) {
      const response = await server.send('setDocumentDate', { params: { document }, body: { date } })
      expect(response.status).toBe(400)
    }
  })
})

describe('candidates', () => {
  const text = Array.from({ length: 6 }, (_, i) => `Lần ${i}, phong trào thi đua yêu nước được phát động.`).join('\n')
  const candidates = (document: string, query: Record<string, string | number> = {}) =>
    server.call('listCandidates', { params: { document }, query })

  test('are phrases that no active glossary has, with their places; rejected ones are not proposed again', async () => {
    const { project, document, rows } = await aDocument(server, text)
    const reply = await candidates(document)
    const [best] = reply.candidates
    if (!best) throw new Error('no candidate')
    expect(best.count).toBe(6)
    const [context] = best.contexts
    expect(context).toMatchObject({ segment: rows[0]?.id, row: 1, source: rows[0]?.source })
    expect(context?.source.slice(context.start, context.end)).toBe(best.text)
    expect(best.contexts).toHaveLength(5)
    const decide = (decision: 'reject' | 'restore') =>
      server.call('decideCandidate', { params: { document }, body: { key: best.key, decision } })
    await decide('reject')
    const without = await candidates(document)
    expect([without.candidates.some(({ key }) => key === best.key), without.rejected]).toEqual([false, 1])
    expect((await candidates(document, { rejected: '1' })).candidates.map(({ key }) => key)).toEqual([best.key])
    await decide('restore')
    expect((await candidates(document)).candidates[0]?.key).toBe(best.key)
    // Taken up as a term, it is none any more.
    const glossary = await aGlossary(server)
    await aConcept(server, glossary, draft(best.text, 'emulation movement'))
    await server.call('setProjectGlossaries', { params: { project }, body: { active: [glossary], takesNew: null } })
    expect((await candidates(document)).candidates.some(({ key }) => key === best.key)).toBe(false)
  })
})

describe('contradictions', () => {
  test('between active glossaries, named with their glossaries', async () => {
    const here = await made(pairs)
    const other = await aGlossary(server)
    const concept = await aConcept(server, other, draft('chi bộ', 'Party branch'))
    const conflicts = async () =>
      (await server.call('glossaryConflicts', { params: { project: here.project } })).conflicts
    expect(await conflicts()).toEqual([])
    await server.call('setProjectGlossaries', {
      params: { project: here.project },
      body: { active: [here.glossary, other], takesNew: null },
    })
    const [conflict] = await conflicts()
    expect(conflict).toMatchObject({ vi: 'chi bộ', kind: 'otherPreferred' })
    expect(conflict?.concepts.map(({ glossary, id }) => [glossary, id])).toEqual([
      [here.glossary, here.concept],
      [other, concept],
    ])
  })
})
