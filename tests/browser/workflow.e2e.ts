import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { axe, launchBrowser, listen, until, type Complaints } from '../builders/browser.ts'
import { reviewReady, target } from '../builders/browser-workbench.ts'
import { aDocument, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

jest.setTimeout(120_000)

/** A translator, a reviewer and an owner, each in a browser of their own. */
let server: TestServer
let browser: Browser
let document: string
const complaints: Complaints[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer({ people: true, client: true }), launchBrowser()])
  document = (await aDocument(server, 'Câu một.\nCâu hai.\nCâu ba.\nCâu bốn.')).document
})
afterAll(async () => {
  await browser.close()
  await server.remove()
  expect(complaints.flatMap(({ list }) => list)).toEqual([])
})

async function open(as: string | null, path = `/documents/${document}`): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    ...(as === null ? {} : { extraHTTPHeaders: { 'x-as': as } }),
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  complaints.push(listen(page))
  await page.goto(path)
  await target(page, 1).waitFor()
  await reviewReady(page)
  return page
}

const statuses = async (): Promise<string[]> => (await rowsOf(server, document)).map(({ status }) => status)
const versions = async (): Promise<number[]> => (await rowsOf(server, document)).map(({ version }) => version)
const become = (...wanted: string[]): Promise<unknown> =>
  until(`the rows become ${wanted.join()}`, async () => (await statuses()).join() === wanted.join())

test('a reviewer approves with the key of confirming, and goes to the next to review', async () => {
  const translator = await open('translator')
  for (const number of [1, 2, 3]) {
    await target(translator, number).click()
    await translator.keyboard.type(`Sentence ${number}.`)
    await translator.keyboard.press('Control+Enter')
  }
  await become('confirmed', 'confirmed', 'confirmed', 'untranslated')
  const reviewer = await open('reviewer')
  await target(reviewer, 1).click()
  await reviewer.getByRole('button', { name: /^Approve and go/ }).waitFor()
  await reviewer.keyboard.press('Control+Enter')
  await become('approved', 'confirmed', 'confirmed', 'untranslated')
  await until('the next row is active', async () =>
    (await reviewer.locator('.row[data-active] .row-number').textContent())?.includes('2'),
  )
  expect(await reviewer.locator('[data-filter=confirmed]').textContent()).toContain('To review')
  expect(await axe(reviewer)).toEqual([])

  await reviewer.keyboard.press('Control+Alt+r')
  const dialog = reviewer.getByRole('dialog')
  await dialog.getByRole('textbox').fill('“Sentence” is the wrong word.')
  expect(await axe(reviewer)).toEqual([])
  await reviewer.keyboard.press('Control+Enter')
  await become('approved', 'draft', 'confirmed', 'untranslated')

  // The translator is told at once, on this page, and another tab of theirs counts along.
  const news = (page: Page) => page.getByRole('link', { name: 'Inbox: 1 item of news' })
  await news(translator).waitFor()
  await translator
    .getByRole('status')
    .filter({ hasText: 'Người reviewer sends work back in “Văn bản”.' })
    .first()
    .waitFor({ state: 'attached' })
  const other = await translator.context().newPage()
  complaints.push(listen(other))
  await other.goto(`/documents/${document}`)
  await reviewReady(other)
  await news(other).waitFor()
  await news(translator).click()
  const line = translator.getByRole('listitem').filter({ hasText: 'Người reviewer sends back 1 segment' })
  await line.getByText('“Sentence” is the wrong word.').waitFor()
  expect(await axe(translator)).toEqual([])
  await line.getByRole('link').click()
  await until('the row is active', async () =>
    (await translator.locator('.row[data-active] .row-number').textContent())?.includes('2'),
  )
  await reviewReady(translator)
  for (const page of [translator, other]) await page.getByRole('link', { name: 'Inbox', exact: true }).waitFor()
  await translator.reload()
  await reviewReady(translator)
  await translator.getByRole('link', { name: 'Inbox', exact: true }).waitFor()
  await other.close()

  await target(translator, 2).click()
  await translator.getByRole('tab', { name: /Review/ }).click()
  const reason = translator.locator('.sent-back')
  await reason.getByText('“Sentence” is the wrong word.').waitFor()
  expect(await axe(translator)).toEqual([])
  await target(translator, 2).click()
  await translator.keyboard.press('Control+End')
  await translator.keyboard.type(' Better.')
  await reason.waitFor({ state: 'detached' })
})

test('many rows are locked and unlocked as one step', async () => {
  const owner = await open(null)
  await target(owner, 1).click()
  await owner.keyboard.press('Control+Alt+x')
  await owner
    .locator('.row-number')
    .nth(2)
    .click({ modifiers: ['Shift'] })
  const bar = owner.getByRole('toolbar', { name: 'Actions on 3 selected segments' })
  await bar.waitFor()
  expect(await axe(owner)).toEqual([])
  const before = await versions()
  await bar.getByRole('button', { name: 'Lock', exact: true }).click()
  await owner.locator('.row[data-locked]').nth(2).waitFor()
  await target(owner, 4).click()
  // As fast as a person can, and faster than any line: each waits for the one before.
  for (const key of ['Control+z', 'Control+y', 'Control+z', 'Control+y']) await owner.keyboard.press(key)
  await until(
    'locked, and twice unlocked and locked again',
    async () => (await versions()).join() === before.map((version, i) => version + (i < 3 ? 5 : 0)).join(),
  )
  expect((await rowsOf(server, document)).map(({ locked }) => locked)).toEqual([true, true, true, false])
})

test('what is mine is shown alone, done at once, and taken back after a question', async () => {
  const text = Array.from({ length: 60 }, (_, i) => `Câu số ${i + 1}.`).join('\n')
  const { document, rows } = await aDocument(server, text)
  const ranges = [{ first: rows[2]?.id ?? '', last: rows[53]?.id ?? '' }]
  const given = { person: 'local-owner', step: 'translate', due: null, ranges } as const
  await server.call('addAssignments', { params: { document }, body: { client: 'tab-1', requestId: 'give', ...given } })
  const locked = async (): Promise<number> => (await rowsOf(server, document)).filter((row) => row.locked).length
  const owner = await open(null, `/documents/${document}`)
  await owner.locator('[data-filter=mine]').waitFor()
  await owner.keyboard.press('Control+Alt+o')
  await owner.locator('[data-filter=mine][aria-pressed=true]').waitFor()
  await target(owner, 4).click()
  await owner.keyboard.press('Control+Alt+g')
  const bar = owner.getByRole('toolbar', { name: 'Actions on all 52 segments shown' })
  await bar.getByRole('button', { name: 'Lock', exact: true }).click()
  await owner.getByText('52 segments locked.').first().waitFor()
  expect(await locked()).toBe(52)
  await bar.getByRole('button', { name: 'Lock', exact: true }).focus()
  await owner.keyboard.press('Escape')
  await bar.waitFor({ state: 'detached' })

  const dialog = owner.getByRole('dialog', { name: 'Undo for many segments' })
  await owner.keyboard.press('Control+z')
  await dialog.waitFor()
  expect(await axe(owner)).toEqual([])
  await owner.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await locked()).toBe(52)
  await owner.locator('[data-filter=mine]').focus()
  await owner.keyboard.press('Control+z')
  await dialog.waitFor()
  await owner.keyboard.press('Enter')
  await owner.getByText('Taken back on 52 segments.').first().waitFor()
  expect(await locked()).toBe(0)
  expect(await owner.locator('[data-filter=mine]:focus').count()).toBe(1)
})
