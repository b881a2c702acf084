import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { inlineText } from '../../core/model/inline.ts'
import { until } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { aDocument, expectTarget, openDocument, rows, shown, target } from '../builders/browser-workbench.ts'

const suite = browserSuite()
const SOURCE = 'Đảng bộ có 61 tổ chức cơ sở đảng; tổng số 4.725 đảng viên. Sau 2 năm thực hiện đã đạt kết quả tốt.'
let document: string
let page: Page
let other: Page

beforeAll(async () => {
  document = await aDocument(suite.server, `${SOURCE}\nĐoạn sau.\n`)
  page = (await suite.visit({ lang: 'en' })).page
  other = (await suite.visit({ lang: 'en' })).page
  await openDocument(page, document)
  await openDocument(other, document)
})

const sources = async (): Promise<string[]> =>
  (await rows(suite.server, document)).map(({ source }) => inlineText(source))
const untilRows = (count: number): Promise<unknown> =>
  until(`${count} rows in both browsers`, async () => {
    const names = { name: /^English, segment \d+$/ }
    const [here, there] = await Promise.all([
      page.getByRole('textbox', names).count(),
      other.getByRole('textbox', names).count(),
    ])
    return here === count && there === count
  })

async function split(number: number, word: string): Promise<void> {
  await page.keyboard.press('Control+Alt+t')
  const dialog = page.getByRole('dialog', { name: `Split segment ${number}` })
  await dialog.getByRole('radio', { name: `before “${word}”` }).click()
  await dialog.getByRole('button', { name: 'Split here' }).click()
  await dialog.waitFor({ state: 'detached' })
}

describe('split, join and undo', () => {
  test('a segment is split at a word of the source and at the caret of the target, in both browsers', async () => {
    expect(await sources()).toHaveLength(3)
    await target(page, 1).click()
    await page.keyboard.type('First half. Second half.')
    await expectTarget(page, suite.server, document, 1, 'First half. Second half.')
    await page.keyboard.press('Control+Home')
    for (let n = 0; n < 'First half. '.length; n++) await page.keyboard.press('ArrowRight')
    await split(1, 'tổng')
    await untilRows(4)
    expect((await sources()).slice(0, 2)).toEqual(['Đảng bộ có 61 tổ chức cơ sở đảng;', 'tổng số 4.725 đảng viên.'])
    await expectTarget(page, suite.server, document, 2, 'Second half.')
    expect((await shown(page, 1)).trim()).toBe('First half.')
    await until('the other browser shows it', async () => (await shown(other, 2)) === 'Second half.')
  })

  test('undo joins it again, exactly as it was', async () => {
    await page.keyboard.press('Control+z')
    await untilRows(3)
    await expectTarget(page, suite.server, document, 1, 'First half. Second half.')
    expect((await sources()).slice(0, 2).join(' ')).toBe(SOURCE)
  })

  test('two neighbours of a paragraph are joined; the source keeps every character', async () => {
    await target(page, 2).click()
    await page.keyboard.type('Two years later.')
    await expectTarget(page, suite.server, document, 2, 'Two years later.')
    await target(page, 1).click()
    await page.keyboard.press('Control+j')
    await untilRows(2)
    expect((await sources())[0]).toBe(SOURCE)
    await expectTarget(page, suite.server, document, 1, 'First half. Second half. Two years later.')
  })

  test('undo of the join gives both back with their texts', async () => {
    await page.keyboard.press('Control+z')
    await untilRows(3)
    await expectTarget(page, suite.server, document, 1, 'First half. Second half.')
    await expectTarget(page, suite.server, document, 2, 'Two years later.')
  })

  test('the last segment of a paragraph cannot be joined with the next paragraph', async () => {
    await target(page, 2).click()
    await page.keyboard.press('Control+j')
    await page.getByText('The next segment belongs to another paragraph.').first().waitFor()
    expect(await sources()).toHaveLength(3)
  })

  test('what others type while a segment is split is not lost', async () => {
    await target(other, 3).click()
    await Promise.all([
      other.keyboard.type('The next paragraph, typed meanwhile.'),
      target(page, 1)
        .click()
        .then(() => split(1, 'tổng')),
    ])
    await untilRows(4)
    await expectTarget(other, suite.server, document, 4, 'The next paragraph, typed meanwhile.')
    await until('the splitter sees it', async () => (await shown(page, 4)) === 'The next paragraph, typed meanwhile.')
  })
})
