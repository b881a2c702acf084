import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { Suggestion } from '../../core/wire/suggestions.ts'
import { until } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import {
  BASE,
  beginSuggesting,
  expectSuggestion,
  replaceWord,
  suggesting,
  suggestionsFor,
} from '../builders/browser-suggestions.ts'
import { openDocument, row, saved, shown, target } from '../builders/browser-workbench.ts'

/** One person, one suggestion: whatever the server is heard to say, and in which order. */
const suite = browserSuite()
const begin = () => beginSuggesting(suite)
const both = BASE.replace('organised', 'held').replace('Monday', 'Tuesday')
/** A suggestion that has been saved twice. */
const twice = async (page: Page, document: string): Promise<void> => {
  await suggesting(page, true)
  await replaceWord(page, 'organised', 'held')
  await expectSuggestion(page, suite.server, document, 1, BASE.replace('organised', 'held'))
  await replaceWord(page, 'Monday', 'Tuesday')
  await expectSuggestion(page, suite.server, document, 1, both)
}

test('a list asked for before it was withdrawn does not bring it back', async () => {
  const { document, page } = await begin()
  await twice(page, document)
  const lists: (() => void)[] = []
  let held = true
  await page.route(/\/suggestions$/, async (route) => {
    if (route.request().method() !== 'GET') return route.continue()
    const response = await route.fetch()
    if (held) await new Promise<void>((resolve) => lists.push(resolve))
    await route.fulfill({ response })
  })
  const { id } = await row(suite.server, document, 2)
  const other = { client: 'tab', requestId: id, segment: id, ifVersion: 0, baseVersion: 0, text: 'News' }
  await suite.server.call('suggest', { params: { document }, body: other })
  await until('the list is on its way', () => Promise.resolve(lists.length === 1))
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await until('undone', async () => (await shown(page, 1)) === BASE)
  await answered
  await saved(page)
  await until('withdrawn', async () => (await suggestionsFor(suite.server, document, 1)).length === 0)
  lists.shift()?.()
  await until('the next list is on its way', () => Promise.resolve(lists.length === 1))
  expect(await shown(page, 1)).toBe(BASE)
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+y')
  await expectSuggestion(page, suite.server, document, 1, both)
  held = false
  for (const release of lists) release()
  await replaceWord(page, 'committee', 'board')
  await expectSuggestion(page, suite.server, document, 1, both.replace('committee', 'board'))
})

test('a server that knows less than it did, as after a backup, is believed', async () => {
  const { document, page, complaints } = await begin()
  await suggesting(page, true)
  await page.route(/\/suggestions$/, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    const response = await route.fetch()
    const { suggestion } = (await response.json()) as { suggestion: Suggestion }
    await route.fulfill({ response, json: { suggestion: { ...suggestion, version: suggestion.version + 5 } } })
  })
  await replaceWord(page, 'organised', 'held')
  await expectSuggestion(page, suite.server, document, 1, BASE.replace('organised', 'held'))
  await page.unroute(/\/suggestions$/)
  await replaceWord(page, 'Monday', 'Tuesday')
  await expectSuggestion(page, suite.server, document, 1, both)
  // The refusal from which the page has learned.
  expect(complaints.list.splice(0)).toEqual([expect.stringContaining('409')])
})

test('what another tab begins anew is seen, and gone on with', async () => {
  const { document, page } = await begin()
  await twice(page, document)
  const tab = await page.context().newPage()
  await openDocument(tab, document)
  await suggesting(tab, true)
  await until('there, too', async () => (await shown(tab, 1)) === both)
  await target(tab, 1).click()
  await tab.keyboard.press('Control+a')
  await tab.keyboard.type(BASE)
  await until('withdrawn', async () => (await suggestionsFor(suite.server, document, 1)).length === 0)
  await until('withdrawn here', async () => (await shown(page, 1)) === BASE)
  await replaceWord(tab, 'Monday', 'Friday')
  await until('seen', async () => (await shown(page, 1)) === BASE.replace('Monday', 'Friday'))
  await replaceWord(page, 'committee', 'board')
  await expectSuggestion(
    page,
    suite.server,
    document,
    1,
    BASE.replace('Monday', 'Friday').replace('committee', 'board'),
  )
})
