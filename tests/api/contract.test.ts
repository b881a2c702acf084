import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ErrorReplySchema, routes, type RouteName } from '../../core/api.ts'
import { errorStatus, type ErrorCode } from '../../core/errors.ts'
import { edit, saveBody, typed } from '../builders/client-edits.ts'
import { aDocument, routePath, sendRoute, startTestServer, type TestServer } from '../builders/server.ts'

/** A sweep over every entry of the contract: a new route is tested by being there. */

let server: TestServer
let known: Record<string, string>
beforeAll(async () => {
  server = await startTestServer()
  const { project, document, rows } = await aDocument(server, 'Một câu.')
  const glossary = 'vi-en-party-state'
  const { concepts } = await server.call('listConcepts', { params: { glossary }, query: { limit: 1 } })
  known = { project, document, glossary, segment: rows[0]?.id ?? '', concept: concepts[0]?.id ?? '' }
})
afterAll(() => server.remove())

interface Shape {
  method: string
  path: string
  params?: unknown
  query?: unknown
  body?: unknown
  upload?: true
  reply: unknown
}
const table = Object.entries<Shape>(routes) as [RouteName, Shape][]
const named = (name: RouteName): boolean => routes[name].path.includes(':')

async function expectFailure(response: Response, status: number, code: ErrorCode): Promise<void> {
  const { error } = ErrorReplySchema.parse(await response.json())
  expect([response.status, error.code]).toEqual([status, code])
}

/** A raw request from a page of this server. */
async function raw(name: RouteName, init: RequestInit, params = known, query = ''): Promise<Response> {
  const headers = { origin: server.url, ...(init.headers as Record<string, string>) }
  return fetch(`${server.url}${routePath(name, params)}${query}`, {
    method: routes[name].method.toUpperCase(),
    ...init,
    headers,
  })
}

const draft = {
  partOfSpeech: 'noun',
  domain: 'party',
  definition: '',
  note: '',
  confidence: '',
  caseRule: 'fold',
  terms: [
    { lang: 'vi', text: 'bản', status: 'preferred', provisional: false },
    { lang: 'en', text: 'village', status: 'preferred', provisional: false },
  ],
}

/** Fields that may be null. */
const nullable = new Set(['invitation', 'account', 'due', 'notifications', 'takesNew', 'date', 'segment', 'anchor'])

/** Bodies that are right, so that only the id is at fault. */
function goodBody(name: RouteName): unknown {
  const bodies: Partial<Record<RouteName, unknown>> = {
    createProject: { name: 'x' },
    signIn: { login: 'x', password: 'x' },
    beginOidc: { to: '/', invitation: null, connect: false },
    changeAccount: { name: 'x' },
    changePassword: { next: 'mười chữ cái trở lên' },
    lookAtInvitation: { secret: 'x'.repeat(43) },
    acceptInvitation: { secret: 'x'.repeat(43), account: null },
    addPerson: { name: 'x', login: 'x', admin: false },
    changePerson: { admin: false },
    setMember: { person: 'x', role: 'reader' },
    addInvitation: { role: 'reader', note: 'x', days: 7 },
    renameProject: { name: 'x' },
    renameDocument: { title: 'x' },
    importText: { title: 'x', text: 'x' },
    save: saveBody([edit(known.segment ?? '', 0, typed(0, 'x'))]),
    restructure: { client: 'c', requestId: 'unknown-document', op: { kind: 'undo', event: 1 } },
    loadSampleDraft: { client: 'c' },
    changeProjectSettings: { severities: { number: 'info' } },
    addAbbreviation: { client: 'c', requestId: 'add-unknown', abbreviation: 'TP.' },
    undoAbbreviation: { client: 'c', requestId: 'undo-unknown', abbreviation: 'TP.', events: [] },
    createGlossary: { client: 'c', requestId: 'glossary', name: 'x' },
    changeGlossary: { name: 'x' },
    setProjectGlossaries: { active: [], takesNew: 'x' },
    addConcept: { client: 'c', requestId: 'add', concept: draft },
    changeConcept: { client: 'c', requestId: 'change', ifVersion: 0, concept: draft },
    revertConcept: { client: 'c', requestId: 'revert', to: 1 },
    bulkChange: { client: 'c', requestId: 'bulk', concepts: ['1'], change: { kind: 'delete' } },
    undoBulk: { client: 'c', requestId: 'undo-bulk', batch: 'x' },
    remapGlossaryImport: { mapping: { header: true, columns: ['vi', 'en'] } },
    commitGlossaryImport: { client: 'c', requestId: 'commit', conflicts: 'keep' },
    applyTermImpact: {
      client: 'c',
      requestId: 'apply',
      from: 'a',
      to: 'b',
      segments: [{ document: 'x', segment: 'x', version: 0 }],
    },
    undoTermImpact: { client: 'c', requestId: 'undo-impact', batch: 'x' },
    addTermException: {
      client: 'c',
      requestId: 'exception',
      scope: 'document',
      segment: known.segment ?? '',
      glossary: known.glossary ?? '',
      concept: known.concept ?? '',
      surface: 'câu',
    },
    setDocumentDate: { date: null },
    decideCandidate: { key: 'x', decision: 'reject' },
    decideProposal: { client: 'c', requestId: 'decide', decision: 'reject' },
    addThread: { client: 'c', requestId: 'thread', segment: null, anchor: null, text: 'x', mentions: [] },
    replyToThread: { client: 'c', requestId: 'reply', text: 'x', mentions: [] },
    editComment: { text: 'x', mentions: [] },
    resolveThread: { resolved: true },
    setSteps: { steps: { translate: true, review: true, approve: false } },
    approveDocument: { approved: false },
    batch: { client: 'c', requestId: 'batch', action: { kind: 'confirm' }, segments: [{ segment: 'x', version: 0 }] },
    undoBatch: { client: 'c', requestId: 'undo-batch' },
    addAssignments: { client: 'c', requestId: 'assign', person: 'x', step: 'review', due: null, ranges: [] },
    changeAssignment: { done: true },
    markNotificationsRead: { notifications: [] },
    markThreadsRead: { threads: [] },
    restoreVersion: { client: 'c', requestId: 'restore', version: 0, baseVersion: 0 },
    markLook: { n: 0 },
    addCheckpoint: { client: 'c', requestId: 'checkpoint', name: 'x', kind: 'named' },
    renameCheckpoint: { name: 'x' },
    suggest: { client: 'c', requestId: 'suggest', segment: 'x', ifVersion: 0, baseVersion: 0, text: 'x' },
    decideSuggestions: {
      ...{ client: 'c', requestId: 'decide-suggestions', decision: 'accept' },
      items: [{ suggestion: 'x', version: 1, hunks: null }],
    },
    addError: {
      ...{ client: 'c', requestId: 'error', segment: known.segment ?? '', side: 'target', anchor: null },
      ...{ category: 'other', severity: 'minor', note: 'x' },
    },
    changeError: { category: 'other', severity: 'minor', note: 'x' },
    setErrorTypes: { categories: ['other'] },
    dismissIssue: { check: 'number', scope: 'one', segment: known.segment ?? '', reason: 'x' },
  }
  return bodies[name]
}
const goodQuery: Partial<Record<RouteName, string>> = {
  deleteConcept: '?ifVersion=0',
  getEvents: '?after=0',
  changesSince: '?since=0',
  termImpact: '?from=a',
  exportDocument: '?format=target-txt',
  exportErrors: '?format=wmt-tsv',
}

describe('unknown ids', () => {
  /** A format is no id: of those that are, all are unknown. */
  const unknown = { format: 'csv' }
  test.each(table.filter(([name]) => named(name)))('%s', async (name, shape) => {
    const kind = /:(\w+)/.exec(shape.path)?.[1] ?? ''
    const form = new FormData()
    form.append('file', new Blob(['Một câu.']), 'x.txt')
    const response = shape.upload
      ? await raw(name, { body: form }, unknown)
      : await raw(
          name,
          goodBody(name) === undefined
            ? {}
            : { body: JSON.stringify(goodBody(name)), headers: { 'content-type': 'application/json' } },
          unknown,
          goodQuery[name] ?? '',
        )
    await expectFailure(response, 404, `notFound.${kind}` as ErrorCode)
  })
})

describe('ids no id can have', () => {
  test.each(table.filter(([name]) => named(name)))('%s', async (name, shape) => {
    const kind = /:(\w+)/.exec(shape.path)?.[1] ?? ''
    const response = await raw(
      name,
      shape.body ? { body: JSON.stringify(goodBody(name)), headers: { 'content-type': 'application/json' } } : {},
      { [kind]: 'x'.repeat(65) },
      goodQuery[name] ?? '',
    )
    await expectFailure(response, 400, 'request.invalid')
    const broken = await fetch(`${server.url}${routePath(name).replace('unknown', '%E0%A4')}`, {
      method: shape.method.toUpperCase(),
      headers: { origin: server.url },
    })
    await expectFailure(broken, 400, 'request.invalid')
  })
})

describe('bodies', () => {
  const withBody = table.filter(([, shape]) => shape.body !== undefined)
  test.each(withBody)('%s refuses what is not JSON', async (name) => {
    for (const body of ['{"name":', '', 'null', '7', '[]', '"x"']) {
      const response = await raw(name, { body, headers: { 'content-type': 'application/json' } })
      await expectFailure(response, 400, 'request.invalid')
    }
  })
  test.each(withBody)('%s refuses JSON that does not say so', async (name) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const response = await raw(name, { body: JSON.stringify(goodBody(name)), headers: { 'content-type': type } })
      await expectFailure(response, 400, 'request.invalid')
    }
  })
  test.each(withBody)('%s names the field at fault', async (name) => {
    const good = goodBody(name) as Record<string, unknown>
    for (const field of Object.keys(good)) {
      // Content is text or a list of nodes.
      const other = name === 'suggest' && field === 'text' ? 7 : Array.isArray(good[field]) ? 'x' : []
      const others = [undefined, null, { toString: 1 }, other]
      for (const bad of others.filter((value) => value !== null || !nullable.has(field))) {
        const response = await raw(name, {
          body: JSON.stringify({ ...good, [field]: bad }),
          headers: { 'content-type': 'application/json' },
        })
        const { error } = ErrorReplySchema.parse(await response.json())
        expect(error).toMatchObject({ code: 'request.invalid', params: { path: expect.stringContaining(field) } })
      }
    }
  })
  test.each(withBody.filter(([name]) => !['save', 'importText', 'batch'].includes(name)))(
    '%s refuses what is too large',
    async (name) => {
      const response = await raw(name, {
        body: JSON.stringify({ name: 'x'.repeat(300 * 1024) }),
        headers: { 'content-type': 'application/json' },
      })
      await expectFailure(response, 413, 'request.tooLarge')
    },
  )
  test('steps nested without end are refused, not fatal', async () => {
    const nested = `${'['.repeat(60_000)}${']'.repeat(60_000)}`
    const body = JSON.stringify(saveBody([edit(known.segment ?? '', 0, { slice: 0 })])).replace('0}]', `${nested}}]`)
    const response = await raw('save', { body, headers: { 'content-type': 'application/json' } })
    expect(response.status).toBeLessThan(500)
  })
})

describe('queries', () => {
  test.each([
    ['getRows', '?limit=0'],
    ['getRows', '?limit=5001'],
    ['getRows', '?limit=x'],
    ['getRows', '?after=rubbish'],
    ['getRows', `?after=${Buffer.from('["a",{}]').toString('base64url')}`],
    ['getEvents', ''],
    ['getEvents', '?after=-1'],
    ['getEvents', '?after=1.5'],
    ['getTerms', '?after=rubbish'],
    ['listConcepts', '?after=rubbish'],
    ['listConcepts', `?q=${'x'.repeat(201)}`],
    ['exportDocument', ''],
    ['exportDocument', '?format=exe'],
    ['exportDocument', '?format=target-txt&lang=fr'],
    ['getRows', '?limit=1&limit=2'],
    ['exportDocument', '?format=target-txt&insist=yes'],
  ] as const)('%s%s', async (name, query) => {
    await expectFailure(await raw(name, {}, known, query), 400, 'request.invalid')
  })
})

test('every reply fits the contract', async () => {
  for (const [name, shape] of table.filter(([, { method, reply }]) => method === 'get' && typeof reply !== 'string')) {
    if (/:(job|import|thread)\b/.test(shape.path)) continue
    const response = await raw(name, {}, known, goodQuery[name] ?? '')
    expect(response.status).toBe(200)
    const { reply } = routes[name]
    if (typeof reply !== 'string') reply.parse(await response.json())
  }
})

test('what is not there is said to be not there, in the same words', async () => {
  for (const path of ['/api/nothing', '/api/projects/x/y/z', '/api', '/nothing.js', '/missing/page']) {
    await expectFailure(await fetch(`${server.url}${path}`), 404, 'notFound.route')
  }
  await expectFailure(
    await fetch(`${server.url}/api/health`, { method: 'POST', headers: { origin: server.url } }),
    404,
    'notFound.route',
  )
})

test('every error code has a status that fits its name', () => {
  for (const [code, status] of Object.entries(errorStatus)) {
    if (code.startsWith('notFound.')) expect(status).toBe(404)
    expect(status).toBeGreaterThanOrEqual(400)
  }
})

test('OpenAPI describes every route', async () => {
  const description = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
    openapi: string
    paths: Record<string, Record<string, { operationId: string; requestBody?: unknown }>>
  }
  expect(description.openapi).toBe('3.1.0')
  for (const [name, shape] of table) {
    const path = `/api${shape.path.replace(/:(\w+)/g, '{$1}')}`
    const operation = description.paths[path]?.[shape.method]
    expect(operation?.operationId).toBe(name)
    expect(operation?.requestBody !== undefined).toBe(shape.body !== undefined || shape.upload === true)
  }
})

test('replies carry the headers that keep a browser safe', async () => {
  const { headers } = await sendRoute(server.url, 'health')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain(`connect-src 'self' ${server.url.replace('http', 'ws')}`)
  expect(policy).not.toMatch(/unsafe|upgrade-insecure|\*/)
  expect(headers.get('strict-transport-security')).toBeNull()
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('cache-control')).toBe('no-store')
})
