import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RouteReply, TermInfo } from '../../core/api.ts'
import { shippedGlossary } from '../../server/shipped.ts'
import { aConcept, aGlossary, draft, written } from '../builders/glossary.ts'
import { startTestServer, type TestServer } from '../builders/server.ts'

const shipped = shippedGlossary.id
const term = (lang: TermInfo['lang'], text: string): TermInfo => ({
  lang,
  text,
  status: 'preferred',
  provisional: false,
})

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

const history = async (glossary: string, concept: string): Promise<RouteReply<'conceptHistory'>['changes']> =>
  (await server.call('conceptHistory', { params: { glossary, concept } })).changes

const get = (glossary: string, concept: string): Promise<RouteReply<'getConcept'>> =>
  server.call('getConcept', { params: { glossary, concept } })

describe('a glossary', () => {
  test('is made empty, renamed, described and deleted', async () => {
    const made = await server.call('createGlossary', { body: { ...written(), name: ' Từ điển ' } })
    expect(made).toMatchObject({ name: 'Từ điển', concepts: 0, readOnly: false, proposals: 0 })
    const params = { glossary: made.id }
    const changed = await server.call('changeGlossary', { params, body: { description: 'Của Ban Đối ngoại' } })
    expect(changed).toMatchObject({ name: 'Từ điển', description: 'Của Ban Đối ngoại' })
    const concept = await aConcept(server, made.id, draft('hội', 'association'))
    await server.call('deleteGlossary', { params })
    await expect(get(made.id, concept)).rejects.toMatchObject({ code: 'notFound.glossary' })
    const { glossaries } = await server.call('listGlossaries')
    expect(glossaries.map(({ id }) => id)).not.toContain(made.id)
  })

  test('is copied whole and can then be changed; the same request makes one copy', async () => {
    const body = { ...written(), name: 'Bản sao', copyOf: shipped }
    const [copy, again] = await Promise.all([
      server.call('createGlossary', { body }),
      server.call('createGlossary', { body }),
    ])
    expect(again.id).toBe(copy.id)
    expect((await server.call('createGlossary', { body })).id).toBe(copy.id)
    await expect(server.call('createGlossary', { body: { ...body, name: 'Khác' } })).rejects.toMatchObject({
      code: 'request.reused',
    })
    const all = { limit: 1000 }
    const source = await server.call('listConcepts', { params: { glossary: shipped }, query: all })
    const copied = await server.call('listConcepts', { params: { glossary: copy.id }, query: all })
    expect(copied.concepts.map((one) => ({ ...one, glossary: shipped }))).toEqual(source.concepts)
    const { id = '', version = 0 } = copied.concepts[0] ?? {}
    const params = { glossary: copy.id, concept: id }
    await server.call('deleteConcept', { params, query: { ifVersion: version } })
    expect((await server.call('listConcepts', { params: { glossary: copy.id } })).total).toBe(source.total - 1)
    await expect(
      server.call('createGlossary', { body: { ...written(), name: 'x', copyOf: 'none' } }),
    ).rejects.toMatchObject({ code: 'notFound.glossary' })
  })

  test('that ships with the program is changed by nobody', async () => {
    const { concepts } = await server.call('listConcepts', { params: { glossary: shipped }, query: { limit: 1 } })
    const concept = concepts[0]?.id ?? ''
    const params = { glossary: shipped }
    const attempts = [
      server.call('changeGlossary', { params, body: { name: 'x' } }),
      server.call('deleteGlossary', { params }),
      server.call('addConcept', { params, body: { ...written(), concept: draft('a', 'b') } }),
      server.call('changeConcept', {
        params: { ...params, concept },
        body: { ...written(), ifVersion: 0, concept: draft('a', 'b') },
      }),
      server.call('deleteConcept', { params: { ...params, concept }, query: { ifVersion: 0 } }),
      server.call('revertConcept', { params: { ...params, concept }, body: { ...written(), to: 1 } }),
      server.call('bulkChange', { params, body: { ...written(), concepts: [concept], change: { kind: 'delete' } } }),
    ]
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: 'glossary.readOnly' })
    expect((await get(shipped, concept)).rights).toBe('read')
  })
})

describe('a concept', () => {
  test('is added as written, in NFC, and named with those alike', async () => {
    const glossary = await aGlossary(server)
    const first = await aConcept(server, glossary, draft('Uỷ ban', 'committee'))
    const body = { ...written(), concept: draft('Ủy ban'.normalize('NFD'), 'commission') }
    const added = await server.call('addConcept', { params: { glossary }, body })
    expect(added.alike.map(({ id }) => id)).toEqual([first])
    expect(added.proposal).toBeNull()
    expect(added.concept).toMatchObject({ glossary, version: 1 })
    expect(added.concept?.terms[0]?.text).toBe('Ủy ban')
    expect(await server.call('addConcept', { params: { glossary }, body })).toEqual(added)
    expect((await server.call('listConcepts', { params: { glossary } })).total).toBe(2)
  })

  test('needs a term on both sides and nothing that contradicts itself', async () => {
    const glossary = await aGlossary(server)
    const add = (concept: ReturnType<typeof draft>) =>
      server.call('addConcept', { params: { glossary }, body: { ...written(), concept } })
    for (const only of ['vi', 'en'] as const) {
      const terms = [term(only, 'x')]
      await expect(add(draft('', '', { terms }))).rejects.toMatchObject({ code: 'glossary.noTerm' })
    }
    const wrong = [
      draft('a', 'b', { validFrom: '2021-01-01', validTo: '2020-01-01' }),
      draft('a', 'b', { successor: 'none' }),
      draft('a', 'b', { terms: [term('vi', 'a'), term('vi', 'A'), term('en', 'b')] }),
    ]
    for (const concept of wrong) await expect(add(concept)).rejects.toMatchObject({ code: 'request.invalid' })
  })

  test('is changed in the version that was seen, and keeps its history', async () => {
    const glossary = await aGlossary(server)
    const concept = await aConcept(server, glossary, draft('hội', 'association'))
    const params = { glossary, concept }
    const change = (ifVersion: number, en: string) =>
      server.call('changeConcept', { params, body: { ...written(), ifVersion, concept: draft('hội', en) } })
    expect((await change(1, 'society')).concept).toMatchObject({ version: 2 })
    await expect(change(1, 'club')).rejects.toMatchObject({ code: 'glossary.outdated' })
    const changes = await history(glossary, concept)
    expect(changes.map(({ kind, after }) => [kind, after?.terms[1]?.text])).toEqual([
      ['changed', 'society'],
      ['created', 'association'],
    ])
    expect(changes[0]).toMatchObject({ user: 'local-owner', userName: 'Local owner' })
  })

  test('comes back as it was, deleted or not', async () => {
    const glossary = await aGlossary(server)
    const concept = await aConcept(server, glossary, draft('hội', 'association', { note: 'một' }))
    const params = { glossary, concept }
    const body = { ...written(), ifVersion: 1, concept: draft('hội', 'society') }
    await server.call('changeConcept', { params, body })
    await server.call('deleteConcept', { params, query: { ifVersion: 2 } })
    await expect(get(glossary, concept)).rejects.toMatchObject({ code: 'notFound.concept' })
    const [deleted, , created] = await history(glossary, concept)
    expect(deleted).toMatchObject({ kind: 'deleted', after: null })
    const back = await server.call('revertConcept', { params, body: { ...written(), to: created?.n ?? 0 } })
    expect(back.concept).toMatchObject({ note: 'một', version: 4 })
    expect((await history(glossary, concept))[0]?.kind).toBe('restored')
    await expect(
      server.call('revertConcept', { params, body: { ...written(), to: deleted?.n ?? 0 } }),
    ).rejects.toMatchObject({ code: 'request.invalid' })
    await expect(server.call('revertConcept', { params, body: { ...written(), to: 999 } })).rejects.toMatchObject({
      code: 'notFound.concept',
    })
  })
})

describe('a change to many', () => {
  async function three(): Promise<{ glossary: string; ids: string[] }> {
    const glossary = await aGlossary(server)
    const ids = []
    for (const vi of ['một', 'hai', 'ba']) ids.push(await aConcept(server, glossary, draft(vi, `${vi} en`)))
    return { glossary, ids }
  }

  test('changes what it can, says what it cannot, and is taken back but where somebody went on', async () => {
    const { glossary, ids } = await three()
    const params = { glossary }
    await server.call('addConcept', { params, body: { ...written(), concept: draft('chờ', 'wait') }, as: 'translator' })
    const pending = (await server.call('listProposals', { params })).proposals[0]?.concept ?? ''
    const state = await aConcept(server, glossary, draft('bốn', 'four', { domain: 'state' }))
    const body = {
      ...written(),
      concepts: [...ids, state, pending, 'none'],
      change: { kind: 'domain', domain: 'state' },
    } as const
    const done = await server.call('bulkChange', { params, body: { ...body, concepts: [...body.concepts] } })
    expect(done.changed).toBe(3)
    expect(done.skipped).toEqual([
      { concept: state, why: 'same' },
      { concept: pending, why: 'pending' },
      { concept: 'none', why: 'gone' },
    ])
    expect(await server.call('bulkChange', { params, body: { ...body, concepts: [...body.concepts] } })).toEqual(done)
    const later = { ...written(), ifVersion: 2, concept: draft('một', 'one', { domain: 'law' }) }
    await server.call('changeConcept', { params: { glossary, concept: ids[0] ?? '' }, body: later })
    const undo = { params, body: { ...written(), batch: done.batch } }
    expect(await server.call('undoBulk', undo)).toEqual({ restored: 2, changedSince: 1 })
    expect(await server.call('undoBulk', undo)).toEqual({ restored: 2, changedSince: 1 })
    const { concepts } = await server.call('listConcepts', { params })
    const domains = new Map(concepts.map((one) => [one.id, one.domain]))
    expect(ids.map((id) => domains.get(id))).toEqual(['law', 'party', 'party'])
    const other = await aGlossary(server)
    await expect(
      server.call('undoBulk', { params: { glossary: other }, body: { ...written(), batch: done.batch } }),
    ).rejects.toMatchObject({ code: 'notFound.glossary' })
  })

  test('deletes and brings back; sets times; copies into another glossary', async () => {
    const { glossary, ids } = await three()
    const to = await aGlossary(server)
    const change = (what: Parameters<typeof server.call<'bulkChange'>>[1]) => server.call('bulkChange', what)
    const params = { glossary }
    const gone = await change({ params, body: { ...written(), concepts: ids, change: { kind: 'delete' } } })
    expect((await server.call('listConcepts', { params })).total).toBe(0)
    await server.call('undoBulk', { params, body: { ...written(), batch: gone.batch } })
    expect((await server.call('listConcepts', { params })).total).toBe(3)
    const time = { kind: 'validity', validFrom: '2021-01-01', validTo: null } as const
    await change({ params, body: { ...written(), concepts: ids, change: time } })
    expect((await get(glossary, ids[0] ?? '')).concept).toMatchObject({ validFrom: '2021-01-01' })
    const copied = await change({ params, body: { ...written(), concepts: ids, change: { kind: 'copy', to } } })
    expect((await server.call('listConcepts', { params: { glossary: to } })).total).toBe(3)
    await server.call('undoBulk', { params, body: { ...written(), batch: copied.batch } })
    expect((await server.call('listConcepts', { params: { glossary: to } })).total).toBe(0)
    const forbid = { kind: 'status', lang: 'en', status: 'forbidden' } as const
    const { skipped } = await change({ params, body: { ...written(), concepts: ids, change: forbid } })
    expect(skipped.map(({ why }) => why)).toEqual(['lastTerm', 'lastTerm', 'lastTerm'])
  })
})

describe('glossaries of a project', () => {
  test('are chosen in order, with one that takes new terms', async () => {
    const { id: project } = await server.call('createProject', { body: { name: 'x' } })
    const glossary = await aGlossary(server)
    const params = { project }
    const before = await server.call('getProjectGlossaries', { params })
    expect(before.glossaries.filter(({ place }) => place !== null)).toMatchObject([
      { id: shipped, place: 0, takesNew: false, rights: 'read' },
    ])
    const chosen = { params, body: { active: [glossary, shipped], takesNew: glossary } }
    const { glossaries } = await server.call('setProjectGlossaries', chosen)
    expect(glossaries.slice(0, 2)).toMatchObject([
      { id: glossary, place: 0, takesNew: true, rights: 'edit' },
      { id: shipped, place: 1, takesNew: false },
    ])
    const asTranslator = await server.call('getProjectGlossaries', { params, as: 'translator' })
    expect(asTranslator.glossaries[0]?.rights).toBe('propose')
    const wrong = [
      [{ active: [glossary, glossary], takesNew: null }, 'request.invalid'],
      [{ active: [shipped], takesNew: glossary }, 'request.invalid'],
      [{ active: [shipped], takesNew: shipped }, 'glossary.readOnly'],
      [{ active: ['none'], takesNew: null }, 'notFound.glossary'],
    ] as const
    for (const [{ active, takesNew }, code] of wrong) {
      const body = { active: [...active], takesNew }
      await expect(server.call('setProjectGlossaries', { params, body })).rejects.toMatchObject({ code })
    }
  })
})
