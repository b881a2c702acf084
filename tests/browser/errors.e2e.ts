import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import type { Role } from '../../core/model/permissions.ts'
import { edit, saveBody, typed } from '../builders/client-edits.ts'
import { axe, launchBrowser, until, visit, type Visitor } from '../builders/browser.ts'
import { openDocument, reviewReady, target } from '../builders/browser-workbench.ts'
import { aDocument, startTestServer, type TestServer } from '../builders/server.ts'

/** A reviewer marks errors while a translator looks at the same document. */
jest.setTimeout(120_000)
let server: TestServer
let browser: Browser
const visitors: Visitor[] = []
let document = ''
const text = 'The Party Committee organised a conference.'

async function enter(role: Role): Promise<Page> {
  const visitor = await visit(browser, server.url, { lang: 'en' })
  await visitor.context.setExtraHTTPHeaders({ 'x-as': role })
  visitors.push(visitor)
  await openDocument(visitor.page, document)
  await reviewReady(visitor.page)
  return visitor.page
}

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer({ people: true, client: true }), launchBrowser()])
  const made = await aDocument(server, 'Đảng ủy tổ chức hội nghị.\nẢnh.\n')
  document = made.document
  await server.call('save', {
    params: { document },
    body: saveBody([edit(made.rows[0]?.id ?? '', 0, typed(0, text))]),
  })
})
afterEach(() => {
  expect(visitors.flatMap(({ complaints }) => complaints.list.splice(0))).toEqual([])
})
afterAll(async () => {
  await browser.close()
  await server.remove()
})

const marked = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    ['mqm-minor', 'mqm-major', 'mqm-current'].flatMap((name) =>
      [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString()),
    ),
  )
const errors = async () => (await server.call('listErrors', { params: { document } })).errors

test('words are judged by keys, stay marked while others edit, and are taken back', async () => {
  const reviewer = await enter('reviewer')
  const translator = await enter('translator')
  await target(reviewer, 1).click()
  await reviewer.keyboard.press('Control+Home')
  for (let n = 0; n < text.indexOf('organised'); n++) await reviewer.keyboard.press('ArrowRight')
  for (let n = 0; n < 'organised'.length; n++) await reviewer.keyboard.press('Shift+ArrowRight')
  await reviewer.keyboard.press('Control+Alt+e')
  const form = reviewer.getByRole('form', { name: 'Annotate error' })
  await form.getByText('organised').waitFor()
  await reviewer.waitForFunction(() => window.document.activeElement?.matches('.mqm-form input') ?? false)
  // Accuracy, mistranslation, major: as fast as keys come.
  for (const digit of ['2', '1', '3']) await reviewer.keyboard.press(digit)
  await until('the severity is chosen', async () => form.getByRole('radio', { name: 'Major' }).isChecked())
  await reviewer.keyboard.press('Enter')
  await until('the server has it', async () => (await errors()).length === 1)
  expect(await errors()).toMatchObject([
    { quote: 'organised', category: 'accuracy/mistranslation', severity: 'major', author: { id: 'user-reviewer' } },
  ])
  await until('the words are marked', async () => (await marked(reviewer)).includes('organised'))
  expect(await axe(reviewer)).toEqual([])

  await target(translator, 1).click()
  await translator.locator('[data-tab=review]').click()
  await translator.getByText('Accuracy › Mistranslation').waitFor()
  expect(await translator.getByRole('button', { name: 'Annotate an error' }).count()).toBe(0)
  await target(translator, 1).click()
  await translator.keyboard.press('Control+Home')
  await translator.keyboard.type('Today, ')
  await until('the mark has moved with its words', async () => (await errors())[0]?.span?.from === 27)
  await until('there, too', async () => (await marked(reviewer)).includes('organised'))

  await reviewer.getByRole('button', { name: 'Take back the error: Accuracy › Mistranslation' }).click()
  await until('it is gone', async () => (await errors()).length === 0)
  await translator.getByText('Accuracy › Mistranslation').waitFor({ state: 'detached' })
})
