import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import type { Row } from '../../core/api.ts'
import { inlineText } from '../../core/model/inline.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { until } from './browser.ts'
import type { BuiltServer } from './browser-server.ts'

/** The founding article, as it ships. */
export const founding = (): Promise<Buffer> => readFile('server/sample/article.txt')

/** A new project with one document of this text, made over the API. */
export async function aDocument(server: BuiltServer, text: string, title = 'Bài thử'): Promise<string> {
  const project = await server.call('createProject', { body: { name: `Dự án ${randomUUID().slice(0, 8)}` } })
  const { job } = await server.call('importText', { params: { project: project.id }, body: { title, text } })
  const done = await until(
    `import of ${title}`,
    async () => {
      const state = await server.call('getJob', { params: { job } })
      if (state.error) throw new Error(state.error.code)
      return state.state === 'done' ? state : undefined
    },
    60_000,
  )
  if (!done.document) throw new Error('the import names no document')
  return done.document
}

/** All rows as the server has them on disk. */
export async function rows(server: BuiltServer, document: string): Promise<Row[]> {
  const all: Row[] = []
  for (let after: string | null = ''; after !== null;) {
    const query: Record<string, string | number> = after === '' ? { limit: 5000 } : { limit: 5000, after }
    const chunk = await server.call('getRows', { params: { document }, query })
    all.push(...chunk.rows)
    after = chunk.next
  }
  return all
}

/** The row with the number people see, from 1, as the server has it. */
export async function row(server: BuiltServer, document: string, number: number): Promise<Row> {
  const found = (await rows(server, document))[number - 1]
  if (!found) throw new Error(`no segment ${number}`)
  return found
}

export const targetText = async (server: BuiltServer, document: string, number: number): Promise<string> =>
  inlineText((await row(server, document, number)).target)

/** Somebody else inserts text at the very start of a target, as often as it takes to get through. */
export async function insertAtStart(
  server: BuiltServer,
  document: string,
  number: number,
  text: string,
): Promise<void> {
  const client = randomUUID()
  await until(`another client inserts ${text}`, async () => {
    const { id, version } = await row(server, document, number)
    const steps = [{ stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'text', text }] } }]
    const { results } = await server.call('save', {
      params: { document },
      body: {
        client,
        requestId: randomUUID(),
        schema: SCHEMA_VERSION,
        items: [{ op: 'steps', segment: id, baseVersion: version, steps }],
      },
    })
    if (results[0]?.result === 'refused') throw new Error(results[0].code)
    return results[0]?.result === 'ok'
  })
}

// ---- the page --------------------------------------------------------------

export const target = (page: Page, number: number): Locator =>
  page.getByRole('textbox', { name: `English, segment ${number}`, exact: true })

/** Text of a target as the page shows it. */
export const shown = async (page: Page, number: number): Promise<string> =>
  (await target(page, number).textContent()) ?? ''

export async function openDocument(page: Page, document: string): Promise<void> {
  await page.goto(`/documents/${document}`)
  await target(page, 1).waitFor()
}

/** Comments, suggestions and errors come after the rows: waits until their keys are there. For people who may suggest. */
export const reviewReady = (page: Page): Promise<void> => page.locator('.suggesting-switch').waitFor()

/** Waits for the status line to say that everything is on the server. */
export const saved = (page: Page): Promise<void> =>
  page.getByRole('status').filter({ hasText: 'All changes saved' }).first().waitFor()

/** The number of the row whose target has the keyboard; 0 when none has. */
export const activeNumber = (page: Page): Promise<number> =>
  page.evaluate(() => Number(/segment (\d+)$/.exec(document.activeElement?.getAttribute('aria-label') ?? '')?.[1] ?? 0))

/** Page and server both show exactly this text, and nothing is left to send. */
export async function expectTarget(
  page: Page,
  server: BuiltServer,
  document: string,
  number: number,
  text: string,
): Promise<void> {
  await saved(page)
  let there = ''
  await until(
    `segment ${number} saved`,
    async () => (there = await targetText(server, document, number)) === text,
  ).catch(() => undefined)
  expect(there).toBe(text)
  expect(await shown(page, number)).toBe(text)
}

/** Requests to save that the page sends from now on. */
export function countSaves(page: Page): { sent: number } {
  const count = { sent: 0 }
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/save')) count.sent++
  })
  return count
}

/** What the page hears over its WebSocket. Call before the page opens it. */
export function listenLive(page: Page): string[] {
  const heard: string[] = []
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))))
  return heard
}
