import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ErrorReplySchema, type RouteName } from '../../core/api.ts'
import { aConcept, aGlossary, draft, written } from '../builders/glossary.ts'
import { aDocument, sendRoute, startTestServer, type AnyInput, type TestServer } from '../builders/server.ts'

/** What no page sends: each is refused in words, changes nothing, and never shakes the server. */

let server: TestServer
let known: Record<'glossary' | 'concept' | 'document' | 'segment' | 'project', string>
beforeAll(async () => {
  server = await startTestServer({ people: true })
  const glossary = await aGlossary(server)
  const concept = await aConcept(server, glossary, draft('hội', 'association'))
  const { document, project, rows } = await aDocument(server, 'Hội viên của hội.')
  await server.call('setProjectGlossaries', { params: { project }, body: { active: [glossary], takesNew: glossary } })
  known = { glossary, concept, document, project, segment: rows[0]?.id ?? '' }
})
afterAll(() => server.remove())

const state = async (): Promise<string> => {
  const { concepts } = await server.call('listConcepts', { params: known, query: { limit: 1000 } })
  const { exceptions } = await server.call('listTermExceptions', { params: known })
  const { glossaries } = await server.call('getProjectGlossaries', { params: known })
  return JSON.stringify([concepts, exceptions, glossaries])
}

/** Refused with a code that people get words for; nothing has changed. */
async function refused(name: RouteName, input: AnyInput): Promise<string> {
  const before = await state()
  const response = await sendRoute(server.url, name, { ...input, params: { ...known, ...input.params } })
  const { error } = ErrorReplySchema.parse(await response.json())
  expect([response.status >= 400 && response.status < 500, error.reference]).toEqual([true, undefined])
  expect(await state()).toBe(before)
  return error.code
}

const term = { lang: 'vi', text: 'đoàn', status: 'preferred', provisional: false }
const english = { lang: 'en', text: 'union', status: 'preferred', provisional: false }
const concept = (more: object = {}): object => ({ ...draft('đoàn', 'union'), ...more })
const add = (said: unknown): AnyInput => ({ body: { ...written(), concept: said } })

describe('a concept that is none', () => {
  test.each<[string, unknown]>([
    ['a term of 1 MB', concept({ terms: [{ ...term, text: 'đ'.repeat(2 ** 20) }, english] })],
    ['a term of 501 characters', concept({ terms: [{ ...term, text: 'đ'.repeat(501) }, english] })],
    ['10,000 terms', concept({ terms: Array.from({ length: 10_000 }, (_, i) => ({ ...term, text: `đoàn ${i}` })) })],
    ['no terms', concept({ terms: [] })],
    ['terms that are no list', concept({ terms: 'đoàn' })],
    ['a term that is a number', concept({ terms: [{ ...term, text: 5 }, english] })],
    ['a term of blanks', concept({ terms: [{ ...term, text: ' \u00a0 ' }, english] })],
    ['a term of what nobody sees', concept({ terms: [{ ...term, text: '\u0000\u200b\u0007' }, english] })],
    ['a term of half a character', concept({ terms: [{ ...term, text: '\ud800' }, english] })],
    ['a language nobody asked for', concept({ terms: [{ ...term, lang: 'fr' }, english] })],
    ['a status that is none', concept({ terms: [{ ...term, status: 'best' }, english] })],
    ['a link that runs', concept({ link: 'javascript:alert(1)' })],
    ['a link to another protocol', concept({ link: 'file:///etc/passwd' })],
    ['a day that is none', concept({ validFrom: '2026-02-30' })],
    ['a successor that is nowhere', concept({ successor: '../../x' })],
    ['null', null],
    ['a list', []],
    ['a prototype', JSON.parse('{"__proto__":{"terms":[]}}')],
  ])('%s', async (_what, said) => {
    await refused('addConcept', add(said))
    await refused('changeConcept', { body: { ...written(), ifVersion: 1, concept: said } })
  })

  test('a body of several megabytes, broken JSON, another kind of body', async () => {
    expect(await refused('addConcept', add(concept({ note: 'x'.repeat(4 * 2 ** 20) })))).toBe('request.tooLarge')
    for (const [type, body] of [
      ['application/json', '{"concept":'],
      ['text/plain', 'concept'],
      ['application/json; charset=utf-7', '{}'],
    ] as const) {
      const response = await fetch(`${server.url}/api/glossaries/${known.glossary}/concepts`, {
        method: 'POST',
        headers: { origin: server.url, 'content-type': type },
        body,
      })
      expect([response.status >= 400 && response.status < 500, type]).toEqual([true, type])
    }
  })
})

describe('odd, but words', () => {
  test('markup and controls are kept as text, without what no text has', async () => {
    const glossary = await aGlossary(server)
    const odd = '<img src=x onerror=alert(1)> \u202ehội\u0007'
    const id = await aConcept(server, glossary, draft(odd, 'a & b', { note: '\ud800<b>x</b>\u0000' }))
    const { concept: kept } = await server.call('getConcept', { params: { glossary, concept: id } })
    expect(kept.terms[0]?.text).toBe('<img src=x onerror=alert(1)> hội')
    expect(kept.note).toBe('<b>x</b>')
    const found = await server.call('searchConcepts', { query: { q: '<img', glossaries: glossary } })
    expect(found.total).toBe(1)
  })
})

describe('numbers and names that lead nowhere', () => {
  const change = concept()
  const bulk = { kind: 'delete' }
  test.each<[RouteName, AnyInput]>([
    ['changeConcept', { body: { ...written(), ifVersion: -1, concept: change } }],
    ['changeConcept', { body: { ...written(), ifVersion: 1.5, concept: change } }],
    ['changeConcept', { body: { ...written(), ifVersion: '1', concept: change } }],
    ['changeConcept', { body: { ...written(), ifVersion: 2 ** 53, concept: change } }],
    ['changeConcept', { body: { client: '', requestId: '', ifVersion: 1, concept: change } }],
    ['changeConcept', { params: { concept: 'none' }, body: { ...written(), ifVersion: 1, concept: change } }],
    ['deleteConcept', { query: { ifVersion: -1 } }],
    ['deleteConcept', { query: { ifVersion: 'NaN' } }],
    ['deleteConcept', { query: {} }],
    ['deleteConcept', { query: { ifVersion: 99 } }],
    ['revertConcept', { body: { ...written(), to: -1 } }],
    ['revertConcept', { body: { ...written(), to: 0 } }],
    ['revertConcept', { body: { ...written(), to: 2 ** 53 - 1 } }],
    ['conceptHistory', { params: { concept: '%00' } }],
    ['conceptHistory', { params: { concept: 'x'.repeat(65) } }],
    ['bulkChange', { body: { ...written(), concepts: [], change: bulk } }],
    ['bulkChange', { body: { ...written(), concepts: 'all', change: bulk } }],
    ['bulkChange', { body: { ...written(), concepts: Array.from({ length: 10_001 }, String), change: bulk } }],
    ['bulkChange', { body: { ...written(), concepts: ['x'], change: { kind: 'rename' } } }],
    ['bulkChange', { body: { ...written(), concepts: ['x'], change: { kind: 'validity' } } }],
    ['bulkChange', { body: { ...written(), concepts: ['x'], change: { kind: 'copy', to: 'none' } } }],
    ['bulkChange', { params: { glossary: 'none' }, body: { ...written(), concepts: ['x'], change: bulk } }],
    ['undoBulk', { body: { ...written(), batch: 'none' } }],
    ['decideProposal', { params: { proposal: 'none' }, body: { ...written(), decision: 'reject' } }],
    ['decideProposal', { params: { proposal: 'none' }, body: { ...written(), decision: 'maybe' } }],
    ['withdrawProposal', { params: { proposal: 'none' } }],
    ['listProposals', { query: { decided: 'yes' } }],
    ['searchConcepts', { query: { limit: 10 ** 9 } }],
    ['searchConcepts', { query: { limit: 0 } }],
    ['searchConcepts', { query: { q: 'x'.repeat(201) } }],
    ['searchConcepts', { query: { on: 'yesterday' } }],
    ['searchConcepts', { query: { after: 'x'.repeat(501) } }],
    ['createGlossary', { body: { ...written(), name: ' ' } }],
    ['createGlossary', { body: { ...written(), name: 'x'.repeat(201) } }],
    ['createGlossary', { body: { ...written(), name: 'x', copyOf: 'none' } }],
    ['changeGlossary', { body: {} }],
    ['deleteGlossary', { params: { glossary: 'none' } }],
    ['setProjectGlossaries', { body: { active: ['none'], takesNew: null } }],
    ['setProjectGlossaries', { body: { active: Array.from({ length: 101 }, String), takesNew: null } }],
    ['setProjectGlossaries', { body: { active: 'all', takesNew: null } }],
    ['exportGlossary', { params: { format: 'exe' } }],
    ['getGlossaryImport', { params: { import: 'none' } }],
    ['commitGlossaryImport', { params: { import: 'none' }, body: { ...written(), conflicts: 'keep' } }],
    ['cancelGlossaryImport', { params: { import: 'none' } }],
    ['remapGlossaryImport', { params: { import: 'none' }, body: { mapping: { header: true, columns: ['vi', 'en'] } } }],
    ['listGlossaryImportRows', { params: { import: 'none' }, query: { after: -1 } }],
    ['termImpact', { query: { from: '' } }],
    ['termImpact', { query: { from: 'x', limit: 501 } }],
    ['termImpact', { params: { concept: 'none' }, query: { from: 'x' } }],
    ['applyTermImpact', { body: { ...written(), from: 'a', to: 'b', segments: [] } }],
    ['applyTermImpact', { body: { ...written(), from: 'a', to: 'x'.repeat(501), segments: [{}] } }],
    ['undoTermImpact', { body: { ...written(), batch: 'none' } }],
    ['setDocumentDate', { body: { date: '2026-13-01' } }],
    ['setDocumentDate', { params: { document: 'none' }, body: { date: null } }],
    ['deleteTermException', { params: { exception: 'none' } }],
    ['decideCandidate', { body: { key: '', decision: 'reject' } }],
    ['decideCandidate', { params: { document: 'none' }, body: { key: 'x', decision: 'reject' } }],
    ['glossaryConflicts', { params: { project: 'none' } }],
  ])('%s %j', async (name, input) => {
    await refused(name, input)
  })

  test('an exception for what is not there', async () => {
    const body = { ...written(), scope: 'segment', segment: known.segment, surface: 'hội' }
    await refused('addTermException', { body: { ...body, glossary: 'none', concept: known.concept } })
    await refused('addTermException', { body: { ...body, glossary: known.glossary, concept: 'none' } })
    await refused('addTermException', {
      body: { ...body, glossary: known.glossary, concept: known.concept, segment: 'none' },
    })
  })

  test('cursors that nobody gave out', async () => {
    for (const after of ['x', '\u0000', 'W10', '[1]', 'bnVsbA']) {
      for (const [name, query] of [
        ['searchConcepts', { after }],
        ['listConcepts', { after }],
        ['termImpact', { after, from: 'association' }],
      ] as const) {
        const response = await sendRoute(server.url, name, { params: known, query })
        expect([response.status < 500, name, after]).toEqual([true, name, after])
      }
    }
  })

  test('the same segment twice, or one that is nowhere, is changed once, or told', async () => {
    const one = { document: known.document, segment: known.segment, version: 0 }
    const body = { ...written(), from: 'association', to: 'society', segments: [one, one, { ...one, segment: 'none' }] }
    const reply = await server.send('applyTermImpact', { params: known, body })
    expect(reply.status < 500).toBe(true)
  })

  test('a domain of what nobody sees, given to many, is none', async () => {
    const params = { glossary: await aGlossary(server) }
    const id = await aConcept(server, params.glossary, draft('đoàn', 'union'))
    const change = { kind: 'domain' as const, domain: '\u0000\u200b\ud800' }
    await server.call('bulkChange', { params, body: { ...written(), concepts: [id], change } })
    const { concept: now } = await server.call('getConcept', { params: { ...params, concept: id } })
    expect(now.domain).toBe('')
  })

  test('ids named twice count once', async () => {
    const params = { glossary: await aGlossary(server) }
    const id = await aConcept(server, params.glossary, draft('đoàn', 'union'))
    const body = { ...written(), concepts: [id, id, id], change: { kind: 'domain' as const, domain: 'x' } }
    expect(await server.call('bulkChange', { params, body })).toMatchObject({ changed: 1, skipped: [] })
  })
})
