import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { until, type Visitor } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { drawn, expectSuggestion, suggesting } from '../builders/browser-suggestions.ts'
import { telex } from '../builders/browser-typing.ts'
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
let document: string
let visitor: Visitor
let page: Page

beforeAll(async () => {
  document = await aDocument(suite.server, Array.from({ length: 12 }, (_, n) => `Câu số ${n + 1}.\n`).join(''))
  visitor = await suite.visit({ lang: 'en' })
  page = visitor.page
  await openDocument(page, document)
})

const offline = (count: number) =>
  page
    .getByText(`Offline: ${count} ${count === 1 ? 'change' : 'changes'} kept here`)
    .first()
    .waitFor()

/** What breaks the line on purpose; the browser's own reports of it are no complaint meanwhile. */
async function broken(work: () => Promise<void>): Promise<void> {
  visitor.complaints.offline = true
  await work()
  await saved(page)
  visitor.complaints.offline = false
}

describe('nothing typed is lost', () => {
  test('over a reload in the middle of typing', async () => {
    await target(page, 1).click()
    await page.keyboard.type('Typed just before the reload')
    await page.reload()
    await target(page, 1).waitFor()
    await expectTarget(page, suite.server, document, 1, 'Typed just before the reload')
  })

  test('over a while without a line, with others writing meanwhile', async () => {
    await target(page, 2).click()
    await page.keyboard.type('before ')
    await saved(page)
    await broken(async () => {
      await visitor.context.setOffline(true)
      await page.keyboard.type('during')
      await offline(1)
      await target(page, 3).click()
      await telex(page, ['Không', 'mất', 'chữ', 'nào'])
      await offline(2)
      await insertAtStart(suite.server, document, 2, '[other] ')
      expect(await targetText(suite.server, document, 3)).toBe('')
      await visitor.context.setOffline(false)
      await expectTarget(page, suite.server, document, 2, '[other] before during')
    })
    await expectTarget(page, suite.server, document, 3, 'Không mất chữ nào')
  })

  test('when the page is closed offline and opened again later', async () => {
    const other = await visitor.context.newPage()
    await openDocument(other, document)
    visitor.complaints.offline = true
    await target(other, 4).click()
    await other.keyboard.type('saved ')
    await saved(other)
    await other.route('**/save', (route) => route.abort())
    await other.keyboard.type('kept in the browser')
    await other
      .getByText(/Offline: 1 change/)
      .first()
      .waitFor()
    await other.close()
    visitor.complaints.offline = false
    expect(await targetText(suite.server, document, 4)).toBe('saved ')
    await page.reload()
    await target(page, 4).waitFor()
    await expectTarget(page, suite.server, document, 4, 'saved kept in the browser')
  })

  test('over kill -9 of the server in the middle of typing', async () => {
    await target(page, 5).click()
    await page.keyboard.type('The server dies')
    await broken(async () => {
      await Promise.all([page.keyboard.type(' while I type, and I do not stop'), suite.server.kill()])
      await offline(1)
      await page.keyboard.type(' at all')
      await suite.server.restart()
      await expectTarget(page, suite.server, document, 5, 'The server dies while I type, and I do not stop at all')
    })
  })

  test('over a reload while the server is down', async () => {
    await target(page, 6).click()
    await page.keyboard.type('One. ')
    await saved(page)
    await broken(async () => {
      await suite.server.kill()
      await page.keyboard.type('Two.')
      await offline(1)
      await suite.server.restart()
      await page.reload()
      await target(page, 6).waitFor()
      await expectTarget(page, suite.server, document, 6, 'One. Two.')
    })
  })

  test('nor what is suggested, over kill -9 of the server and a reload of the page', async () => {
    await target(page, 12).click()
    await page.keyboard.type('The base.')
    await saved(page)
    await suggesting(page, true)
    await broken(async () => {
      await suite.server.kill()
      await target(page, 12).click()
      await page.keyboard.press('End')
      await page.keyboard.type(' Suggested.')
      await offline(1)
      await suite.server.restart()
      await page.reload()
      await until('the same text', async () => (await shown(page, 12)) === 'The base. Suggested.')
      await expectSuggestion(page, suite.server, document, 12, 'The base. Suggested.')
      await until('it is drawn', async () => (await drawn(page, 12)).inserted.join('').trim() === 'Suggested.')
    })
    expect(await targetText(suite.server, document, 12)).toBe('The base.')
    await suggesting(page, false)
  })

  test('when a save was done but its answer never came: nothing stands there twice', async () => {
    await target(page, 7).click()
    let lost = 0
    await page.route('**/save', async (route) => {
      if (lost++ > 0) return route.fallback()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await broken(async () => {
      await page.keyboard.type('once')
      await until('the save was repeated', () => lost > 1)
      await page.unroute('**/save')
    })
    await expectTarget(page, suite.server, document, 7, 'once')
    expect(await shown(page, 7)).toBe('once')
  })
})
