import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { edit, saveBody, typed } from '../builders/client-edits.ts'
import { axe, launchBrowser, until, visit, type Visitor } from '../builders/browser.ts'
import { openDocument, reviewReady, shown, target } from '../builders/browser-workbench.ts'
import { aDocument, startTestServer, type TestServer } from '../builders/server.ts'

/** Two people have written in a segment; one of them looks at its history and brings a version back. */
jest.setTimeout(120_000)
let server: TestServer
let browser: Browser
let visitor: Visitor | undefined
let document = ''

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer({ people: true, client: true }), launchBrowser()])
  const made = await aDocument(server, 'Đảng ủy tổ chức hội nghị.\nẢnh.\n')
  document = made.document
  const segment = made.rows[0]?.id ?? ''
  const save = (version: number, at: number, text: string, as: 'translator' | 'reviewer') =>
    server.call('save', { params: { document }, body: saveBody([edit(segment, version, typed(at, text))]), as })
  await save(0, 0, 'The Party Committee met.', 'translator')
  await save(1, 24, ' Twice.', 'reviewer')
})
afterEach(() => {
  expect(visitor?.complaints.list.splice(0) ?? []).toEqual([])
})
afterAll(async () => {
  await browser.close()
  await server.remove()
})

test('versions say who wrote what; an earlier one is brought back by keys, and that is a version, too', async () => {
  visitor = await visit(browser, server.url, { lang: 'en' })
  await visitor.context.setExtraHTTPHeaders({ 'x-as': 'translator' })
  const { page } = visitor
  await openDocument(page, document)
  await reviewReady(page)
  await target(page, 1).click()
  await page.locator('[data-tab=history]').click()
  const versions = page.getByRole('list', { name: 'History' }).getByRole('listitem')
  await versions.filter({ hasText: 'Người reviewer' }).waitFor()
  expect(await versions.count()).toBe(2)
  expect(await versions.first().locator('ins').allTextContents()).toEqual([' Twice.'])
  expect(await versions.nth(1).textContent()).toContain('Người translator')
  expect(await axe(page)).toEqual([])

  await versions.nth(1).getByRole('button', { name: 'Restore' }).focus()
  await page.keyboard.press('Enter')
  await until('the text is back', async () => (await shown(page, 1)) === 'The Party Committee met.')
  await versions.filter({ hasText: 'Earlier version restored' }).waitFor()
  expect(await versions.count()).toBe(3)
  const { events } = await server.call('getEvents', { params: { document }, query: { after: 0 } })
  expect(events.at(-1)).toMatchObject({ actor: 'user-translator', via: { how: 'restore', version: 1 } })
})
