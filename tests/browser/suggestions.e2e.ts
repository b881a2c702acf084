import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { axe, until } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import {
  BASE,
  beginSuggesting,
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
const begin = () => beginSuggesting(suite)

/** Accepted: the page shows this translation, and the server has it. */
async function taken(page: Page, document: string, number: number, text: string): Promise<void> {
  await until('the page shows it', async () => (await shown(page, number)) === text)
  await expectTarget(page, suite.server, document, number, text)
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
    await taken(other, document, 1, BASE.replace('organised', 'held'))
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
    await taken(page, document, 1, BASE.replace('Monday', 'Tuesday'))
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

describe('a long document', () => {
  test('rows that fly by without editors show what is suggested, too', async () => {
    const rows = 2_400
    const text = Array.from({ length: rows }, (_, n) => `Câu số ${n + 1}.`).join('\n')
    const document = await aDocument(suite.server, text)
    const chunk = await suite.server.call('getRows', { params: { document }, query: { limit: 5000 } })
    const [number, other] = [1500, 1501]
    const [{ id }, two] = [chunk.rows[number - 1], chunk.rows[other - 1]] as [{ id: string }, { id: string }]
    await insertAtStart(suite.server, document, number, 'The congress was opened.')
    const body = (segment: string, baseVersion: number, wanted: string) => ({
      ...{ client: 'tab', requestId: segment, segment, ifVersion: 0, baseVersion, text: wanted },
    })
    await suite.server.call('suggest', { params: { document }, body: body(id, 1, 'The congress was 👩‍💻 closed.') })
    await suite.server.call('suggest', { params: { document }, body: body(two.id, 0, 'Quite new') })
    const { page } = await suite.visit({ lang: 'en' })
    await page.clock.install()
    await openDocument(page, document)
    await page.locator('.suggesting-switch').waitFor()
    await page.locator('.grid').evaluate((grid) => grid.scrollTo(0, grid.scrollHeight / 2))
    await until('rows there', async () => (await page.locator('.row').count()) > 0)
    // Time stands still: scrolling never ends, and no editor is mounted.
    await page.clock.pauseAt(new Date(Date.now() + 3_600_000))
    const at = (n: number) => page.locator(`.row[data-row="${n === number ? id : two.id}"] .target-text`)
    const first = async (): Promise<number> => Number(await page.locator('.row .row-number').first().textContent())
    const scroll = async (work: () => Promise<void>): Promise<void> => {
      const before = await first()
      await work()
      await until('other rows are drawn', async () => (await at(number).count()) > 0 || (await first()) !== before)
    }
    const grid = page.locator('.grid')
    await scroll(() => grid.evaluate((one, share) => one.scrollTo(0, one.scrollHeight * share), number / rows))
    for (let n = 0; n < 40 && (await at(number).count()) === 0; n++) {
      const by = (await first()) < number ? 400 : -400
      await scroll(() => grid.evaluate((one, px) => one.scrollBy(0, px), by))
    }
    expect(await at(number).evaluate((element) => element.classList.contains('ProseMirror'))).toBe(false)
    expect(await drawn(page, number)).toEqual({ deleted: ['opened'], inserted: ['👩‍💻 closed'] })
    expect(await drawn(page, other)).toEqual({ deleted: [], inserted: ['Quite new'] })
    expect(await shown(page, number)).toBe('The congress was opened.')
    // The same when editors stand there.
    await page.clock.resume()
    await until('an editor', () => at(number).evaluate((element) => element.classList.contains('ProseMirror')))
    await until('drawn the same', async () => (await drawn(page, number)).inserted.join() === '👩‍💻 closed')
    expect(await drawn(page, number)).toEqual({ deleted: ['opened'], inserted: ['👩‍💻 closed'] })
  })
})

describe('what people do by accident and on purpose', () => {
  test('every way of ending at the text that is there withdraws it; nothing else is left', async () => {
    const { document, page } = await begin()
    const there = () => suggestionsFor(suite.server, document, 1)
    const gone = async (): Promise<void> => {
      await until('nothing is suggested', async () => (await there()).length === 0)
      await until('nothing is drawn', async () => {
        const { deleted, inserted } = await drawn(page, 1)
        return deleted.length + inserted.length === 0
      })
    }
    await suggesting(page, true)
    await target(page, 1).click()
    // All of it deleted and written anew.
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await expectSuggestion(page, suite.server, document, 1, '')
    await until('all is struck out', async () => (await drawn(page, 1)).deleted.join() === BASE)
    await page.keyboard.type(BASE)
    await gone()
    // Letters with their signs apart become whole when one leaves, and are then the text that is there.
    const cdp = await page.context().newCDPSession(page)
    await suggesting(page, false)
    await page.keyboard.press('End')
    await page.keyboard.type(' Đảng ủy 👍🏽')
    const base = `${BASE} Đảng ủy 👍🏽`
    await expectTarget(page, suite.server, document, 1, base)
    await suggesting(page, true)
    await page.keyboard.press('Control+a')
    await cdp.send('Input.insertText', { text: base.normalize('NFD') })
    await page.keyboard.press('Control+Enter')
    await until('whole letters', async () => (await shown(page, 1)) === base)
    await gone()
    // Half a sign is never suggested.
    await target(page, 1).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Backspace')
    await cdp.send('Input.insertText', { text: '👍🏿' })
    await expectSuggestion(page, suite.server, document, 1, base.replace('👍🏽', '👍🏿'))
    await until('the sign is drawn whole', async () => (await drawn(page, 1)).deleted.join() === '👍🏽')
    expect(await drawn(page, 1)).toEqual({ deleted: ['👍🏽'], inserted: ['👍🏿'] })
    // One step of undo or two, as the pause between the keys was.
    const travel = async (keys: string, text: string): Promise<void> => {
      for (let n = 0; n < 2 && (await shown(page, 1)) !== text; n++) await page.keyboard.press(keys)
      expect(await shown(page, 1)).toBe(text)
    }
    await travel('Control+z', base)
    await gone()
    await travel('Control+y', base.replace('👍🏽', '👍🏿'))
    await expectSuggestion(page, suite.server, document, 1, base.replace('👍🏽', '👍🏿'))
    expect(await targetText(suite.server, document, 1)).toBe(base)
  })

  test('suggesting is left in the middle of a word that is being composed: the word stays a suggestion', async () => {
    const { document, page } = await begin()
    await suggesting(page, true)
    await target(page, 1).click()
    await page.keyboard.press('End')
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Input.imeSetComposition', { text: ' việ', selectionStart: 4, selectionEnd: 4 })
    await page.locator('.suggesting-switch').click()
    expect(await page.locator('.suggesting-switch').getAttribute('aria-pressed')).toBe('true')
    await cdp.send('Input.insertText', { text: ' việt' })
    // As soon as the word is there.
    await page.locator('.suggesting-switch[aria-pressed="false"]').waitFor()
    await expectSuggestion(page, suite.server, document, 1, `${BASE} việt`)
    await until('the translation is as it was', async () => (await shown(page, 1)) === BASE)
    await until('the word is drawn', async () => (await drawn(page, 1)).inserted.join().trim() === 'việt')
    expect(await targetText(suite.server, document, 1)).toBe(BASE)
  })

  test('a translation of its own for an empty row, 5,000 characters long, in lines', async () => {
    const { document, page } = await begin()
    await suggesting(page, true)
    await target(page, 2).click()
    const long = Array.from({ length: 714 }, (_, n) => `word${String(n % 100).padStart(2, '0')}`).join(' ')
    await page.evaluate((text) => {
      const data = new DataTransfer()
      data.setData('text/plain', text.replaceAll(' word50', '\r\nword50'))
      window.document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, long)
    await expectSuggestion(page, suite.server, document, 2, long)
    await until('it is drawn as one', async () => (await drawn(page, 2)).inserted.join('') === long)
    // Letters typed in its middle appear without delay, and are one suggestion with the rest.
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('First ')
    await expectSuggestion(page, suite.server, document, 2, `First ${long}`)
    await suggesting(page, false)
    await until('drawn beside', async () => (await drawn(page, 2)).inserted.join('') === `First ${long}`)
    expect(await targetText(suite.server, document, 2)).toBe('')
    await page.keyboard.press('Control+Alt+Shift+y')
    await taken(page, document, 2, `First ${long}`)
  })
})
