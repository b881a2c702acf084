import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { routes, type RouteName } from '../../core/api.ts'
import { can, roles, type ActionKind, type Role } from '../../core/model/permissions.ts'
import { glossaryExchangeRoutes } from '../../core/wire/glossary-exchange.ts'
import { glossaryKeepingRoutes } from '../../core/wire/glossary-keeping.ts'
import { glossaryUseRoutes } from '../../core/wire/glossary-use.ts'
import { aConcept, aGlossary, committed, draft, ended, pairsOf, previewed, written } from '../builders/glossary.ts'
import { aDocument, startTestServer, type TestServer } from '../builders/server.ts'

/** What `can()` says is what the server does, for every role and every route of the term base. */

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

const names = Object.keys({
  ...glossaryKeepingRoutes,
  ...glossaryExchangeRoutes,
  ...glossaryUseRoutes,
}) as RouteName[]

describe.each(roles)('%s', (role) => {
  test.each(names)('%s', async (name) => {
    const { access } = routes[name]
    // Nothing is there by these ids, and no body is given: whoever may ask is told that, and nothing else.
    const response = await server.send(name, { params: {}, as: role })
    const allowed = access === null || can({ user: 'x', role }, access)
    expect(response.status === 403).toBe(!allowed)
    if (!allowed) expect(await response.json()).toMatchObject({ error: { code: 'auth.forbidden' } })
  })
})

/** The same with everything in its place: whoever may, does; whoever may not changes nothing. */
describe.each(roles)('%s at work', (role) => {
  const may = (action: ActionKind): boolean => can({ user: 'x', role }, action)
  let glossary: string
  let concept: string
  beforeEach(async () => {
    glossary = await aGlossary(server)
    concept = await aConcept(server, glossary, draft('hội', 'association'))
  })

  /** Done, or refused without a trace. */
  async function attempt(action: ActionKind, done: Promise<unknown>): Promise<void> {
    if (may(action)) await done
    else await expect(done).rejects.toMatchObject({ code: 'auth.forbidden' })
  }
  const revision = async (): Promise<number | undefined> =>
    (await server.call('listGlossaries')).glossaries.find(({ id }) => id === glossary)?.revision

  test('changes to many, taking them back, bringing back', async () => {
    const params = { glossary }
    const bulk = (as?: Role) =>
      server.call('bulkChange', {
        params,
        body: { ...written(), concepts: [concept], change: { kind: 'domain', domain: 'law' } },
        ...(as && { as }),
      })
    const before = await revision()
    await attempt('term', bulk(role))
    expect((await revision()) === before).toBe(!may('term'))
    const { batch } = may('term') ? { batch: '' } : await bulk()
    const now = await revision()
    await attempt(
      'term',
      server.call('revertConcept', { params: { glossary, concept }, body: { ...written(), to: 2 }, as: role }),
    )
    if (batch !== '') {
      await attempt('term', server.call('undoBulk', { params, body: { ...written(), batch }, as: role }))
      expect(await revision()).toBe(now)
    }
  })

  test('a change of one: done by who may, proposed by who may propose', async () => {
    const body = { ...written(), ifVersion: 1, concept: draft('hội', 'society') }
    const change = server.call('changeConcept', { params: { glossary, concept }, body, as: role })
    await attempt('suggest', change)
    const { concept: now, proposals } = await server.call('getConcept', { params: { glossary, concept } })
    expect(now.version).toBe(may('term') ? 2 : 1)
    expect(proposals).toHaveLength(may('suggest') && !may('term') ? 1 : 0)
  })

  test('an import and its undoing', async () => {
    const bytes = new TextEncoder().encode('vi,en\nđoàn,union\n')
    const sent = await server.send('previewGlossaryImport', {
      params: { glossary },
      file: { name: 'x.csv', bytes },
      as: role,
    })
    expect(sent.status).toBe(may('term') ? 200 : 403)
    const preview = await previewed(server, glossary, 'x.csv', bytes)
    const params = { glossary, import: preview.import }
    const commit = { params, body: { ...written(), conflicts: 'keep' as const }, as: role }
    await attempt('term', server.call('commitGlossaryImport', commit))
    const state = may('term') ? await ended(server, params) : await committed(server, preview)
    const undo = { params: { glossary }, body: { ...written(), batch: state.batch ?? '' }, as: role }
    await attempt('term', server.call('undoBulk', undo))
    expect(await pairsOf(server, glossary)).toHaveLength(may('term') ? 1 : 2)
  })

  test('false hits, the date of a document, a changed term in translations', async () => {
    const { project, document, rows } = await aDocument(server, 'Hội họp.')
    await server.call('setProjectGlossaries', { params: { project }, body: { active: [glossary], takesNew: null } })
    const segment = rows[0]?.id ?? ''
    const exception = { ...written(), scope: 'segment' as const, segment, glossary, concept, surface: 'Hội' }
    await attempt('text', server.call('addTermException', { params: { document }, body: exception, as: role }))
    const { exceptions } = await server.call('listTermExceptions', { params: { document } })
    expect(exceptions).toHaveLength(may('text') ? 1 : 0)
    const date = { params: { document }, body: { date: '2016-05-15' }, as: role }
    await attempt('manage', server.call('setDocumentDate', date))
    const chosen = { ...written(), from: 'association', to: 'society', segments: [{ document, segment, version: 0 }] }
    await attempt('term', server.call('applyTermImpact', { params: { glossary, concept }, body: chosen, as: role }))
    const active = { params: { project }, body: { active: [], takesNew: null }, as: role }
    await attempt('manage', server.call('setProjectGlossaries', active))
    await attempt('manage', server.call('deleteGlossary', { params: { glossary }, as: role }))
  })
})
