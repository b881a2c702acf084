import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import type { Suggestion } from '../../core/api.ts'
import { inlineText } from '../../core/model/inline.ts'
import type { Role } from '../../core/model/permissions.ts'
import { axe, launchBrowser, until, visit, type Visitor } from '../builders/browser.ts'
import { choose, drawn, replaceWord, suggesting } from '../builders/browser-suggestions.ts'
import { openDocument, reviewReady, saved, shown, target } from '../builders/browser-workbench.ts'
import { edit, freshId, move, saveBody, typed } from '../builders/client-edits.ts'
import { aDocument, rowsOf, startTestServer, type TestServer } from '../builders/server.ts'

/** Who may suggest and who may decide, and what becomes of a text that is not taken. */
jest.setTimeout(120_000)
let server: TestServer
let browser: Browser
const visitors: Visitor[] = []
const sentences = [
  'The Party cell organised a conference on Monday.',
  'The committee met and voted.',
  'The congress was opened by the chairman.',
]

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer({ people: true, client: true }), launchBrowser()])
})
/** Browsers report each refused request; which ones are meant to be is asked by what the page shows then. */
const meant = /status of (403|409|423) .*\/(suggestions|decide)\)/
afterEach(() => {
  expect(visitors.flatMap(({ complaints }) => complaints.list.splice(0)).filter((one) => !meant.test(one))).toEqual([])
})
afterAll(async () => {
  await browser.close()
  await server.remove()
})

async function translated(): Promise<{ document: string; segments: string[] }> {
  const { document, rows } = await aDocument(server, 'Chi bộ tổ chức hội nghị.\nỦy ban họp.\nĐại hội khai mạc.\nHết.')
  const segments = rows.map(({ id }) => id)
  const items = sentences.map((sentence, at) => edit(segments[at] ?? '', 0, typed(0, sentence)))
  await server.call('save', { params: { document }, body: saveBody(items) })
  return { document, segments }
}

async function enter(role: Role, document: string): Promise<Visitor> {
  const visitor = await visit(browser, server.url, { lang: 'en' })
  visitors.push(visitor)
  await visitor.context.setExtraHTTPHeaders({ 'x-as': role })
  await openDocument(visitor.page, document)
  if (role !== 'reader') await reviewReady(visitor.page)
  return visitor
}

const list = async (document: string): Promise<Suggestion[]> =>
  (await server.call('listSuggestions', { params: { document } })).suggestions
const texts = async (document: string): Promise<string[]> => (await list(document)).map(({ text }) => inlineText(text))
const targets = async (document: string): Promise<string[]> =>
  (await rowsOf(server, document)).map((row) => inlineText(row.target))
const statuses = async (document: string): Promise<string[]> =>
  (await rowsOf(server, document)).map(({ status }) => status)
const suggest = async (document: string, segment: string, text: string, as: Role): Promise<Suggestion> => {
  const body = { client: 'tab', requestId: freshId('request'), segment, ifVersion: 0, baseVersion: 1, text }
  return (await server.call('suggest', { params: { document }, body, as })).suggestion
}
const batch = async (document: string, kind: 'lock' | 'unlock' | 'clearTarget') => {
  const segments = (await rowsOf(server, document)).slice(0, 1).map(({ id, version }) => ({ segment: id, version }))
  const body = { client: 'tab', requestId: freshId('batch'), action: { kind }, segments }
  return server.call('batch', { params: { document }, body })
}
const heard = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor()
const activeRow = (page: Page, number: number) =>
  page
    .locator('.row[data-active] .row-number')
    .filter({ hasText: String(number) })
    .waitFor()
const decisions = (page: Page) => page.getByRole('button', { name: /^(Accept|Reject|Withdraw)/ })
const openReview = async (page: Page, number: number): Promise<void> => {
  await target(page, number).click()
  await page.getByRole('tab', { name: /^Review/ }).click()
}

interface Gate {
  waiting: () => number
  open: () => Promise<void>
}

/** Holds back requests of a page until `open` is called; those after it go through. */
async function gate(page: Page, address: RegExp, method: string): Promise<Gate> {
  let closed = true
  const held: (() => Promise<void>)[] = []
  await page.route(address, (route) => {
    if (!closed || route.request().method() !== method) return route.continue()
    return new Promise<void>((done) => held.push(() => route.continue().then(done)))
  })
  return {
    waiting: () => held.length,
    open: async () => {
      closed = false
      await Promise.all(held.splice(0).map((go) => go()))
    },
  }
}

test('whoever may read sees the changes; who may suggest suggests; who may write decides', async () => {
  const { document, segments } = await translated()
  await suggest(document, segments[0] ?? '', sentences[0]?.replace('organised', 'held') ?? '', 'reviewer')

  const reader = (await enter('reader', document)).page
  await until('the reader sees the change', async () => (await drawn(reader, 1)).deleted.length === 1)
  expect(await drawn(reader, 1)).toEqual({ deleted: ['organised'], inserted: ['held'] })
  await openReview(reader, 1)
  await reader.getByRole('article', { name: /suggests$/ }).waitFor()
  expect(await reader.locator('.suggesting-switch').count()).toBe(0)
  expect(await decisions(reader).count()).toBe(0)
  await target(reader, 1).click()
  await reader.keyboard.press('Control+Alt+Shift+y')
  expect(await axe(reader)).toEqual([])

  // Suggesting is all a terminologist may do here: the key of confirming goes on, and never says no.
  const terminologist = (await enter('terminologist', document)).page
  expect(await terminologist.locator('.suggesting-switch').getAttribute('aria-pressed')).toBe('true')
  await until('the rows have their height', async () => (await drawn(terminologist, 1)).deleted.length === 1)
  await replaceWord(terminologist, 'voted', 'decided', 2)
  await terminologist.keyboard.press('Control+Enter')
  await activeRow(terminologist, 3)
  await heard(terminologist, 'Suggestion for segment 2 kept. Segment 3 of 4')
  await terminologist.keyboard.press('Control+Enter')
  await heard(terminologist, 'Nothing suggested for segment 3. Segment 4 of 4')
  await until('both are there', async () => (await list(document)).length === 2)
  await openReview(terminologist, 1)
  await terminologist.getByRole('article', { name: /suggests$/ }).waitFor()
  expect(await decisions(terminologist).count()).toBe(0)
  await target(terminologist, 2).click()
  await terminologist.getByRole('button', { name: 'Withdraw' }).waitFor()
  expect(await decisions(terminologist).allTextContents()).toEqual(['Withdraw'])
  expect(await targets(document)).toEqual([...sentences, ''])
  expect(await statuses(document)).toEqual(['draft', 'draft', 'draft', 'untranslated'])

  // A translator takes everything one person suggests.
  const translator = (await enter('translator', document)).page
  await translator.keyboard.press('Control+Alt+Shift+s')
  const drawer = translator.getByRole('region', { name: 'Suggestions in the document' })
  const group = drawer.getByRole('region', { name: 'Người terminologist' })
  await group.getByRole('button', { name: 'Accept 1' }).click()
  await translator.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
  await until('it is in the text', async () => (await targets(document))[1] === 'The committee met and decided.')
  await translator.keyboard.press('Escape')
  // And with a key all that is suggested for the row.
  await target(translator, 1).click()
  await until('the other one is drawn', async () => (await drawn(translator, 1)).deleted.length === 1)
  await translator.keyboard.press('Control+Alt+Shift+y')
  await until('it is in the text', async () => (await targets(document))[0]?.includes('held') ?? false)
  expect(await list(document)).toEqual([])
})

describe('Ctrl+Enter while suggesting', () => {
  test('neither confirms nor approves what one suggests to change, and says what it did', async () => {
    const { document, segments } = await translated()
    const items = segments.slice(0, 2).map((segment) => move(segment, 1, 'confirmed'))
    await server.call('save', { params: { document }, body: saveBody(items) })
    const { page } = await enter('reviewer', document)
    await target(page, 1).click()
    await page.getByRole('button', { name: /^Approve and go/ }).waitFor()
    await suggesting(page, true)
    // The button that is the key says so, too; approving stays, without the key.
    const main = page.getByRole('button', { name: /^While suggesting: keep it and go/ })
    await main.waitFor()
    expect(await main.locator('kbd').count()).toBeGreaterThan(0)
    expect(await page.getByRole('toolbar').locator('kbd').count()).toBe(await main.locator('kbd').count())
    await replaceWord(page, 'organised', 'held')
    await page.keyboard.press('Control+Alt+Enter')
    await heard(page, 'You are suggesting a change to segment 1.')
    await page.keyboard.press('Control+Shift+Enter')
    await heard(page, /^Suggestion for segment 1 kept$/)
    await page.keyboard.press('Control+Enter')
    await activeRow(page, 2)
    await page.keyboard.press('Control+Enter')
    await activeRow(page, 3)
    await saved(page)
    expect(await texts(document)).toEqual([sentences[0]?.replace('organised', 'held')])
    expect(await statuses(document)).toEqual(['confirmed', 'confirmed', 'draft', 'untranslated'])
    expect(await targets(document)).toEqual([...sentences, ''])
    await page.keyboard.press('F1')
    await page.getByRole('dialog').getByText('While suggesting: keep it and go to the next segment').waitFor()
    await page.keyboard.press('Escape')
    // Without suggesting the loop is as it was.
    await suggesting(page, false)
    await target(page, 2).click()
    await page.keyboard.press('Control+Enter')
    await until('it is approved', async () => (await statuses(document))[1] === 'approved')
  })
})

describe('two at once', () => {
  test('both accept the same: it is in the text once, and the later one is told', async () => {
    const { document, segments } = await translated()
    await suggest(document, segments[0] ?? '', `${sentences[0]} Twice.`, 'reviewer')
    const pages = [(await enter('translator', document)).page, (await enter('manager', document)).page]
    const gates: Gate[] = []
    for (const page of pages) {
      gates.push(await gate(page, /\/decide$/, 'POST'))
      await openReview(page, 1)
      await page.getByRole('button', { name: 'Accept', exact: true }).click()
    }
    await until('both have decided', () => gates.every(({ waiting }) => waiting() === 1))
    await Promise.all(gates.map(({ open }) => open()))
    await until('it is in the text', async () => (await targets(document))[0] === `${sentences[0]} Twice.`)
    await Promise.any(pages.map((page) => page.getByText('Not everything could be decided').waitFor()))
    for (const page of pages)
      await until('nothing is left to decide', async () => (await decisions(page).count()) === 0)
    for (const page of pages) expect(await shown(page, 1)).toBe(`${sentences[0]} Twice.`)
  })

  test('one accepts while the other writes into the same text: nothing is lost, nothing is asked again', async () => {
    const { document, segments } = await translated()
    await suggest(document, segments[0] ?? '', sentences[0]?.replace('organised', 'held') ?? '', 'reviewer')
    const [writer, decider] = [(await enter('manager', document)).page, (await enter('translator', document)).page]
    await openReview(decider, 1)
    await decider.getByRole('button', { name: 'Accept', exact: true }).waitFor()
    // The decider has not heard yet that the suggestion stands on another text now.
    const lists = await gate(decider, /\/suggestions$/, 'GET')
    await target(writer, 1).click()
    await writer.keyboard.press('Control+End')
    await writer.keyboard.type(' Everyone came.')
    await until('it is saved', async () => (await targets(document))[0]?.endsWith('Everyone came.') ?? false)
    await until('the list is asked for', () => lists.waiting() > 0)
    // The next letters are on their way when the other accepts.
    const saves = await gate(writer, /\/save$/, 'POST')
    await writer.keyboard.type(' Really.')
    await until('the save is under way', () => saves.waiting() > 0)
    await decider.getByRole('button', { name: 'Accept', exact: true }).click()
    await lists.open()
    await until('it is accepted', async () => (await targets(document))[0]?.includes('held') ?? false)
    await saves.open()
    const text = `${sentences[0]?.replace('organised', 'held')} Everyone came. Really.`
    await until('both are in the text', async () => (await targets(document))[0] === text)
    for (const page of [writer, decider]) {
      await until('both see it', async () => (await shown(page, 1)) === text)
      expect(await page.getByText('Not everything could be decided').count()).toBe(0)
    }
    expect(await list(document)).toEqual([])
  })

  test('what a batch and taking it back do to the text shows at once in what is suggested', async () => {
    const { document, segments } = await translated()
    await suggest(document, segments[0] ?? '', `${sentences[0]} Twice.`, 'reviewer')
    const { page } = await enter('translator', document)
    await until('it is drawn', async () => (await drawn(page, 1)).inserted.length === 1)
    await openReview(page, 1)
    const { batch: id } = await batch(document, 'clearTarget')
    await page.getByText('The text has changed in the same place since.').waitFor()
    const params = { document, batch: id }
    await server.call('undoBatch', { params, body: { client: 'tab', requestId: freshId('undo') } })
    await until('it is drawn again', async () => (await drawn(page, 1)).inserted.join('').trim() === 'Twice.')
    expect(await shown(page, 1)).toBe(sentences[0])
  })
})

describe('a text that is not taken is kept in the browser and offered again', () => {
  const notice = (page: Page) => page.locator('.notice').filter({ hasText: 'Your suggestion was not taken' })
  const held = sentences[0]?.replace('organised', 'held') ?? ''

  test('where the row was locked meanwhile, also over a reload', async () => {
    const { document } = await translated()
    const { page } = await enter('reviewer', document)
    await suggesting(page, true)
    await choose(page, 'organised')
    const suggestions = await gate(page, /\/suggestions$/, 'POST')
    await page.keyboard.type('held')
    await until('it is on its way', () => suggestions.waiting() > 0)
    await batch(document, 'lock')
    await suggestions.open()
    await notice(page).getByText(held).waitFor()
    expect(await axe(page)).toEqual([])
    await page.reload()
    await reviewReady(page)
    await notice(page).getByText(held).waitFor()
    expect(await list(document)).toEqual([])
    await batch(document, 'unlock')
    await notice(page).getByRole('button', { name: 'Suggest it again' }).click()
    await until('it is suggested', async () => (await texts(document)).join() === held)
    await notice(page).waitFor({ state: 'detached' })
    await page.reload()
    await until('it is drawn', async () => (await drawn(page, 1)).inserted.join() === 'held')
    expect(await notice(page).count()).toBe(0)
  })

  test('where others rejected it while it was written on', async () => {
    const { document } = await translated()
    const { page } = await enter('reviewer', document)
    await suggesting(page, true)
    await replaceWord(page, 'organised', 'held')
    const made = await until('it is suggested', async () => (await list(document))[0])
    await saved(page)
    const suggestions = await gate(page, /\/suggestions$/, 'POST')
    await page.keyboard.type(' in Hà Nội')
    await until('the rest is on its way', () => suggestions.waiting() > 0)
    const items = [{ suggestion: made.id, version: made.version, hunks: null }]
    const body = { client: 'tab', requestId: freshId('request'), decision: 'reject' as const, items }
    await server.call('decideSuggestions', { params: { document }, body })
    await suggestions.open()
    await notice(page).getByText('held in Hà Nội a conference').waitFor()
    // What was typed since is still suggested.
    await until('the rest stays', async () => (await texts(document)).join().includes('in Hà Nội'))
    await saved(page)
    expect((await targets(document))[0]).toBe(sentences[0])
    await notice(page).getByRole('button', { name: 'Dismiss' }).click()
    await page.reload()
    await reviewReady(page)
    await until('it is drawn', async () => (await drawn(page, 1)).inserted.join().includes('in Hà Nội'))
    expect(await notice(page).count()).toBe(0)
  })
})
