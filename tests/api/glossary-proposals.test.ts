import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Proposal, RouteReply } from '../../core/api.ts'
import { can, roles, type Role } from '../../core/model/permissions.ts'
import { aConcept, aGlossary, committed, draft, previewed, written } from '../builders/glossary.ts'
import { startTestServer, type TestServer } from '../builders/server.ts'

/** What translators propose, and what becomes of it. */

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ people: true })
})
afterAll(() => server.remove())

const as = 'translator' as const

const history = (glossary: string, concept: string, by?: Role): Promise<RouteReply<'conceptHistory'>> =>
  server.call('conceptHistory', { params: { glossary, concept }, ...(by && { as: by }) })
const get = (glossary: string, concept: string): Promise<RouteReply<'getConcept'>> =>
  server.call('getConcept', { params: { glossary, concept } })
const waiting = async (glossary: string): Promise<Proposal[]> =>
  (await server.call('listProposals', { params: { glossary } })).proposals
const decided = async (glossary: string, by: Role): Promise<Proposal[]> =>
  (await server.call('listProposals', { params: { glossary }, query: { decided: '1' }, as: by })).proposals

const proposeNew = async (glossary: string, vi = 'hội', by: Role = as): Promise<Proposal> => {
  const body = { ...written(), concept: draft(vi, 'association'), note: 'có trong Điều lệ' }
  const { proposal } = await server.call('addConcept', { params: { glossary }, body, as: by })
  if (!proposal) throw new Error('nothing was proposed')
  return proposal
}
const proposeChange = async (glossary: string, concept: string, en: string, ifVersion = 1): Promise<Proposal> => {
  const body = { ...written(), ifVersion, concept: draft('hội', en) }
  const { proposal } = await server.call('changeConcept', { params: { glossary, concept }, body, as })
  if (!proposal) throw new Error('nothing was proposed')
  return proposal
}
const proposeRemoval = async (glossary: string, concept: string): Promise<Proposal> => {
  const { proposal } = await server.call('deleteConcept', {
    params: { glossary, concept },
    query: { ifVersion: 1 },
    as,
  })
  if (!proposal) throw new Error('nothing was proposed')
  return proposal
}
const approve = (
  { id, glossary }: Proposal,
  ifVersion: number,
  more: { concept?: ReturnType<typeof draft>; reason?: string } = {},
): Promise<RouteReply<'decideProposal'>> =>
  server.call('decideProposal', {
    params: { glossary, proposal: id },
    body: { ...written(), decision: 'approve', ifVersion, ...more },
    as: 'terminologist',
  })
const reject = ({ id, glossary }: Proposal, reason?: string): Promise<RouteReply<'decideProposal'>> =>
  server.call('decideProposal', {
    params: { glossary, proposal: id },
    body: { ...written(), decision: 'reject', ...(reason === undefined ? {} : { reason }) },
    as: 'terminologist',
  })
const edit = (glossary: string, concept: string, en: string, ifVersion: number) =>
  server.call('changeConcept', {
    params: { glossary, concept },
    body: { ...written(), ifVersion, concept: draft('hội', en) },
  })

describe('a proposal', () => {
  test('of a new concept stands in the glossary, marked, until somebody approves it', async () => {
    const glossary = await aGlossary(server)
    const proposal = await proposeNew(glossary)
    expect((await get(glossary, proposal.concept)).concept).toMatchObject({ pending: true })
    expect(proposal).toMatchObject({ kind: 'add', note: 'có trong Điều lệ', userName: 'Người translator' })
    expect(proposal).toMatchObject({ base: null, decision: null, ifVersion: 1 })
    expect((await server.call('listProposals', { params: { glossary }, as })).rights).toBe('propose')
    const { glossaries } = await server.call('listGlossaries')
    expect(glossaries.find(({ id }) => id === glossary)?.proposals).toBe(1)
    expect((await approve(proposal, 1, { reason: 'đúng' })).concept).not.toHaveProperty('pending')
    const [approved] = (await history(glossary, proposal.concept)).changes
    expect(approved).toMatchObject({ kind: 'approved', user: 'user-terminologist', reason: 'đúng' })
    expect(approved?.userName).toBe('Người translator → Người terminologist')
    expect(await waiting(glossary)).toEqual([])
  })

  test('of a change or deletion changes nothing until it is approved', async () => {
    const glossary = await aGlossary(server)
    const concept = await aConcept(server, glossary, draft('hội', 'association'))
    const change = await proposeChange(glossary, concept, 'society')
    expect((await get(glossary, concept)).concept.terms[1]?.text).toBe('association')
    const removal = await proposeRemoval(glossary, concept)
    expect(removal).toMatchObject({ kind: 'delete', draft: null, outdated: false })
    expect((await get(glossary, concept)).proposals.map(({ kind }) => kind)).toEqual(['change', 'delete'])
    expect((await approve(change, 1)).concept?.terms[1]?.text).toBe('society')
    expect((await approve(removal, 2)).concept).toBeNull()
    expect((await history(glossary, concept)).changes[0]).toMatchObject({ kind: 'deleted' })
    await expect(approve(removal, 2)).rejects.toMatchObject({ code: 'notFound.proposal' })
  })

  test('can be corrected by whoever made it, or withdrawn; then nothing is left', async () => {
    const glossary = await aGlossary(server)
    const { id, concept } = await proposeNew(glossary)
    const params = { glossary, concept }
    const again = { ...written(), ifVersion: 1, concept: draft('hội', 'association of towns') }
    const corrected = await server.call('changeConcept', { params, body: again, as })
    expect(corrected.concept).toMatchObject({ pending: true, version: 2 })
    expect(corrected.proposal).toMatchObject({ kind: 'add', outdated: false, ifVersion: 2 })
    expect(await waiting(glossary)).toHaveLength(1)
    const which = { params: { glossary, proposal: id } }
    await expect(server.call('withdrawProposal', { ...which, as: 'reviewer' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
    await server.call('withdrawProposal', { ...which, as })
    const other = await proposeNew(glossary, 'đoàn')
    await server.call('deleteConcept', { params: { glossary, concept: other.concept }, query: { ifVersion: 1 }, as })
    expect((await server.call('listConcepts', { params: { glossary } })).total).toBe(0)
    expect([await waiting(glossary), await decided(glossary, 'manager')]).toEqual([[], []])
  })
})

describe('a concept that changed after it was proposed to change it', () => {
  test('is not overwritten by whoever has not seen that; both sides are shown', async () => {
    const glossary = await aGlossary(server)
    const concept = await aConcept(server, glossary, draft('hội', 'association'))
    const change = await proposeChange(glossary, concept, 'society')
    const removal = await proposeRemoval(glossary, concept)
    await edit(glossary, concept, 'club', 1)
    for (const proposal of [change, removal]) {
      await expect(approve(proposal, 1)).rejects.toMatchObject({ code: 'glossary.outdated', params: { version: 2 } })
    }
    expect((await get(glossary, concept)).concept.terms[1]?.text).toBe('club')
    const shown = await waiting(glossary)
    expect(shown.map(({ outdated }) => outdated)).toEqual([true, true])
    expect([shown[0]?.base, shown[0]?.draft, shown[0]?.current].map((one) => one?.terms[1]?.text)).toEqual([
      'association',
      'society',
      'club',
    ])
    // Looked at again, it can be approved, as it is or amended.
    expect((await approve(change, 2, { concept: draft('hội', 'guild') })).concept?.terms[1]?.text).toBe('guild')
    expect((await approve(removal, 3)).concept).toBeNull()
  })

  test('counts for a pending one too, whoever corrected it', async () => {
    const glossary = await aGlossary(server)
    const proposal = await proposeNew(glossary)
    await edit(glossary, proposal.concept, 'society', 1)
    await expect(approve(proposal, 1)).rejects.toMatchObject({ code: 'glossary.outdated' })
    const [shown] = await waiting(glossary)
    expect(shown?.draft?.terms[1]?.text).toBe('society')
    expect((await approve(proposal, 2)).concept?.terms[1]?.text).toBe('society')
  })

  test('of a copied glossary: what the proposer saw is known though nothing was changed before', async () => {
    const { id: glossary } = await server.call('createGlossary', {
      body: { ...written(), name: 'Bản sao', copyOf: 'vi-en-party-state' },
    })
    const { concepts } = await server.call('listConcepts', { params: { glossary }, query: { limit: 1 } })
    const concept = concepts[0]?.id ?? ''
    await proposeChange(glossary, concept, 'society', 0)
    await edit(glossary, concept, 'club', 0)
    const [shown] = await waiting(glossary)
    expect(shown?.base?.terms).toEqual(concepts[0]?.terms)
  })

  test('nobody approves without saying what was seen', async () => {
    const glossary = await aGlossary(server)
    const { id } = await proposeNew(glossary)
    const body = { ...written(), decision: 'approve' }
    const response = await server.send('decideProposal', { params: { glossary, proposal: id }, body })
    expect(await response.json()).toMatchObject({
      error: { code: 'request.invalid', params: { path: 'body.ifVersion' } },
    })
  })

  test('a deletion that somebody was quicker with needs nothing more', async () => {
    const glossary = await aGlossary(server)
    const concept = await aConcept(server, glossary, draft('hội', 'association'))
    const removal = await proposeRemoval(glossary, concept)
    const change = { kind: 'delete' } as const
    await server.call('bulkChange', { params: { glossary }, body: { ...written(), concepts: [concept], change } })
    expect(await approve(removal, 1)).toEqual({ concept: null, proposal: null })
  })
})

describe('a rejection', () => {
  test('keeps its reason, with who and when, for the proposer and the history', async () => {
    const glossary = await aGlossary(server)
    const addition = await proposeNew(glossary)
    const concept = await aConcept(server, glossary, draft('đảng', 'party'))
    const change = await proposeChange(glossary, concept, 'Party')
    const before = Date.now()
    const reason = 'đã có ở mục khác'
    expect((await reject(addition, reason.normalize('NFD'))).concept).toBeNull()
    expect((await reject(change)).concept?.terms[1]?.text).toBe('party')
    const [latest, first] = await decided(glossary, as)
    expect([latest?.id, first?.id].toSorted()).toEqual([addition.id, change.id].toSorted())
    const told = [latest, first].find((one) => one?.id === addition.id)?.decision
    expect(told).toMatchObject({ state: 'rejected', reason, userName: 'Người terminologist' })
    expect(told?.at).toBeGreaterThanOrEqual(before)
    const ofAddition = (await history(glossary, addition.concept)).changes
    expect(ofAddition.map(({ kind }) => kind)).toEqual(['rejected', 'created'])
    expect(ofAddition[0]).toMatchObject({ reason, userName: 'Người translator → Người terminologist', after: null })
    // The concept stays as it is: nothing of it has changed.
    const ofChange = await history(glossary, concept, as)
    expect(ofChange.changes.map(({ kind }) => kind)).toEqual(['created'])
    expect(ofChange.rejected).toMatchObject([{ id: change.id, kind: 'change', decision: { reason: '' } }])
    expect(await waiting(glossary)).toEqual([])
  })

  test.each(roles)('a %s sees its reason when it is their own or theirs to decide', async (role) => {
    const glossary = await aGlossary(server)
    const concept = await aConcept(server, glossary, draft('hội', 'association'))
    const change = await proposeChange(glossary, concept, 'society')
    await reject(change, 'chưa thống nhất')
    const sees = role === as || can({ user: 'x', role }, 'term')
    expect((await decided(glossary, role)).map(({ id }) => id)).toEqual(sees ? [change.id] : [])
    expect((await history(glossary, concept, role)).rejected.map(({ id }) => id)).toEqual(sees ? [change.id] : [])
  })

  test.each(roles)('a %s decides only with the right to', async (role) => {
    const glossary = await aGlossary(server)
    for (const decision of ['approve', 'reject'] as const) {
      const { id, concept } = await proposeNew(glossary, `hội ${decision}`)
      const call = server.call('decideProposal', {
        params: { glossary, proposal: id },
        body: { ...written(), decision, ifVersion: 1, reason: 'x' },
        as: role,
      })
      if (can({ user: 'x', role }, 'term')) await call
      else {
        await expect(call).rejects.toMatchObject({ code: 'auth.forbidden' })
        expect((await get(glossary, concept)).concept.pending).toBe(true)
      }
    }
  })

  test('by deleting what is proposed reaches the proposer, too', async () => {
    const glossary = await aGlossary(server)
    const { id, concept } = await proposeNew(glossary)
    await server.call('deleteConcept', { params: { glossary, concept }, query: { ifVersion: 1 } })
    expect(await decided(glossary, as)).toMatchObject([{ id, decision: { state: 'rejected', user: 'local-owner' } }])
  })

  test('is asked for twice, and done once', async () => {
    const glossary = await aGlossary(server)
    const { id } = await proposeNew(glossary)
    const input = {
      params: { glossary, proposal: id },
      body: { ...written(), decision: 'reject' as const, reason: 'trùng' },
    }
    const first = await server.call('decideProposal', input)
    expect(await server.call('decideProposal', input)).toEqual(first)
    expect(await decided(glossary, 'manager')).toHaveLength(1)
  })
})

describe('what is only proposed', () => {
  const file = async (glossary: string, query: Record<string, string> = {}): Promise<string> =>
    (await server.send('exportGlossary', { params: { glossary, format: 'csv' }, query })).text()

  test('is left out of a file, unless it is asked for; then it is marked', async () => {
    const glossary = await aGlossary(server)
    await aConcept(server, glossary, draft('đảng', 'party'))
    await proposeNew(glossary)
    expect(await file(glossary)).not.toContain('association')
    const asked = await file(glossary, { state: 'pending' })
    expect(asked).not.toContain('đảng')
    const other = await aGlossary(server)
    await committed(server, await previewed(server, other, 'x.csv', asked))
    const { concepts } = await server.call('listConcepts', { params: { glossary: other } })
    expect(concepts.map(({ terms }) => terms.map(({ text, provisional }) => [text, provisional]))).toEqual([
      [
        ['hội', true],
        ['association', true],
      ],
    ])
  })

  test('is neither approved nor changed by an import that says the same or something else', async () => {
    const glossary = await aGlossary(server)
    const proposal = await proposeNew(glossary)
    const before = (await get(glossary, proposal.concept)).concept
    const text = `id,vi,en,domain\n${proposal.concept},hội,association,party\n,hội,society,party\n`
    const preview = await previewed(server, glossary, 'x.csv', text)
    expect(preview.counts).toMatchObject({ added: 1, rejected: 1, same: 0, changed: 0 })
    await committed(server, preview, 'replace')
    expect((await get(glossary, proposal.concept)).concept).toEqual(before)
    expect(await waiting(glossary)).toHaveLength(1)
    expect((await approve(proposal, 1)).concept).toMatchObject({ id: proposal.concept })
  })
})
