import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { axe, until, type Complaints } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import {
  choose,
  drawn,
  expectSuggestion,
  replaceWord,
  suggesting,
  suggestionsFor,
} from '../builders/browser-suggestions.ts'
import {
  aDocument,
  expectTarget,
  insertAtStart,
  openDocument,
  saved,
  shown,
  target,
  targetText,
} from '../builders/browser-workbench.ts'

const suite = browserSuite()
const BASE = 'The conference was organised by the committee on Monday.'

/** A document of three rows, the first of them translated, open in a browser of its own. */
async function begin(): Promise<{ document: string; page: Page; complaints: Complaints }> {
  const document = await aDocument(suite.server, 'Hội nghị do ban tổ chức.\nCâu hai.\nCâu ba.\n')
  const { page, complaints } = await suite.visit({ lang: 'en' })
  await openDocument(page, document)
  await target(page, 1).click()
  await page.keyboard.type(BASE)
  await expectTarget(page, suite.server, document, 1, BASE)
  return { document, page, complaints }
}

const review = (page: Page) => page.getByRole('tab', { name: /^Review/ })

describe('suggesting', () => {
  let document: string
  let page: Page
  beforeAll(async () => {
    ;({ document, page } = await begin())
    await suggesting(page, true)
  })

  test('a word replaced is one change, the translation stays', async () => {
    await replaceWord(page, 'organised', 'held')
    await expectSuggestion(page, suite.server, document, 1, BASE.replace('organised', 'held'))
    expect(await targetText(suite.server, document, 1)).toBe(BASE)
    await until('it is drawn', async () => (await drawn(page, 1)).deleted.length === 1)
    expect(await drawn(page, 1)).toEqual({ deleted: ['organised'], inserted: ['held'] })
  })

  test('undo and redo are the suggestion’s own', async () => {
    await page.keyboard.press('Control+z')
    await until('undone', async () => (await shown(page, 1)) === BASE)
    await saved(page)
    await until('withdrawn', async () => (await suggestionsFor(suite.server, document, 1)).length === 0)
    await page.keyboard.press('Control+y')
    await expectSuggestion(page, suite.server, document, 1, BASE.replace('organised', 'held'))
  })

  test('words are deleted and lines pasted as one', async () => {
    await choose(page, 'Monday')
    await page.keyboard.press('Delete')
    const text = BASE.replace('organised', 'held').replace('Monday', '')
    await expectSuggestion(page, suite.server, document, 1, text)
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '9\nMay')
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      window.document.activeElement?.dispatchEvent(paste)
    })
    await expectSuggestion(page, suite.server, document, 1, text.replace('on .', 'on 9 May.'))
  })

  test('it is there again after the page is loaded anew, with the mode', async () => {
    const text = await shown(page, 1)
    await page.reload()
    await until('the same text', async () => (await shown(page, 1)) === text)
    await page.locator('.suggesting-switch[aria-pressed="true"]').waitFor()
  })

  test('outside suggesting the translation shows with the changes drawn over it', async () => {
    await suggesting(page, false)
    await until('the translation', async () => (await shown(page, 1)) === BASE)
    await until('both changes', async () => (await drawn(page, 1)).deleted.length === 2)
    expect(await drawn(page, 1)).toEqual({ deleted: ['organised', 'Monday'], inserted: ['held', '9 May'] })
  })

  test('the page has no barriers', async () => {
    await review(page).click()
    await page.getByRole('article', { name: /suggests$/ }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Control+Alt+Shift+S')
    await page.getByRole('heading', { name: 'Suggestions in the document' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
  })
})

describe('two browsers', () => {
  test('one suggests; the other sees it, accepts one change and rejects the other', async () => {
    const { document, page } = await begin()
    const other = (await suite.visit({ lang: 'en' })).page
    await openDocument(other, document)
    await suggesting(page, true)
    await replaceWord(page, 'organised', 'held')
    await replaceWord(page, 'Monday', 'Tuesday')
    await until('both are drawn there', async () => (await drawn(other, 1)).deleted.length === 2)
    await target(other, 1).click()
    await review(other).click()
    await other.getByRole('button', { name: 'Accept: organised → held' }).click()
    await until('one is left', async () => (await drawn(other, 1)).deleted.length === 1)
    await expectTarget(other, suite.server, document, 1, BASE.replace('organised', 'held'))
    await other.getByRole('button', { name: /^(Reject|Withdraw)$/ }).click()
    await until('none is left', async () => (await suggestionsFor(suite.server, document, 1)).length === 0)
    await until('the author sees the text', async () => (await shown(page, 1)) === BASE.replace('organised', 'held'))
    await until('the marks are gone', async () => (await drawn(other, 1)).deleted.length === 0)
    expect(await targetText(suite.server, document, 1)).toBe(BASE.replace('organised', 'held'))
  })

  test('keys accept the change at the caret', async () => {
    const { document, page } = await begin()
    await suggesting(page, true)
    await replaceWord(page, 'organised', 'held')
    await replaceWord(page, 'Monday', 'Tuesday')
    await expectSuggestion(
      page,
      suite.server,
      document,
      1,
      BASE.replace('organised', 'held').replace('Monday', 'Tuesday'),
    )
    await suggesting(page, false)
    await until('drawn', async () => (await drawn(page, 1)).deleted.length === 2)
    await target(page, 1).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Control+Alt+y')
    await expectTarget(page, suite.server, document, 1, BASE.replace('Monday', 'Tuesday'))
    await page.keyboard.press('Control+Alt+n')
    await until('none is left', async () => (await suggestionsFor(suite.server, document, 1)).length === 0)
    expect(await targetText(suite.server, document, 1)).toBe(BASE.replace('Monday', 'Tuesday'))
  })

  test('a suggestion goes with the text as it changes elsewhere, and shows a conflict where it changes too', async () => {
    const { document, page } = await begin()
    await suggesting(page, true)
    await replaceWord(page, 'organised', 'held')
    const text = BASE.replace('organised', 'held')
    await expectSuggestion(page, suite.server, document, 1, text)
    await insertAtStart(suite.server, document, 1, 'Note: ')
    await expectSuggestion(page, suite.server, document, 1, `Note: ${text}`)
    await until('carried over on screen', async () => (await shown(page, 1)) === `Note: ${text}`)
    const other = (await suite.visit({ lang: 'en' })).page
    await openDocument(other, document)
    await replaceWord(other, 'organised', 'convened')
    await saved(other)
    await review(other).click()
    await other.getByText('The text has changed in the same place since.').waitFor()
    await other.getByRole('definition').filter({ hasText: 'convened' }).waitFor()
    await other.getByRole('definition').filter({ hasText: 'held' }).waitFor()
    expect(await axe(other)).toEqual([])
  })
})

describe('nothing is lost', () => {
  test('what was typed without a line is sent when it is back', async () => {
    const { document, page, complaints } = await begin()
    complaints.offline = true
    await suggesting(page, true)
    const visitor = page.context()
    await visitor.route(/\/suggestions$/, (route) => route.abort())
    await replaceWord(page, 'organised', 'held')
    await page
      .getByRole('status')
      .filter({ hasText: /^Offline: 1 change/ })
      .first()
      .waitFor()
    await visitor.unroute(/\/suggestions$/)
    await expectSuggestion(page, suite.server, document, 1, BASE.replace('organised', 'held'))
  })

  test('a tab that dies leaves it to the next one', async () => {
    const { document, page, complaints } = await begin()
    complaints.offline = true
    await suggesting(page, true)
    const context = page.context()
    await context.route(/\/suggestions$/, (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
    await replaceWord(page, 'organised', 'held')
    await until('kept in the browser', () =>
      page.evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            const open = indexedDB.open('songngu')
            open.onsuccess = () => {
              const all = open.result.transaction('suggestions').objectStore('suggestions').getAll()
              all.onsuccess = () => resolve(JSON.stringify(all.result).includes('was held by'))
            }
          }),
      ),
    )
    await page.close({ runBeforeUnload: false })
    await context.unroute(/\/suggestions$/)
    const next = await context.newPage()
    await openDocument(next, document)
    await expectSuggestion(next, suite.server, document, 1, BASE.replace('organised', 'held'))
    await until('shown again', async () => (await shown(next, 1)) === BASE.replace('organised', 'held'))
  })
})
