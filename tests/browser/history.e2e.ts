import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
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
let segment = ''

function pageHere(): Page {
  if (!visitor) throw new Error('nobody has opened a page')
  return visitor.page
}
/** Somebody types into the first segment, at a version of it. */
const save = (version: number, at: number, text: string, as: 'translator' | 'reviewer') =>
  server.call('save', { params: { document }, body: saveBody([edit(segment, version, typed(at, text))]), as })

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer({ people: true, client: true }), launchBrowser()])
  const made = await aDocument(server, 'Đảng ủy tổ chức hội nghị.\nẢnh.\n')
  document = made.document
  segment = made.rows[0]?.id ?? ''
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

  // It is a step like any other: undone and done again by keys.
  await page.getByRole('button', { name: 'Undo' }).first().waitFor()
  await page.keyboard.press('Control+z')
  await until('the later text is back', async () => (await shown(page, 1)) === 'The Party Committee met. Twice.')
  await versions.nth(3).waitFor()
  await page.keyboard.press('Control+y')
  await until('the earlier text is back again', async () => (await shown(page, 1)) === 'The Party Committee met.')
  await versions.nth(4).waitFor()
})

test('what others have changed since I looked is told at the door, seen row by row, and marked as seen', async () => {
  const page = pageHere()
  // The first opening was a look; from now on it counts what others do.
  const look = { params: { document }, query: { since: 'look', limit: 0 }, as: 'translator' } as const
  await until('a look', async () => (await server.call('changesSince', look)).sinceAt !== null)
  await save(5, 4, 'Provincial ', 'reviewer')
  const door = page.getByRole('link', { name: /^1 row changed by others since you looked/ })
  await door.waitFor()
  await page.keyboard.press('Control+Alt+Shift+h')
  const row = page.getByRole('list', { name: 'Changed segments' }).getByRole('listitem')
  await row.waitFor()
  expect(await row.locator('ins').allTextContents()).toEqual(['Provincial '])
  expect(await row.textContent()).toContain('Người reviewer')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'I have seen these' }).click()
  await page.getByText('Others have changed nothing since you looked.').waitFor()
  await page.getByRole('link', { name: 'Back to the document' }).click()
  await reviewReady(page)
  await page.getByRole('link', { name: 'History of the document' }).waitFor()
})

test('an export marked as delivered is a checkpoint that later texts are compared with', async () => {
  const page = pageHere()
  await page.getByRole('button', { name: /^Export/ }).click()
  await page.getByRole('menuitem', { name: 'Deliver…' }).click()
  const name = page.getByRole('textbox', { name: /^Name/ })
  await name.fill('Giao lần 1')
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(file.suggestedFilename()).toMatch(/\.docx$/)
  await page.getByRole('dialog').getByText('Exported, and marked as delivered: Giao lần 1').waitFor()
  await page.getByRole('link', { name: 'Checkpoints' }).click()
  await page.getByRole('link', { name: 'Compare with now: Giao lần 1' }).click()
  await page.getByText('The two are the same.').waitFor()

  // Somebody goes on: nothing moves until one asks for it.
  await save(6, 0, 'Today ', 'reviewer')
  await page.getByRole('button', { name: '1 newer change' }).click()
  const row = page.getByRole('list', { name: 'Changed segments' }).getByRole('listitem')
  await row.locator('ins', { hasText: 'Today' }).waitFor()
  expect(await axe(page)).toEqual([])

  await page.getByRole('link', { name: 'Timeline', exact: true }).click()
  const lines = page.locator('.timeline-line')
  await lines.nth(1).waitFor()
  expect(await lines.nth(1).textContent()).toContain('Giao lần 1')
  expect(await axe(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await axe(page)).toEqual([])
  // A line leads to its segment, with its history beside it.
  await lines
    .first()
    .getByRole('link', { name: /^Segment 1/ })
    .click()
  await page.getByRole('list', { name: 'History' }).getByRole('listitem').first().waitFor()
  expect(await shown(page, 1)).toBe('Today The Provincial Party Committee met.')
})
