import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { AppError } from '../../core/errors.ts'
import { aConcept, aGlossary, committed, draft, ended, pairsOf, previewed, written } from '../builders/glossary.ts'
import { aDocument, startTestServer, type TestServer } from '../builders/server.ts'

/** Several people at one term base at the same moment. */

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

const english = (concept: { terms: { lang: string; text: string }[] } | null | undefined): string | undefined =>
  concept?.terms.find(({ lang }) => lang === 'en')?.text
const edit = (glossary: string, concept: string, en: string, ifVersion = 1) =>
  server.call('changeConcept', {
    params: { glossary, concept },
    body: { ...written(), ifVersion, concept: draft('hội', en) },
  })
const get = async (glossary: string, concept: string) =>
  (await server.call('getConcept', { params: { glossary, concept } })).concept
const codes = (results: PromiseSettledResult<unknown>[]): string[] =>
  results.map((result) =>
    result.status === 'fulfilled' ? 'ok' : result.reason instanceof AppError ? result.reason.code : 'unexpected',
  )

async function oneConcept(): Promise<{ glossary: string; concept: string }> {
  const glossary = await aGlossary(server)
  return { glossary, concept: await aConcept(server, glossary, draft('hội', 'association')) }
}
async function many(n: number): Promise<{ glossary: string; ids: string[] }> {
  const glossary = await aGlossary(server)
  const rows = Array.from({ length: n }, (_, i) => `thuật ngữ số ${i},term number ${i}`)
  await committed(server, await previewed(server, glossary, 'x.csv', `vi,en\n${rows.join('\n')}\n`))
  const { concepts } = await server.call('listConcepts', { params: { glossary }, query: { limit: 1000 } })
  return { glossary, ids: concepts.map(({ id }) => id) }
}

describe('one concept', () => {
  test('of ten who change it at once, one does; the others are told', async () => {
    const { glossary, concept } = await oneConcept()
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => edit(glossary, concept, `association ${i}`)),
    )
    expect(codes(results).toSorted()).toEqual([...Array<string>(9).fill('glossary.outdated'), 'ok'])
    expect(await get(glossary, concept)).toMatchObject({ version: 2 })
    const { changes } = await server.call('conceptHistory', { params: { glossary, concept } })
    expect(changes).toHaveLength(2)
  })

  test('deleted and changed at once, it is one of both', async () => {
    const { glossary, concept } = await oneConcept()
    const results = await Promise.allSettled([
      server.call('deleteConcept', { params: { glossary, concept }, query: { ifVersion: 1 } }),
      edit(glossary, concept, 'society'),
    ])
    const said = codes(results)
    expect(said.filter((code) => code === 'ok')).toHaveLength(1)
    expect(['notFound.concept', 'glossary.outdated']).toContain(said.find((code) => code !== 'ok'))
  })

  test('of two who decide on one proposal, one does', async () => {
    const { glossary, concept } = await oneConcept()
    const { proposal } = await server.call('changeConcept', {
      params: { glossary, concept },
      body: { ...written(), ifVersion: 1, concept: draft('hội', 'society') },
      as: 'translator',
    })
    const decide = (decision: 'approve' | 'reject') =>
      server.call('decideProposal', {
        params: { glossary, proposal: proposal?.id ?? '' },
        body: { ...written(), decision, ifVersion: 1 },
      })
    const said = codes(await Promise.allSettled([decide('approve'), decide('reject'), decide('approve')]))
    expect(said.toSorted()).toEqual(['notFound.proposal', 'notFound.proposal', 'ok'])
  })
})

describe('many concepts', () => {
  test('somebody changes one while many are changed: neither is lost, and undoing spares what came later', async () => {
    const { glossary, ids } = await many(900)
    const params = { glossary }
    const change = { kind: 'domain', domain: 'law' } as const
    const last = ids.at(-1) ?? ''
    const [bulk, single] = await Promise.allSettled([
      server.call('bulkChange', { params, body: { ...written(), concepts: ids, change } }),
      edit(glossary, last, 'society'),
    ])
    expect(bulk.status).toBe('fulfilled')
    const now = await get(glossary, last)
    // Whoever came later changed what the other had left: the version of the earlier one is outdated by then.
    if (single.status === 'fulfilled') expect(english(now)).toBe('society')
    else expect(codes([single])).toEqual(['glossary.outdated'])
    const later = ids[0] ?? ''
    await edit(glossary, later, 'club', (await get(glossary, later)).version ?? 0)
    const batch = bulk.status === 'fulfilled' ? bulk.value.batch : ''
    const undone = await server.call('undoBulk', { params, body: { ...written(), batch } })
    expect(undone).toEqual({ restored: 899, changedSince: 1 })
    expect(english(await get(glossary, later))).toBe('club')
    const again = await server.call('undoBulk', { params, body: { ...written(), batch } })
    expect(again).toEqual({ restored: 0, changedSince: 0 })
  })

  test('two changes to the same ones at once both end, each concept with the one that came last', async () => {
    const { glossary, ids } = await many(600)
    const set = (domain: string) =>
      server.call('bulkChange', {
        params: { glossary },
        body: { ...written(), concepts: ids, change: { kind: 'domain', domain } },
      })
    const done = await Promise.all([set('party'), set('state')])
    expect(done.map(({ changed }) => changed)).toEqual([600, 600])
    const { concepts } = await server.call('listConcepts', { params: { glossary }, query: { limit: 1000 } })
    expect(concepts.every(({ domain, version }) => ['party', 'state'].includes(domain) && version === 3)).toBe(true)
  })

  test('one request sent three times at once is one change', async () => {
    const { glossary, ids } = await many(300)
    const body = { ...written(), concepts: ids, change: { kind: 'delete' as const } }
    const replies = await Promise.all([1, 2, 3].map(() => server.call('bulkChange', { params: { glossary }, body })))
    expect(new Set(replies.map(({ batch }) => batch)).size).toBe(1)
    await server.call('undoBulk', { params: { glossary }, body: { ...written(), batch: replies[0]?.batch ?? '' } })
    expect(await pairsOf(server, glossary)).toHaveLength(300)
  })
})

describe('a glossary that goes', () => {
  test('takes an import under way along, and leaves nothing behind', async () => {
    const glossary = await aGlossary(server)
    const rows = Array.from({ length: 5000 }, (_, i) => `thuật ngữ số ${i},term number ${i}`)
    const preview = await previewed(server, glossary, 'x.csv', `vi,en\n${rows.join('\n')}\n`)
    const params = { glossary, import: preview.import }
    await server.call('commitGlossaryImport', { params, body: { ...written(), conflicts: 'keep' } })
    await server.call('deleteGlossary', { params: { glossary } })
    await expect(server.call('getGlossaryImport', { params })).rejects.toMatchObject({ code: 'notFound.glossary' })
    await server.restart()
    const { glossaries } = await server.call('listGlossaries')
    expect(glossaries.map(({ id }) => id)).not.toContain(glossary)
  })

  test('takes a change to many along, which is told', async () => {
    const { glossary, ids } = await many(900)
    const change = { kind: 'domain', domain: 'party' } as const
    const [bulk, gone] = await Promise.allSettled([
      server.call('bulkChange', { params: { glossary }, body: { ...written(), concepts: ids, change } }),
      server.call('deleteGlossary', { params: { glossary } }),
    ])
    expect(gone.status).toBe('fulfilled')
    expect(['ok', 'notFound.glossary']).toContain(codes([bulk])[0])
    await expect(server.call('listConcepts', { params: { glossary } })).rejects.toMatchObject({
      code: 'notFound.glossary',
    })
  })

  test('is no longer one of its projects; its hits are gone, the others stay', async () => {
    const { glossary, concept } = await oneConcept()
    const { project, document } = await aDocument(server, 'Đảng ủy và hội.')
    const body = { active: [glossary, 'vi-en-party-state'], takesNew: glossary }
    await server.call('setProjectGlossaries', { params: { project }, body })
    const hits = async (): Promise<string[]> => {
      const { concepts } = await server.call('getTerms', { params: { document } })
      return concepts.map((one) => one.glossary)
    }
    expect(new Set(await hits())).toEqual(new Set([glossary, 'vi-en-party-state']))
    await server.call('deleteGlossary', { params: { glossary } })
    expect(new Set(await hits())).toEqual(new Set(['vi-en-party-state']))
    const { glossaries } = await server.call('getProjectGlossaries', { params: { project } })
    expect(glossaries.filter(({ place }) => place !== null)).toMatchObject([
      { id: 'vi-en-party-state', takesNew: false },
    ])
    for (const attempt of [
      edit(glossary, concept, 'x'),
      server.call('addConcept', { params: { glossary }, body: { ...written(), concept: draft('a', 'b') } }),
      server.call('setProjectGlossaries', { params: { project }, body }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'notFound.glossary' })
    }
  })

  test('while it is copied: the copy is whole or there is none', async () => {
    const { glossary } = await many(900)
    const [copy] = await Promise.allSettled([
      server.call('createGlossary', { body: { ...written(), name: 'Bản sao', copyOf: glossary } }),
      server.call('deleteGlossary', { params: { glossary } }),
    ])
    if (copy.status === 'fulfilled') expect(copy.value.concepts).toBe(900)
    else {
      expect(codes([copy])).toEqual(['notFound.glossary'])
      expect((await server.call('listGlossaries')).glossaries.some(({ name }) => name === 'Bản sao')).toBe(false)
    }
  })
})

test('an import that is taken back spares what somebody changed since', async () => {
  const glossary = await aGlossary(server)
  const preview = await previewed(server, glossary, 'x.csv', 'vi,en\nhội,association\nđoàn,union\n')
  await server.call('commitGlossaryImport', {
    params: { glossary, import: preview.import },
    body: { ...written(), conflicts: 'keep' },
  })
  const { batch } = await ended(server, { glossary, import: preview.import })
  const { concepts } = await server.call('listConcepts', { params: { glossary } })
  const changed = concepts.find(({ terms }) => terms[0]?.text === 'hội')?.id ?? ''
  await edit(glossary, changed, 'society')
  expect(await server.call('undoBulk', { params: { glossary }, body: { ...written(), batch: batch ?? '' } })).toEqual({
    restored: 1,
    changedSince: 1,
  })
  expect(await pairsOf(server, glossary)).toEqual([['hội', 'society']])
})
