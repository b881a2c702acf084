import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../builders/browser.ts'
import { reviewReady, target } from '../builders/browser-workbench.ts'
import { aDocument, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

jest.setTimeout(120_000)

/** The same document in Vinh and in Los Angeles, fourteen or fifteen hours apart. */
let server: TestServer
let browser: Browser
let document: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer({ people: true, client: true }), launchBrowser()])
  document = (await aDocument(server, 'Câu một.\nCâu hai.')).document
})
afterAll(async () => {
  await browser.close()
  await server.remove()
})

async function open(timezoneId: string): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: server.url, locale: 'en-GB', viewport: { width: 1440, height: 900 }, timezoneId },
    extraHTTPHeaders: { 'x-as': 'reviewer' },
  })
  const page = await context.newPage()
  await page.goto(`/documents/${document}`)
  await target(page, 1).waitFor()
  await reviewReady(page)
  await target(page, 1).click()
  await page.getByRole('tab', { name: /Review/ }).click()
  return page
}

test('times are those of the reader, days are those that were set', async () => {
  const segment = (await rowsOf(server, document))[0]?.id ?? ''
  const thread = { segment, anchor: null, text: 'Which hour is it?', mentions: [] }
  await server.call('addThread', { params: { document }, body: { client: 'tab-1', requestId: 'ask', ...thread } })
  const given = { person: 'local-owner', step: 'review' as const, due: '2031-03-01', ranges: [] }
  await server.call('addAssignments', { params: { document }, body: { client: 'tab-1', requestId: 'give', ...given } })
  for (const timeZone of ['Asia/Ho_Chi_Minh', 'America/Los_Angeles']) {
    const page = await open(timeZone)
    const time = page.locator('article.thread time').first()
    const at = new Date((await time.getAttribute('datetime')) ?? '')
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
    expect(await time.innerText()).toContain(clock.format(at))
    await page.getByText('1 Mar 2031').first().waitFor()
    await page.context().close()
  }
})
