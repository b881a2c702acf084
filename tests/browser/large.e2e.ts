import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { until } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { telex } from '../builders/browser-typing.ts'
import { aDocument, expectTarget, openDocument, shown, target } from '../builders/browser-workbench.ts'

const SEGMENTS = 10_000
const suite = browserSuite()
let document: string
let page: Page

beforeAll(async () => {
  const lines = Array.from({ length: SEGMENTS }, (_, n) => `Đảng bộ số ${n + 1} hiện có 61 tổ chức cơ sở đảng.`)
  document = await aDocument(suite.server, lines.join('\n'), 'Dài')
  page = (await suite.visit({ lang: 'en' })).page
  await openDocument(page, document)
}, 120_000)

const mounted = (): Promise<number> => page.getByRole('textbox', { name: /^English, segment \d+$/ }).count()

/** Scrolls the rows with the wheel until the row is there. */
async function scrollTo(number: number, by: number): Promise<void> {
  const box = await target(page, number > 5000 ? 1 : SEGMENTS)
    .or(page.getByRole('textbox', { name: /^English/ }).first())
    .first()
    .boundingBox()
  await page.mouse.move((box?.x ?? 700) + 20, 450)
  await until(
    `segment ${number} comes into view`,
    async () => {
      await page.mouse.wheel(0, by)
      return (await target(page, number).count()) > 0
    },
    60_000,
  )
}

/** Takes back as many steps as it needs: how much typing is one step depends on its speed. */
async function undoTo(number: number, text: string): Promise<void> {
  await until(`segment ${number} is back at "${text}"`, async () => {
    if ((await target(page, number).count()) > 0 && (await shown(page, number)) === text) return true
    await page.keyboard.press('Control+z')
    return false
  })
}

describe('a document of 10,000 segments', () => {
  test('is windowed: only rows near the screen are in the page', async () => {
    const count = await mounted()
    expect(count).toBeGreaterThan(5)
    expect(count).toBeLessThan(200)
  })

  test('is typed in at its beginning', async () => {
    await target(page, 1).click()
    await telex(page, 'Đảng bộ thứ nhất'.split(' '))
    await expectTarget(page, suite.server, document, 1, 'Đảng bộ thứ nhất')
  })

  test('is scrolled to its end and typed in there', async () => {
    await scrollTo(SEGMENTS, 200_000)
    await target(page, SEGMENTS).click()
    await telex(page, 'Đảng bộ cuối cùng'.split(' '))
    await expectTarget(page, suite.server, document, SEGMENTS, 'Đảng bộ cuối cùng')
    expect(await mounted()).toBeLessThan(200)
  })

  test('undo goes back to where the change was', async () => {
    await undoTo(SEGMENTS, '')
    await expectTarget(page, suite.server, document, SEGMENTS, '')
    await undoTo(1, '')
    await expectTarget(page, suite.server, document, 1, '')
  })

  test('a row that is being composed in stays while the page scrolls away', async () => {
    await target(page, 2).click()
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Input.imeSetComposition', { text: 'viê', selectionStart: 3, selectionEnd: 3 })
    await scrollTo(300, 500)
    await cdp.send('Input.imeSetComposition', { text: 'việ', selectionStart: 3, selectionEnd: 3 })
    await cdp.send('Input.insertText', { text: 'việt' })
    await expectTarget(page, suite.server, document, 2, 'việt')
    expect(await shown(page, 2)).toBe('việt')
  })

  test('find shows only the rows that hold the words', async () => {
    await page.keyboard.press('Control+f')
    await page.getByRole('searchbox', { name: 'Find in document' }).fill('số 7777 ')
    await target(page, 7777).waitFor()
    await until('one row', async () => (await mounted()) === 1)
  })
})
