import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import iconv from 'iconv-lite'
import type { Page } from 'playwright-core'
import { inlineText } from '../../core/model/inline.ts'
import { readSrxFile } from '../../filters/srx.ts'
import { axe, until } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { aDocument, activeNumber, openDocument, rows, saved, shown, target } from '../builders/browser-workbench.ts'

/** Dialogs from beginning to end, by keyboard alone. */
const suite = browserSuite()

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim()
  })

/** Presses Tab until the element with this name has the keyboard. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let n = 0; n < 80; n++) {
    if (name.test(await focused(page))) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not reach ${name}; the keyboard is at ${await focused(page)}`)
}

const sources = async (document: string): Promise<string[]> =>
  (await rows(suite.server, document)).map(({ source }) => inlineText(source))

const text = [
  'Đảng bộ Khối Các cơ quan tỉnh hiện có 61 tổ chức cơ sở đảng.',
  'Hội nghị sơ kết 2 năm thực hiện Chỉ thị 05.',
]
const capitals = 'đảng bộ tỉnh nghệ an'

describe('converting a file in an old encoding', () => {
  /** Written in VNI by hand: base letter and a sign for its marks. */
  const inVni = Buffer.from(
    'Ñaûng boä Khoái Caùc cô quan tænh hieän coù 61 toå chöùc cô sôû ñaûng.\r\nHoäi nghò sô keát 2 naêm thöïc hieän Chæ thò 05.\r\n',
    'latin1',
  )
  const inTcvn3 = iconv.encode(`${text.join('\r\n')}\r\n${capitals}\r\n`, 'tcvn')

  test.each([
    ['TCVN3 (ABC)', 'tcvn3.txt', inTcvn3, [...text, capitals], /1 line has no capitals/],
    ['VNI', 'vni.txt', inVni, text, /converted from VNI to Unicode/],
  ])('%s: refused, shown as it would read, converted', async (name, file, bytes, expected, note) => {
    const visitor = await suite.visit({ lang: 'en' })
    const { page } = visitor
    const { id: project } = await suite.server.call('createProject', { body: { name: `Tài liệu ${name}` } })
    await page.goto(`/projects/${project}`)
    await page.locator('input[type=file]').first().setInputFiles({ name: file, mimeType: 'text/plain', buffer: bytes })
    await page.getByText(`Could not import “${file}”`).waitFor()
    await tabTo(page, /^Convert…$/)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: `Convert “${file}”` })
    await dialog.getByText(text[0] ?? '').waitFor()
    const radio = dialog.getByRole('radio', { name: new RegExp(`^${name.replace(/[()]/g, '\\$&')}`) })
    await until('the likeliest has the keyboard', () => radio.evaluate((one) => one.matches(':focus')))
    expect(await radio.isChecked()).toBe(true)
    expect(await axe(page)).toEqual([])

    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('Convert…')
    expect((await suite.server.call('listDocuments', { params: { project } })).documents).toEqual([])

    await page.keyboard.press('Enter')
    await until('the likeliest has the keyboard', () => radio.evaluate((one) => one.matches(':focus')))
    await page.keyboard.press('Enter')
    await page.getByText(note).waitFor()
    expect(await page.getByText(`Could not import “${file}”`).count()).toBe(0)
    const [document] = (await suite.server.call('listDocuments', { params: { project } })).documents
    expect(await sources(document?.id ?? '')).toEqual(expected)
    await suite.leave(visitor)
  })

  test('an encoding that is less likely can be chosen with the arrows', async () => {
    const { page } = await suite.visit({ lang: 'vi' })
    const { id: project } = await suite.server.call('createProject', { body: { name: 'Chọn bảng mã' } })
    await page.goto(`/projects/${project}`)
    const bytes = iconv.encode('Tôi đi.\r\nAnh ở lại.', 'tcvn')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'ngan.txt', mimeType: 'text/plain', buffer: bytes })
    await page.getByRole('button', { name: 'Chuyển mã…' }).click()
    const radios = page.getByRole('dialog').getByRole('radio')
    await radios.first().waitFor()
    const count = await radios.count()
    const samples = await page.locator('.candidate-sample').allInnerTexts()
    expect(new Set(samples).size).toBe(count)
    for (let n = 1; n < count; n++) {
      await page.keyboard.press('ArrowDown')
      expect(await radios.nth(n).isChecked()).toBe(true)
    }
    const [last] = (samples.at(-1) ?? '').split('\n')
    await page.keyboard.press('Enter')
    const there = await until('imported', async () => {
      const [made] = (await suite.server.call('listDocuments', { params: { project } })).documents
      return made && (await sources(made.id))
    })
    expect(there[0]).toBe(last)
  })
})

describe('notes on an import', () => {
  test.each([
    ['en', /^\d+ characters were brought into the standard form of Unicode \(NFC\)\.$/],
    ['vi', /^\d+ ký tự đã được đưa về dạng chuẩn của Unicode \(NFC\)\.$/],
  ] as const)('stand under the document, in words, %s', async (lang, words) => {
    const { page } = await suite.visit({ lang })
    const { id: project } = await suite.server.call('createProject', { body: { name: `Tổ hợp ${lang}` } })
    await page.goto(`/projects/${project}`)
    const buffer = Buffer.from(text.join('\n').normalize('NFD'))
    await page.locator('input[type=file]').first().setInputFiles({ name: 'to-hop.txt', mimeType: 'text/plain', buffer })
    await page.locator('.warning').filter({ hasText: words }).waitFor()
    expect(await page.locator('.warning').count()).toBe(1)
  })
})

describe('never break after a word', () => {
  test('joins rows, gives the keyboard back, and can be undone', async () => {
    const document = await aDocument(suite.server, 'Ông Xyz. Nguyễn đến.\nBà Xyz. Lan về.')
    const cut = ['Ông Xyz.', 'Nguyễn đến.', 'Bà Xyz.', 'Lan về.']
    expect(await sources(document)).toEqual(cut)
    const visitor = await suite.visit({ lang: 'en' })
    const { page } = visitor
    await openDocument(page, document)
    await target(page, 3).focus()
    const dialog = page.getByRole('dialog', { name: 'Never break here' })
    await page.keyboard.press('Control+Alt+b')
    await dialog.waitFor()
    expect(await page.evaluate(() => String(getSelection()))).toBe('Xyz.')
    expect(await dialog.getByLabel('No sentence ends after').inputValue()).toBe('Xyz.')
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await activeNumber(page)).toBe(3)
    expect(await sources(document)).toEqual(cut)

    await page.keyboard.press('Control+Alt+b')
    await dialog.waitFor()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('“Xyz.” is kept with the project; 2 segments were joined.').waitFor()
    await until('two rows', async () => (await page.getByRole('textbox', { name: /^English, segment/ }).count()) === 2)
    expect(await sources(document)).toEqual(['Ông Xyz. Nguyễn đến.', 'Bà Xyz. Lan về.'])
    await until('the joined row has the keyboard', async () => (await activeNumber(page)) === 2)
    expect(await axe(page)).toEqual([])
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Taken back: 2 segments were cut again.').waitFor()
    await until('four rows', async () => (await page.getByRole('textbox', { name: /^English, segment/ }).count()) === 4)
    expect(await sources(document)).toEqual(cut)
    await suite.leave(visitor)
  })
})

describe('the rules of a project for other programs', () => {
  test('come as a file with its abbreviations', async () => {
    const document = await aDocument(suite.server, 'Ông Xyz. Nguyễn đến.')
    const body = { client: 'tab', requestId: 'rules', abbreviation: 'Xyz.' }
    await suite.server.call('addAbbreviation', { params: { document }, body })
    const { project } = await suite.server.call('getDocument', { params: { document } })
    const { page } = await suite.visit({ lang: 'en' })
    await page.goto(`/projects/${project}/settings`)
    const started = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download the rules (.srx)' }).click()
    const file = await started
    expect(file.suggestedFilename()).toMatch(/^Dự án .*\.srx$/)
    const { document: rules, notes } = readSrxFile(await readFile(await file.path()))
    expect(notes).toEqual([])
    expect(rules.languageRules.flatMap((one) => one.rules).some(({ before }) => before.endsWith('Xyz\\.'))).toBe(true)
    expect(await axe(page)).toEqual([])
  })
})

describe('critical issues before an export', () => {
  async function withIssue(lang: 'en' | 'vi' = 'en') {
    const document = await aDocument(suite.server, 'Câu một.\nĐảng bộ hiện có 61 tổ chức.')
    const { project } = await suite.server.call('getDocument', { params: { document } })
    await suite.server.call('changeProjectSettings', {
      params: { project },
      body: { severities: { number: 'critical' } },
    })
    const visitor = await suite.visit({ lang })
    const { page } = visitor
    await openDocument(page, document)
    await target(page, 2).click()
    await page.keyboard.type('The Party organisation has 16 units.')
    await saved(page)
    return { document, project, visitor, page }
  }
  /** The browser reports the refusal itself. */
  const refusals = (list: string[]): string[] => list.splice(0).filter((one) => !one.includes('409'))
  async function ask(page: Page): Promise<void> {
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: /^English text only/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Critical issues are open' }).waitFor()
  }

  test('the dialog says no by itself; one can go to the issue, or insist', async () => {
    const { visitor, page } = await withIssue()
    const dialog = page.getByRole('dialog')
    const button = page.getByRole('button', { name: /^Export/ }).first()
    await button.focus()
    const name = await focused(page)
    await ask(page)
    await dialog.getByRole('link').first().waitFor()
    expect(await focused(page)).toBe('Cancel')
    expect(await axe(page)).toEqual([])
    for (const key of ['Escape', 'Enter']) {
      await page.keyboard.press(key)
      await dialog.waitFor({ state: 'detached' })
      expect(await focused(page)).toBe(name)
      await ask(page)
      await dialog.getByRole('link').first().waitFor()
    }
    await tabTo(page, /^Segment 2/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await until('the row of the issue', async () => (await activeNumber(page)) === 2)
    expect(await page.evaluate(() => String(getSelection()))).toBe('16')
    await button.focus()
    await ask(page)
    await tabTo(page, /^Export anyway$/)
    const started = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    expect(await readFile(await (await started).path(), 'utf8')).toContain('The Party organisation has 16 units.')
    await dialog.waitFor({ state: 'detached' })
    expect(await focused(page)).toBe(name)
    expect(refusals(visitor.complaints.list)).toEqual([])
    await suite.leave(visitor)
  })

  test('from the list of documents the dialog leads to the row', async () => {
    const { project, visitor, page } = await withIssue()
    await page.goto(`/projects/${project}`)
    await page.getByRole('button', { name: /^Export/ }).focus()
    await ask(page)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('link').first().waitFor()
    // Nothing runs out of the dialog, in whatever line it stands.
    expect(await dialog.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true)
    await tabTo(page, /^Segment 2/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await target(page, 2).waitFor()
    await until('the row of the issue', async () => (await activeNumber(page)) === 2)
    await until('its words', async () => (await page.evaluate(() => String(getSelection()))) === '16')
    expect(await shown(page, 2)).toContain('16 units')
    expect(refusals(visitor.complaints.list)).toEqual([])
    await suite.leave(visitor)
  })
})

describe('dialogs fit', () => {
  test.each([1440, 390])('also in a line that does not wrap: deleting a document, %i wide', async (width) => {
    const title = 'Tạo chuyển biến mới về trách nhiệm nêu gương trong thực hiện Chỉ thị 05 của Bộ Chính trị'
    const document = await aDocument(suite.server, 'Một câu.', title)
    const { project } = await suite.server.call('getDocument', { params: { document } })
    const { page } = await suite.visit({ lang: 'vi', viewport: { width, height: 844 } })
    await page.goto(`/projects/${project}`)
    await page
      .getByRole('button', { name: new RegExp(`^Thao tác khác.*${title}`) })
      .or(page.locator('.row-buttons .icon-button'))
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Xóa' }).click()
    const words = page.locator('dialog .dialog-body')
    await words.waitFor()
    expect(await words.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true)
    await page.keyboard.press('Escape')
    await page.goto(`/projects/${project}/settings`)
    await page.locator('.check-table').waitFor()
    const card = page.locator('.settings-card').nth(1)
    expect(await card.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true)
  })
})
