import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { edit, saved, typed } from '../builders/client-edits.ts'
import { aDocument, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ sample: true })
})
afterAll(() => server.remove())

async function theSample() {
  const { projects } = await server.call('listProjects')
  const [project] = projects
  if (!project) throw new Error('no project')
  const { documents } = await server.call('listDocuments', { params: { project: project.id } })
  const [document] = documents
  if (!document) throw new Error('no document')
  return { project, document }
}

test('the first start brings the glossary and the founding article in its 31 segments', async () => {
  const { glossaries } = await server.call('listGlossaries')
  expect(glossaries).toEqual([expect.objectContaining({ id: 'vi-en-party-state', concepts: 396, readOnly: true })])
  const { document } = await theSample()
  expect(document).toMatchObject({ sample: true, state: 'ready', progress: { untranslated: { segments: 31 } } })
  const rows = await rowsOf(server, document.id)
  const draft = JSON.parse(await readFile('server/sample/draft.json', 'utf8')) as { source: string }[]
  expect(rows.map(({ source }) => source)).toEqual(draft.map(({ source }) => source))
  expect(rows.every(({ target }) => target === '')).toBe(true)
})

test('terms of the shipped glossary are found in it', async () => {
  const { document } = await theSample()
  const rows = await rowsOf(server, document.id)
  const all = await server.call('getTerms', { params: { document: document.id } })
  expect(all.rows.map(([id]) => id)).toEqual(rows.map(({ id }) => id))
  const [id, hits] = all.rows[0] ?? ['', []]
  const words = hits.map(([start, end]) => String(rows[0]?.source).slice(start, end))
  expect(words).toContain('trách nhiệm nêu gương')
  for (const [, hits] of all.rows) for (const [, , concept] of hits) expect(all.concepts[concept]).toBeDefined()
  const some = await server.call('getTerms', { params: { document: document.id }, query: { segments: `${id},nobody` } })
  expect(some.rows).toHaveLength(1)
  expect(some.rows[0]?.[1].map(([start, end]) => [start, end])).toEqual(hits.map(([start, end]) => [start, end]))
  const first = await server.call('getTerms', { params: { document: document.id }, query: { limit: 10 } })
  const rest = await server.call('getTerms', {
    params: { document: document.id },
    query: { after: first.next ?? '', limit: 100 },
  })
  expect([...first.rows, ...rest.rows].map(([row]) => row)).toEqual(rows.map((row) => row.id))
})

test('the draft fills what is empty, as ordinary edits, and nothing else', async () => {
  const { document } = await theSample()
  const before = await rowsOf(server, document.id)
  await saved(server, document.id, edit(before[4]?.id ?? '', 0, typed(0, 'My own words.')))
  const reply = await server.call('loadSampleDraft', { params: { document: document.id }, body: { client: 'tab-9' } })
  expect(reply).toEqual({ filled: 30 })
  const rows = await rowsOf(server, document.id)
  const draft = JSON.parse(await readFile('server/sample/draft.json', 'utf8')) as { target: string }[]
  rows.forEach((row, i) => {
    expect(row).toMatchObject({ target: i === 4 ? 'My own words.' : draft[i]?.target, status: 'draft', version: 1 })
  })
  const { events } = await server.call('getEvents', { params: { document: document.id }, query: { after: 2 } })
  expect(events).toHaveLength(30)
  expect(events[0]).toMatchObject({ kind: 'text', client: 'tab-9' })
  expect(
    await server.call('loadSampleDraft', { params: { document: document.id }, body: { client: 'tab-9' } }),
  ).toEqual({ filled: 0 })
})

test('only the sample can be filled', async () => {
  const { document } = await aDocument(server, 'Một câu.')
  await expect(server.call('loadSampleDraft', { params: { document }, body: { client: 'c' } })).rejects.toMatchObject({
    code: 'document.notSample',
  })
})

test('whoever deletes the sample is not given it again', async () => {
  const sample = (await server.call('listProjects')).projects.find(({ name }) => name === 'Bài mẫu')
  await server.restart()
  expect((await server.call('listProjects')).projects.filter(({ name }) => name === 'Bài mẫu')).toHaveLength(1)
  await server.call('deleteProject', { params: { project: sample?.id ?? '' } })
  await server.restart()
  expect((await server.call('listProjects')).projects.map(({ name }) => name)).not.toContain('Bài mẫu')
})

test('the session names the store, and keeps that name', async () => {
  const before = await server.call('session')
  await server.restart()
  expect(await server.call('session')).toEqual(before)
})
