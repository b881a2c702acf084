import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import type { Role } from '../../core/model/permissions.ts'
import { edit, saveBody, typed } from '../builders/client-edits.ts'
import { axe, gate, launchBrowser, until, visit, type Visitor } from '../builders/browser.ts'
import { telex } from '../builders/browser-typing.ts'
import { openDocument, reviewReady, saved, shown, target } from '../builders/browser-workbench.ts'
import { aDocument, startTestServer, type TestServer } from '../builders/server.ts'

/** A translator and a reviewer, each with a browser of their own, on one document. */
jest.setTimeout(120_000)
let server: TestServer
let browser: Browser
const visitors: Visitor[] = []
let document = ''
let segments: string[] = []
let translator: Page
let reviewer: Page

async function enter(role: Role, lang: 'en' | 'vi' = 'en'): Promise<Page> {
  const visitor = await visit(browser, server.url, { lang })
  await visitor.context.setExtraHTTPHeaders({ 'x-as': role })
  visitors.push(visitor)
  return visitor.page
}

const sentences = ['The Party Committee held a conference.', 'The committee met. The committee voted.', 'Photo.']

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer({ people: true, client: true }), launchBrowser()])
  const made = await aDocument(server, 'Đảng ủy tổ chức hội nghị.\nỦy ban họp và biểu quyết.\nẢnh.\n')
  document = made.document
  segments = made.rows.map(({ id }) => id)
  const items = segments.map((segment, at) => edit(segment, 0, typed(0, sentences[at] ?? '')))
  await server.call('save', { params: { document }, body: saveBody(items) })
  translator = await enter('translator')
  reviewer = await enter('reviewer')
  await openDocument(translator, document)
  await openDocument(reviewer, document)
  await Promise.all([reviewReady(translator), reviewReady(reviewer)])
})
afterEach(() => {
  expect(visitors.flatMap(({ complaints }) => complaints.list.splice(0))).toEqual([])
})
afterAll(async () => {
  await browser.close()
  await server.remove()
})

const marked = (page: Page, name = 'comment'): Promise<string[]> =>
  page.evaluate(
    (names) => names.flatMap((one) => [...(CSS.highlights.get(one) ?? [])].map((range) => (range as Range).toString())),
    [name],
  )
const allMarked = async (page: Page): Promise<string[]> => [
  ...(await marked(page)),
  ...(await marked(page, 'comment-active')),
]
const card = (page: Page, text: string) => page.locator('.panel article.thread').filter({ hasText: text })
const threads = async () => (await server.call('listThreads', { params: { document } })).threads

/** Puts the caret before some words of a target and selects them by keys. */
async function select(page: Page, number: number, words: string): Promise<void> {
  await target(page, number).click()
  const text = await shown(page, number)
  await page.keyboard.press('Control+Home')
  for (let n = text.indexOf(words); n > 0; n--) await page.keyboard.press('ArrowRight')
  for (let n = 0; n < words.length; n++) await page.keyboard.press('Shift+ArrowRight')
}

describe('two people speak about a translation', () => {
  test('words are commented on by keys, and the other screen has it', async () => {
    await select(reviewer, 1, 'a conference')
    await reviewer.keyboard.press('Control+m')
    const field = reviewer.getByRole('textbox', { name: 'Comment on these words' })
    await field.waitFor()
    await reviewer.keyboard.type('House style: “preliminary conference”.')
    await reviewer.keyboard.press('Control+Enter')
    const sent = performance.now()
    await translator.getByRole('button', { name: '1 open comment on segment 1' }).waitFor()
    process.stdout.write(`a comment on another screen after ${Math.round(performance.now() - sent)} ms\n`)
    await until('the words are marked there', async () => (await allMarked(translator)).includes('a conference'))
    const row = await server.call('getRows', { params: { document } })
    expect(row.rows.map(({ status, version }) => [status, version])).toEqual(segments.map(() => ['draft', 1]))
    expect(await reviewer.evaluate(() => window.document.activeElement?.classList.contains('target-text'))).toBe(true)
  })

  test('a press on the words opens them, and an answer goes back', async () => {
    await target(translator, 3).click()
    const at = await translator.evaluate(() => {
      const [range] = [...(CSS.highlights.get('comment') ?? [])] as Range[]
      const box = range?.getBoundingClientRect()
      return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null
    })
    expect(at).not.toBeNull()
    await translator.mouse.click(at?.x ?? 0, at?.y ?? 0)
    await card(translator, 'House style').waitFor()
    await card(translator, 'House style').getByRole('textbox', { name: 'Reply…' }).click()
    await translator.keyboard.type('Added. <b>Applied</b> here.')
    await translator.keyboard.press('Control+Enter')
    await card(reviewer, '<b>Applied</b>').waitFor()
    expect(await reviewer.locator('.comment-text b').count()).toBe(0)
  })

  test('the mark follows its words through edits, and says when they changed', async () => {
    await target(translator, 1).click()
    await translator.keyboard.press('Control+Home')
    await translator.keyboard.type('Today: ')
    await until('it has moved here', async () => (await allMarked(translator)).includes('a conference'))
    await saved(translator)
    await until('and there', async () => {
      const text = await shown(reviewer, 1)
      return text.startsWith('Today: ') && (await allMarked(reviewer)).includes('a conference')
    })
    await select(translator, 1, 'conference')
    await translator.keyboard.press('ArrowRight')
    await translator.keyboard.press('ArrowLeft')
    await translator.keyboard.press('ArrowLeft')
    await translator.keyboard.type('X')
    await saved(translator)
    await card(reviewer, 'Changed since').waitFor()
    await until('the server says so', async () => (await threads())[0]?.state === 'changed')
    expect(await card(reviewer, 'Changed since').locator('.thread-change q').innerText()).toContain('a conference')
  })

  test('words that are gone leave the comment, and no look-alike gets it', async () => {
    await select(reviewer, 2, 'The committee')
    await reviewer.keyboard.press('Control+m')
    await reviewer.getByRole('textbox', { name: 'Comment on these words' }).waitFor()
    await reviewer.keyboard.type('Which one?')
    await reviewer.keyboard.press('Control+Enter')
    await until('marked', async () => (await allMarked(translator)).includes('The committee'))
    await target(translator, 2).click()
    await translator.keyboard.press('Control+Home')
    for (let n = 0; n < 'The committee met. '.length; n++) await translator.keyboard.press('Delete')
    await saved(translator)
    await card(translator, 'The words it was about are gone').waitFor()
    await card(reviewer, 'The words it was about are gone').waitFor()
    expect(await shown(translator, 2)).toBe('The committee voted.')
    await until('nothing is marked', async () => !(await allMarked(translator)).includes('The committee'))
  })

  test('resolved by both at once it is resolved; the chip counts what is open', async () => {
    // Neither hears of the other before both have pressed: their requests wait for one another.
    const both = gate()
    const answers: number[] = []
    let pressed = 0
    for (const page of [translator, reviewer]) {
      await page.route('**/threads/*', async (route) => {
        // What has been read is told at the same address.
        if (route.request().method() !== 'PATCH') return route.continue()
        if (++pressed === 2) both.open()
        await both.opened
        const response = await route.fetch()
        answers.push(response.status())
        await route.fulfill({ response })
      })
      await card(page, 'Which one?').getByRole('button', { name: 'Resolve' }).click()
    }
    await until('both are answered', () => answers.length === 2)
    expect(answers).toEqual([200, 200])
    expect((await threads()).filter(({ resolved }) => resolved)).toHaveLength(1)
    for (const page of [translator, reviewer]) {
      await page.unroute('**/threads/*')
      expect(await page.getByRole('region', { name: 'Messages' }).innerText()).toBe('')
      await page.locator('[data-filter="comments"] .count').getByText('1', { exact: true }).waitFor()
      await page.getByText('1 resolved', { exact: true }).waitFor()
    }
  })

  test('what is being written stays: on another row, and when the server cannot be reached', async () => {
    await target(reviewer, 3).click()
    await reviewer.keyboard.press('Control+m')
    const field = reviewer.getByRole('textbox', { name: 'Comment on this segment' })
    await field.waitFor()
    await telex(reviewer, ['đồng', 'ý'])
    await reviewer.keyboard.press('Escape')
    await target(reviewer, 1).click()
    await target(reviewer, 3).click()
    await reviewer.keyboard.press('Control+m')
    await until('the words are there', async () => (await field.inputValue()) === 'đồng ý')
    const them = visitors.find(({ page }) => page === reviewer)
    if (them) them.complaints.offline = true
    await reviewer.route('**/threads', (route) => route.abort())
    await reviewer.keyboard.press('Control+Enter')
    await reviewer.locator('.thread-new .field-error').waitFor()
    expect(await field.inputValue()).toBe('đồng ý')
    await reviewer.unroute('**/threads')
    await field.focus()
    await reviewer.keyboard.press('Control+Enter')
    await card(reviewer, 'đồng ý').waitFor()
    expect((await threads()).filter(({ segment }) => segment === segments[2])).toHaveLength(1)
    if (them) them.complaints.offline = false
  })

  test('somebody is called from a list by keys; their inbox leads to the place', async () => {
    await reviewer.keyboard.press('Control+m')
    const field = reviewer.getByRole('textbox', { name: 'Comment on this segment' })
    await field.waitFor()
    await reviewer.keyboard.type('Please look, @nguoi tr')
    await reviewer.getByRole('listbox', { name: 'People to call' }).getByRole('option').first().waitFor()
    await reviewer.keyboard.press('Enter')
    await until('the name stands there', async () => /@Người translator $/.test(await field.inputValue()))
    await reviewer.keyboard.press('Control+Enter')
    await card(reviewer, 'Please look').waitFor()
    const called = (await threads()).find(({ comments }) => comments[0]?.text.startsWith('Please look'))
    expect(called?.comments[0]?.mentions).toEqual(['user-translator'])

    await translator.goto('/inbox')
    const line = translator.getByRole('listitem').filter({ hasText: 'Please look' })
    await line.getByText('Calls you').waitFor()
    expect(await axe(translator)).toEqual([])
    await line.getByRole('link').click()
    await card(translator, 'Please look').waitFor()
    expect(new URL(translator.url()).searchParams.get('thread')).toBe(called?.id)
    await until('it is read', async () => {
      const { threads: news } = await server.call('inbox', { as: 'translator' })
      return !news.some(({ thread }) => thread.id === called?.id)
    })
  })

  test('the whole document is listed, filtered and walked by keys', async () => {
    await translator.keyboard.press('Control+Alt+m')
    const list = translator.getByRole('region', { name: 'All comments' })
    await list.getByText('3 threads').waitFor()
    await list.getByRole('combobox', { name: 'State' }).selectOption('all')
    await list.getByText('4 threads').waitFor()
    await list.getByRole('searchbox').fill('which')
    await list.getByText('1 thread', { exact: true }).waitFor()
    await list.getByRole('searchbox').fill('')
    await list.focus()
    await translator.keyboard.press('ArrowDown')
    await translator.keyboard.press('ArrowDown')
    await translator.keyboard.press('Enter')
    await list.locator('article.thread').getByText('Which one?').waitFor()
    await list.getByRole('button', { name: 'On the document' }).click()
    await list.getByRole('textbox', { name: 'Comment on the document' }).fill('All done?')
    await translator.keyboard.press('Control+Enter')
    await until('there', async () => (await threads()).some(({ segment }) => segment === null))
  })

  test('pages are sound for assistive programs, in both themes and languages', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await translator.emulateMedia({ colorScheme: theme })
      expect(await axe(translator)).toEqual([])
    }
    const reader = await enter('reader', 'vi')
    await reader.goto(`/documents/${document}?thread=${(await threads())[0]?.id ?? ''}`)
    await reader.locator('.panel article.thread').first().waitFor()
    expect(await reader.locator('.panel .composer').count()).toBe(0)
    expect(await reader.getByRole('button', { name: 'Bình luận', exact: true }).count()).toBe(0)
    expect(await axe(reader)).toEqual([])
  })
})
