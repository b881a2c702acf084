import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RouteReply } from '../../core/api.ts'
import { shippedGlossary } from '../../server/shipped.ts'
import { aConcept, aGlossary, committed, draft, pairsOf, previewed, written } from '../builders/glossary.ts'
import { startTestServer, type TestServer } from '../builders/server.ts'

/** Copied concepts say where they came from. */

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

const history = (glossary: string, concept: string): Promise<RouteReply<'conceptHistory'>> =>
  server.call('conceptHistory', { params: { glossary, concept } })
const aCopy = async (copyOf: string): Promise<string> =>
  (
    await server.call('createGlossary', {
      body: { ...written(), name: 'Bản sao', copyOf },
      as: 'terminologist',
    })
  ).id
const edit = (glossary: string, concept: string, en: string, ifVersion: number) =>
  server.call('changeConcept', {
    params: { glossary, concept },
    body: { ...written(), ifVersion, concept: draft('hội', en) },
  })

describe('a concept of a copied glossary', () => {
  test('names the glossary, the concept and its version, before and after it is changed', async () => {
    const glossary = await aGlossary(server, 'Thuật ngữ của Ban')
    const concept = await aConcept(server, glossary, draft('hội', 'association'))
    await edit(glossary, concept, 'society', 1)
    const copy = await aCopy(glossary)
    const first = await history(copy, concept)
    expect(first.changes).toEqual([])
    expect(first.origin).toMatchObject({ glossary, name: 'Thuật ngữ của Ban', concept, version: 2 })
    expect(first.origin).toMatchObject({ user: 'user-terminologist', userName: 'Người terminologist' })
    expect(first.origin?.after.terms[1]?.text).toBe('society')
    await edit(copy, concept, 'club', 0)
    const later = await history(copy, concept)
    expect(later.changes.map(({ kind }) => kind)).toEqual(['changed'])
    expect(later.origin).toEqual(first.origin)
    const params = { glossary: copy, concept }
    const back = await server.call('revertConcept', { params, body: { ...written(), to: 0 } })
    expect(back.concept?.terms[1]?.text).toBe('society')
    // The name is that of the day of the copy, though the glossary has gone.
    await server.call('deleteGlossary', { params: { glossary } })
    expect((await history(copy, concept)).origin).toEqual(first.origin)
  })

  test('of the shipped one, too; what was written here has no origin', async () => {
    const { concepts } = await server.call('listConcepts', {
      params: { glossary: shippedGlossary.id },
      query: { limit: 1 },
    })
    const { id = '' } = concepts[0] ?? {}
    const copy = await aCopy(shippedGlossary.id)
    expect((await history(copy, id)).origin).toMatchObject({ glossary: shippedGlossary.id, concept: id, version: 0 })
    expect((await history(shippedGlossary.id, id)).origin).toBeNull()
    const own = await aConcept(server, copy, draft('hội', 'association'))
    expect((await history(copy, own)).origin).toBeNull()
    await expect(
      server.call('revertConcept', { params: { glossary: copy, concept: own }, body: { ...written(), to: 0 } }),
    ).rejects.toMatchObject({ code: 'request.invalid' })
  })

  test('is copied from a glossary that a large import has renewed', async () => {
    const glossary = await aGlossary(server)
    const rows = Array.from({ length: 500 }, (_, i) => `thuật ngữ số ${i},term number ${i}`)
    await committed(server, await previewed(server, glossary, 'x.csv', `vi,en\n${rows.join('\n')}\n`))
    const copy = await aCopy(glossary)
    expect(await pairsOf(server, copy)).toEqual(await pairsOf(server, glossary))
  })

  test('copied one by one, it names its origin as well', async () => {
    const [from, to] = [await aGlossary(server, 'Nguồn'), await aGlossary(server)]
    const concept = await aConcept(server, from, draft('hội', 'association'))
    const copy = async (): Promise<void> => {
      const change = { kind: 'copy', to } as const
      await server.call('bulkChange', {
        params: { glossary: from },
        body: { ...written(), concepts: [concept], change },
      })
    }
    await copy()
    await copy()
    const { concepts } = await server.call('listConcepts', { params: { glossary: to } })
    expect(concepts).toHaveLength(2)
    for (const { id } of concepts) {
      const { changes, origin } = await history(to, id)
      expect(changes.map(({ kind }) => kind)).toEqual(['created'])
      expect(origin).toMatchObject({ glossary: from, name: 'Nguồn', concept, version: 1, user: 'local-owner' })
    }
  })
})
