import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { axe, until, type Visitor } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { telex, unikey } from '../builders/browser-typing.ts'
import {
  aDocument,
  activeNumber,
  expectTarget,
  openDocument,
  saved,
  shown,
  target,
} from '../builders/browser-workbench.ts'

/** The founding article with its sample draft, checked while one works on it. */
const suite = browserSuite()
let visitor: Visitor
let page: Page
let document = ''
let project = ''

beforeAll(async () => {
  const { projects } = await suite.server.call('listProjects')
  project = projects[0]?.id ?? ''
  const { documents } = await suite.server.call('listDocuments', { params: { project } })
  document = documents.find(({ sample }) => sample)?.id ?? ''
  await suite.server.call('loadSampleDraft', { params: { document }, body: { client: 'checks' } })
  visitor = await suite.visit({ lang: 'en' })
  page = visitor.page
})

const panel = (): ReturnType<Page['getByRole']> => page.getByRole('complementary', { name: 'About the active segment' })
const count = (): Promise<string> => page.locator('.statusbar-end').innerText()
const mark = (number: number): ReturnType<Page['getByRole']> =>
  page.getByRole('button', { name: new RegExp(`issues? in segment ${number}$`) })
const marked = (name: string): Promise<string[]> =>
  page.evaluate((one) => [...(CSS.highlights.get(one) ?? [])].map((range) => (range as Range).toString()), name)

/** Replaces a word of a target as a person does: select it, type over it. */
async function retype(number: number, from: string, to: string): Promise<void> {
  const text = await shown(page, number)
  await target(page, number).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text.replace(from, to))
  await until('typed', async () => (await shown(page, number)) === text.replace(from, to))
}

describe('checks beside the work', () => {
  test('the reference draft raises no alarm', async () => {
    await openDocument(page, document)
    await page.getByText('No issues').waitFor()
    // The worker has spoken: numbers of the sources are marked.
    await until('numbers are marked', async () => (await marked('placeable')).includes('9/5'))
    expect(await page.locator('.issue-mark').count()).toBe(0)
  })

  test('a changed number is found, shown in the row, underlined and listed', async () => {
    await retype(11, '61', '16')
    await mark(11).waitFor()
    await until('underlined', async () => (await marked('issue-major')).includes('16'))
    expect(await marked('issue-source')).toContain('61')
    await until('counted', async () => /^\d+ issues?/.test(await count()))
    await mark(11).click()
    await panel().getByRole('heading', { name: 'Segment 11' }).waitFor()
    expect(await panel().locator('.issue-words').first().innerText()).toContain('16')
    await target(page, 3).click()
    await page.keyboard.press('F8')
    await until('the row with the issue is next', async () => (await activeNumber(page)) === 11)
    expect(await page.evaluate(() => String(getSelection()))).toBe('16')
  })

  test('the filter shows the rows with issues', async () => {
    const filter = page.getByRole('group', { name: 'Show' })
    await filter.getByRole('button', { name: 'Issues 1' }).click()
    await until('one row', async () => (await page.getByRole('textbox', { name: /^English, segment/ }).count()) === 1)
    await filter.getByRole('button', { name: /^All/ }).click()
    await target(page, 1).waitFor()
  })

  test('a dismissed issue comes back when the target changes, and goes when the text returns', async () => {
    await target(page, 11).click()
    while ((await panel().locator('.issue').count()) > 0) {
      const before = await panel().locator('.issue').count()
      await panel()
        .getByRole('button', { name: /^Dismiss:/ })
        .first()
        .click()
      await page.getByLabel('Reason (optional)').fill('The source is wrong')
      await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
      await until('dismissed', async () => (await panel().locator('.issue').count()) < before)
    }
    await page.getByText('No issues').waitFor()
    await target(page, 11).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('!')
    await mark(11).waitFor()
    await page.keyboard.press('Backspace')
    await mark(11).waitFor({ state: 'detached' })
  })

  test('a restored issue is there again; the text put right ends it', async () => {
    await panel().locator('.dismissed summary').click()
    while ((await panel().locator('.dismissed li').count()) > 0) {
      const before = await panel().locator('.dismissed li').count()
      await panel()
        .getByRole('button', { name: /^Restore:/ })
        .first()
        .click()
      await until('restored', async () => (await panel().locator('.dismissed li').count()) < before)
    }
    await mark(11).waitFor()
    await retype(11, '16', '61')
    await mark(11).waitFor({ state: 'detached' })
  })

  test('Alt+F applies the fix as an edit that can be undone', async () => {
    const text = await shown(page, 8)
    await target(page, 8).click()
    await retype(8, ' ', '  ')
    // Half a sentence has issues of its own: the one meant is waited for.
    await page.locator('.first-issue').getByText('There is more than one space.').waitFor()
    await page.keyboard.press('Alt+f')
    await expectTarget(page, suite.server, document, 8, text)
    await mark(8).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await expectTarget(page, suite.server, document, 8, text.replace(' ', '  '))
    await page.keyboard.press('Control+y')
    await expectTarget(page, suite.server, document, 8, text)
  })

  test('numbers and dates go in by key', async () => {
    const text = await shown(page, 7)
    await target(page, 7).click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Alt+n')
    const first = await until('inserted', () => shown(page, 7))
    expect(text).toContain(first)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expectTarget(page, suite.server, document, 7, text)
  })

  test('Vietnamese typing stays exact while checks come and go', async () => {
    const syllables = 'Đảng bộ Khối hiện có 16 tổ chức cơ sở đảng, đạt 98,6%'.split(' ')
    const other = await aDocument(suite.server, 'Đảng bộ hiện có 61 tổ chức.\nTổng số 4.725 đảng viên.')
    await openDocument(page, other)
    const midway = async (): Promise<void> => {
      // Longer than the checks wait: they must hold back in the middle of a syllable.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 350)))
    }
    await target(page, 1).click()
    await telex(page, syllables, { midway: async (index) => (index % 4 === 1 ? midway() : undefined) })
    await expectTarget(page, suite.server, other, 1, syllables.join(' '))
    await target(page, 2).click()
    await unikey(page, syllables, { midway: async (index) => (index % 4 === 1 ? midway() : undefined) })
    await expectTarget(page, suite.server, other, 2, syllables.join(' '))
    await mark(1).waitFor()
  })
})

describe('severities and the export', () => {
  const severities = (chosen: Record<string, 'off' | 'critical'>): Promise<unknown> =>
    suite.server.call('changeProjectSettings', { params: { project }, body: { severities: chosen } })

  test('a check switched off is silent at once, also in a document that is open', async () => {
    await openDocument(page, document)
    await retype(11, '61', '16')
    await mark(11).waitFor()
    const { page: settings } = await suite.visit({ lang: 'en' })
    await settings.goto(`/projects/${project}/settings`)
    const select = settings
      .locator('.check-table tr', { hasText: /^number/i })
      .first()
      .getByRole('combobox')
    await select.selectOption('off')
    await mark(11).waitFor({ state: 'detached' })
    await select.selectOption('')
    await mark(11).waitFor()
  })

  test('critical issues stop an export until one insists', async () => {
    await severities({ number: 'critical' })
    await saved(page)
    const choose = async (): Promise<void> => {
      await page
        .getByRole('button', { name: /^Export/ })
        .first()
        .click()
      await page.getByRole('menuitem', { name: 'Bilingual page (.html) One file' }).click()
    }
    await choose()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('link', { name: /Segment 11/ }).click()
    await until('the row of the issue', async () => (await activeNumber(page)) === 11)
    await choose()
    const started = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Export anyway' }).click()
    expect((await started).suggestedFilename()).toMatch(/\.html$/)
    // The browser itself reports the two refusals.
    expect(visitor.complaints.list.splice(0).filter((one) => !one.includes('409'))).toEqual([])
    await severities({})
    await retype(11, '16', '61')
    await saved(page)
  })
})

describe('accessibility of what is new', () => {
  for (const theme of ['light', 'dark'] as const) {
    test(`panel, dialog and settings, ${theme}`, async () => {
      const { page: reader } = await suite.visit({ lang: 'vi', theme })
      const text = 'Đảng bộ hiện có 61 tổ chức.'
      const other = await aDocument(suite.server, text)
      await reader.goto(`/documents/${other}`)
      const cell = reader.getByRole('textbox', { name: 'Tiếng Anh, phân đoạn 1', exact: true })
      await cell.click()
      await reader.keyboard.type('The  Party has 16 units .')
      await reader.locator('.issue-mark').click()
      await reader.locator('.issue').first().waitFor()
      expect(await axe(reader)).toEqual([])
      await reader
        .locator('.issue')
        .first()
        .getByRole('button', { name: /^Bỏ qua:/ })
        .click()
      await reader.getByRole('dialog').waitFor()
      expect(await axe(reader)).toEqual([])
      await reader.goto(`/projects/${project}/settings`)
      await reader.locator('.check-table').waitFor()
      expect(await axe(reader)).toEqual([])
    })
  }
})
