import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { RouteReply } from '../../core/api.ts'
import { LiveClient } from '../builders/client-live.ts'
import { aConcept, aGlossary, draft, written } from '../builders/glossary.ts'
import { aDocument, startTestServer, type TestServer } from '../builders/server.ts'

/** Hits of a project's glossaries, in their order, as they change. */

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

const terms = (document: string): Promise<RouteReply<'getTerms'>> => server.call('getTerms', { params: { document } })

/** The glossary, id and preferred English of each hit of the first segment. */
async function hits(document: string): Promise<(string | undefined)[][]> {
  const { concepts, rows } = await terms(document)
  return (rows[0]?.[1] ?? []).map(([, , place]) => {
    const concept = concepts[place]
    return [concept?.glossary, concept?.id, concept?.terms.find(({ lang }) => lang === 'en')?.text]
  })
}

test('the first glossary wins, what the later ones write is accepted, and an order changed is told', async () => {
  const { project, document } = await aDocument(server, 'Bản Hạ ở xa.')
  const [first, second] = [await aGlossary(server), await aGlossary(server)]
  const village = await aConcept(server, first, draft('bản', 'village'))
  const hamlet = await aConcept(server, second, draft('bản', 'hamlet'))
  const choose = (...active: string[]) =>
    server.call('setProjectGlossaries', { params: { project }, body: { active, takesNew: null } })
  await choose(first, second)
  expect(await hits(document)).toEqual([[first, village, 'village']])
  expect((await terms(document)).concepts[0]?.accepts?.map(({ text }) => text)).toEqual(['hamlet'])
  const { revision } = await terms(document)
  await choose(second, first)
  expect(await hits(document)).toEqual([[second, hamlet, 'hamlet']])
  expect((await terms(document)).revision).not.toBe(revision)
})

test('every change is told to open documents with the revision that the hits then have', async () => {
  const { project, document } = await aDocument(server, 'Bản Hạ ở xa.')
  const glossary = await aGlossary(server)
  await server.call('setProjectGlossaries', { params: { project }, body: { active: [glossary], takesNew: glossary } })
  const live = await LiveClient.join(server.url, document, 0)
  const told = async (): Promise<number> => {
    const { revision } = await terms(document)
    await live.until((message) => message.type === 'glossary' && message.revision === revision, 'the revision')
    return revision
  }
  const seen = new Set([await told()])
  const concept = await aConcept(server, glossary, draft('bản', 'village'))
  seen.add(await told())
  const params = { glossary, concept }
  await server.call('changeConcept', {
    params,
    body: { ...written(), ifVersion: 1, concept: draft('bản', 'hamlet') },
  })
  seen.add(await told())
  expect(await hits(document)).toEqual([[glossary, concept, 'hamlet']])
  await server.call('deleteConcept', { params, query: { ifVersion: 2 } })
  seen.add(await told())
  expect(await hits(document)).toEqual([])
  expect(seen.size).toBe(4)
  live.socket.close()
})

test('a hit that somebody said is none is gone, there alone, for checks too', async () => {
  const { project, document, rows } = await aDocument(server, 'Bản Hạ ở xa.\nBản Thượng ở gần.')
  const glossary = await aGlossary(server)
  const concept = await aConcept(server, glossary, draft('bản', 'village'))
  await server.call('setProjectGlossaries', { params: { project }, body: { active: [glossary], takesNew: null } })
  const found = async () => (await terms(document)).rows.map(([, here]) => here.length)
  expect(await found()).toEqual([1, 1])
  const { revision } = await terms(document)
  const segment = rows[0]?.id ?? ''
  const exception = await server.call('addTermException', {
    params: { document },
    body: { ...written(), scope: 'segment', segment, glossary, concept, surface: 'Bản' },
  })
  expect(await found()).toEqual([0, 1])
  expect((await terms(document)).revision).not.toBe(revision)
  await server.call('deleteTermException', { params: { document, exception: exception.id } })
  expect(await found()).toEqual([1, 1])
})
