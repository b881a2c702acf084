import { beforeAll, describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { until, type Visitor } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { readDocx } from '../builders/docx-reader.ts'
import { telex, unikey } from '../builders/browser-typing.ts'
import { activeNumber, expectTarget, founding, row, rows, saved, shown, target } from '../builders/browser-workbench.ts'

/** One working day on the founding article, in order: each test goes on where the last one stopped. */
const suite = browserSuite()
let visitor: Visitor
let page: Page
let document = ''

const TITLE = 'Tạo chuyển biến mới về trách nhiệm nêu gương trong thực hiện Chỉ thị 05'
const HEADLINE = 'Bringing about new changes in the responsibility for setting good examples'
const TELEX = 'Photo: Phương Thúy, Báo Nghệ An, chiều 9/5 tại thành phố Vinh'
const UNIKEY = 'Sau 2 năm triển khai thực hiện, Đảng bộ đã đạt những kết quả nổi bật'

beforeAll(async () => {
  visitor = await suite.visit({ lang: 'en' })
  page = visitor.page
})

const status = async (number: number): Promise<string> => (await row(suite.server, document, number)).status

describe('the founding article, from import to export', () => {
  test('is imported into a new project', async () => {
    await page.goto('/')
    await page.getByRole('button', { name: 'New project' }).click()
    await page.getByLabel('Project name').fill('Ngày làm việc')
    await page.keyboard.press('Enter')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Add documents' }).click()
    await (await chooser).setFiles({ name: 'chi-thi-05.txt', mimeType: 'text/plain', buffer: await founding() })
    await page.getByRole('link', { name: TITLE, exact: true }).click()
    await target(page, 31).waitFor()
    document = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    expect(await page.getByRole('textbox', { name: /^English, segment \d+$/ }).count()).toBe(31)
  })

  test('terms are marked in the source and go in with Alt and a digit', async () => {
    await target(page, 3).click()
    const panel = page.getByRole('complementary', { name: 'About the active segment' })
    await panel.getByText('Bộ Chính trị', { exact: true }).first().waitFor()
    await page.keyboard.press('Alt+1')
    const inserted = await until('a term is inserted', () => shown(page, 3))
    await page.keyboard.press('Control+z')
    await expectTarget(page, suite.server, document, 3, '')
    expect(inserted.length).toBeGreaterThan(2)
  })

  test('three segments are translated and confirmed one after the other', async () => {
    await target(page, 1).click()
    await page.keyboard.type(HEADLINE)
    await page.keyboard.press('Control+Enter')
    await until('the second segment is next', async () => (await activeNumber(page)) === 2)
    await target(page, 4).click()
    await telex(page, TELEX.split(' '))
    await page.keyboard.press('Control+Enter')
    await until('the fifth segment is next', async () => (await activeNumber(page)) === 5)
    await target(page, 8).click()
    await unikey(page, UNIKEY.split(' '))
    await page.keyboard.press('Control+Shift+Enter')
    await until('confirmed', async () => (await status(8)) === 'confirmed')
    expect(await activeNumber(page)).toBe(8)
    await expectTarget(page, suite.server, document, 1, HEADLINE)
    await expectTarget(page, suite.server, document, 4, TELEX)
    await expectTarget(page, suite.server, document, 8, UNIKEY)
    expect([await status(1), await status(4), await status(8)]).toEqual(['confirmed', 'confirmed', 'confirmed'])
  })

  test('an empty segment cannot be confirmed', async () => {
    await target(page, 9).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('Segment 9 has no translation yet').first().waitFor()
    expect(await status(9)).toBe('untranslated')
  })

  test('typing in a confirmed segment makes it a draft; confirming skips confirmed ones', async () => {
    await target(page, 1).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('!')
    await until('draft', async () => (await status(1)) === 'draft')
    await page.keyboard.press('Control+Enter')
    await until('confirmed', async () => (await status(1)) === 'confirmed')
    await target(page, 3).click()
    await page.keyboard.type('On the afternoon of May 9')
    await page.keyboard.press('Control+Enter')
    await until('the fifth is next, the fourth being confirmed', async () => (await activeNumber(page)) === 5)
  })

  test('the filters show what they say, and the progress counts', async () => {
    const filter = (name: string) =>
      page.getByRole('group', { name: 'Show' }).getByRole('button', { name: new RegExp(`^${name}`) })
    await filter('To review').click()
    await until('four rows', async () => (await page.getByRole('textbox', { name: /^English, segment/ }).count()) === 4)
    await filter('All').click()
    await target(page, 31).waitFor()
    await page.getByText('4 of 31 confirmed').first().waitFor()
  })

  test('copy source and clear do what they say, and undo takes them back', async () => {
    await target(page, 20).click()
    await page.keyboard.press('Control+Insert')
    await expectTarget(page, suite.server, document, 20, 'Ảnh: Phương Thúy')
    await page
      .getByRole('button', { name: /^Clear/ })
      .first()
      .click()
    await expectTarget(page, suite.server, document, 20, '')
    await page.keyboard.press('Control+z')
    await expectTarget(page, suite.server, document, 20, 'Ảnh: Phương Thúy')
  })

  test('a reload in the middle of a word loses nothing', async () => {
    await target(page, 10).click()
    await telex(page, ['Ảnh:', 'Phương', 'Thúy'])
    await page.reload()
    await target(page, 10).waitFor()
    await expectTarget(page, suite.server, document, 10, 'Ảnh: Phương Thúy')
  })

  test('the server dies and comes back in the middle of a sentence', async () => {
    visitor.complaints.offline = true
    await target(page, 14).click()
    await page.keyboard.type('The annual rollout ')
    await Promise.all([page.keyboard.type('and dissemination '), suite.server.kill()])
    await unikey(page, ['của', 'Bác'])
    await page
      .getByText(/^Offline/)
      .first()
      .waitFor()
    await suite.server.restart()
    await expectTarget(page, suite.server, document, 14, 'The annual rollout and dissemination của Bác')
    visitor.complaints.offline = false
  })

  async function exported(format: string): Promise<{ name: string; bytes: Buffer }> {
    const started = page.waitForEvent('download')
    await page
      .getByRole('button', { name: /^Export/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name: format }).first().click()
    // What was typed above is no translation: the checks object, and one insists.
    await page.getByRole('dialog').getByRole('button', { name: 'Export anyway' }).click()
    const refusal = visitor.complaints.list.splice(0).map((one) => one.replace(/ \(http.*/, ''))
    expect(refusal).toEqual(['console: Failed to load resource: the server responded with a status of 409 (Conflict)'])
    const download: Download = await started
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }

  test('the English text mirrors the lines of the original', async () => {
    const { name, bytes } = await exported('English text only')
    expect(name).toMatch(/\.txt$/)
    const lines = bytes.toString('utf8').split('\n')
    const original = (await founding()).toString('utf8').split('\n')
    expect(lines).toHaveLength(original.length)
    expect(lines.map((line) => line.trim() === '')).toEqual(original.map((line) => line.trim() === ''))
    expect(lines[0]).toContain(`${HEADLINE}!`)
  })

  test('the bilingual page shows every segment, marks the untranslated ones and fetches nothing', async () => {
    const { name, bytes } = await exported('Bilingual page')
    expect(name).toMatch(/\.html$/)
    const { page: reader } = await suite.visit({ lang: 'en' })
    const fetched: string[] = []
    reader.on('request', (request) => fetched.push(request.url()))
    await reader.setContent(bytes.toString('utf8'))
    expect(await reader.locator('tbody tr').count()).toBe(31)
    expect(await reader.locator('tbody tr').nth(3).locator('.target').textContent()).toBe(TELEX)
    const open = (await rows(suite.server, document)).filter(({ target: text }) => text === '').length
    expect(open).toBeGreaterThan(20)
    expect(await reader.getByRole('cell', { name: /^\[not translated\]$/i }).count()).toBe(open)
    expect(fetched).toEqual([])
  })

  test('the bilingual Word document holds both sides', async () => {
    const { name, bytes } = await exported('Bilingual Word')
    expect(name).toMatch(/\.docx$/)
    const { rows: table } = readDocx(bytes)
    expect(table).toHaveLength(32)
    expect(table[0]?.repeats).toBe(true)
    const line = (number: number): string[] => table[number]?.cells.map(({ text }) => text) ?? []
    expect(line(1).slice(0, 3)).toEqual(['1', TITLE, `${HEADLINE}!`])
    expect(line(8).slice(1, 3)).toEqual([`${UNIKEY}.`, UNIKEY])
    expect(line(31)[2]).toMatch(/not translated/i)
  })

  test('everything is saved at the end of the day', async () => {
    await saved(page)
    const all = await rows(suite.server, document)
    expect(all.filter(({ status: state }) => state === 'confirmed')).toHaveLength(4)
    expect(all.map(({ source }) => source)).toContain(
      'Sau 2 năm triển khai thực hiện, Đảng bộ đã đạt những kết quả nổi bật.',
    )
  })
})
