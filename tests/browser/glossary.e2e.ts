import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { axe, until } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { telex } from '../builders/browser-typing.ts'

const suite = browserSuite()

const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name }).first()
const dialog = (page: Page) => page.getByRole('dialog').last()
const results = (page: Page) => page.getByRole('status').filter({ hasText: /\d concepts?$/ })

/** A copy of the shipped glossary under this name, by its id. */
async function aCopy(name: string): Promise<string> {
  const { glossaries } = await suite.server.call('listGlossaries')
  const copyOf = glossaries.find(({ readOnly }) => readOnly)?.id ?? ''
  const body = { client: 'c', requestId: name, name, copyOf }
  return (await suite.server.call('createGlossary', { body })).id
}

async function openGlossary(page: Page, glossary: string): Promise<void> {
  await page.goto(`/glossary?glossary=${glossary}`)
  await page.getByRole('grid', { name: 'Concepts' }).waitFor()
}

async function search(page: Page, text: string): Promise<void> {
  await page.getByLabel('Search Vietnamese or English').fill(text)
}

/** The concept of a glossary that has this Vietnamese term. */
async function conceptOf(glossary: string, vi: string) {
  const { concepts } = await suite.server.call('searchConcepts', { query: { glossaries: glossary, q: vi, limit: 20 } })
  const found = concepts.find(({ terms }) => terms[0]?.text === vi)
  if (!found) throw new Error(`no ${vi}`)
  return found
}

describe('keeping a term base', () => {
  test('a copy is made, a concept edited, looked up in its history and brought back', async () => {
    const { page } = await suite.visit({ lang: 'en' })
    await page.goto('/glossary')
    await row(page, /Anh hùng Lao động/).waitFor()
    await page.getByRole('button', { name: /^Glossary “/ }).click()
    await page.getByRole('menuitem', { name: 'Copy this glossary' }).click()
    await dialog(page).getByLabel('Name', { exact: true }).fill('Báo Nghệ An')
    expect(await axe(page)).toEqual([])
    await dialog(page).getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'Báo Nghệ An', level: 1 }).waitFor()

    await search(page, 'bo chinh tri')
    await row(page, /^Select Bộ Chính trị Bộ Chính trị|Bộ Chính trị/).click()
    await page.getByRole('article', { name: 'Concept Bộ Chính trị' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: /^Edit/ }).click()
    await dialog(page).getByLabel('Definition').fill('The highest body between two plenums.')
    await dialog(page).getByLabel('Link to a page').fill('http://example.org')
    await page.keyboard.press('Control+Enter')
    await dialog(page).getByText('A link begins with https://').waitFor()
    expect(await axe(page)).toEqual([])
    await dialog(page).getByLabel('Link to a page').fill('https://example.org/bct')
    await page.keyboard.press('Control+Enter')
    await dialog(page).waitFor({ state: 'detached' })
    await page.getByText('The highest body between two plenums.').waitFor()

    await page.getByRole('button', { name: /^Edit/ }).click()
    await dialog(page).getByLabel('Definition').fill('The body that leads between two plenums.')
    await page.keyboard.press('Control+Enter')
    await dialog(page).waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'History' }).click()
    const history = page.getByRole('article').getByRole('listitem')
    await history.filter({ hasText: 'As it is now' }).getByText('that leads').waitFor()
    expect(await axe(page)).toEqual([])
    await history.filter({ hasText: /^Copied from “Văn kiện/ }).waitFor()
    const bringBack = page.getByRole('button', { name: /^Bring back the state of/ })
    await bringBack.first().click()
    await history.filter({ hasText: 'Brought back' }).waitFor()
    await page.getByRole('button', { name: 'Details' }).click()
    await page.getByText('The highest body between two plenums.').waitFor()
    await page.getByRole('button', { name: 'History' }).click()
    await bringBack.last().click()
    await history
      .filter({ hasText: /^Brought back/ })
      .nth(1)
      .waitFor()
    await page.getByRole('button', { name: 'Details' }).click()
    await page.getByRole('article').getByText('Domain').waitFor()
    expect(await page.getByText('The highest body between two plenums.').count()).toBe(0)

    await page.getByRole('button', { name: 'More about Bộ Chính trị' }).click()
    await page.getByRole('menuitem', { name: 'Delete concept' }).click()
    await page.getByText('“Bộ Chính trị” was deleted.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('“Bộ Chính trị” is back.').waitFor()
    await row(page, /Bộ Chính trị/).waitFor()
  })

  test('many are changed at once and the change is taken back', async () => {
    const glossary = await aCopy('Nhiều khái niệm')
    const { page } = await suite.visit({ lang: 'en' })
    await openGlossary(page, glossary)
    await search(page, 'Bộ Chính trị')
    await until('fewer', async () => !(await results(page).textContent())?.startsWith('396'))
    await page.getByLabel('Select all shown').check()
    const bar = page.getByRole('region', { name: 'Selected concepts' })
    await bar.waitFor()
    expect(await axe(page)).toEqual([])
    await bar.getByRole('button', { name: 'Change…' }).click()
    expect(await axe(page)).toEqual([])
    await dialog(page).getByRole('combobox', { name: 'Domain Choose one' }).fill('Cấp ủy')
    await dialog(page).getByRole('button', { name: 'Apply' }).click()
    await page.getByText(/concepts? changed/).waitFor()
    expect((await conceptOf(glossary, 'Bộ Chính trị')).domain).toBe('Cấp ủy')
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Control+z')
    await page.getByText(/^Taken back/).waitFor()
    expect((await conceptOf(glossary, 'Bộ Chính trị')).domain).toBe('party')
  })

  test('a list is imported after one has seen what it does, and taken back', async () => {
    const glossary = await aCopy('Nhập danh sách')
    const { page } = await suite.visit({ lang: 'en' })
    await openGlossary(page, glossary)
    await page.getByRole('button', { name: 'Import' }).click()
    expect(await axe(page)).toEqual([])
    const lines = ['Mục;Gốc;Dịch', '1;ban thi đua;emulation board', '2;Bộ Chính trị;Political Bureau', '3;;nothing']
    const buffer = Buffer.from(lines.join('\r\n'))
    await dialog(page)
      .locator('input[type=file]')
      .setInputFiles({ name: 'danh sách.csv', mimeType: 'text/csv', buffer })
    await dialog(page).getByText('danh sách.csv · CSV table').waitFor()
    await dialog(page).getByLabel('Column 1 (Mục) holds').selectOption({ label: 'Leave out' })
    await dialog(page).getByLabel('Column 2 (Gốc) holds').selectOption({ label: 'Vietnamese term' })
    await dialog(page).getByLabel('Column 3 (Dịch) holds').selectOption({ label: 'English term (preferred)' })
    await dialog(page).getByRole('button', { name: 'Added: 1' }).waitFor()
    await dialog(page).getByRole('button', { name: 'Contradicting: 1' }).click()
    await dialog(page).getByText('“Political Bureau”').first().waitFor()
    await dialog(page).getByRole('button', { name: 'Rejected: 1' }).click()
    await dialog(page).getByText('There is no Vietnamese term.').waitFor()
    expect(await axe(page)).toEqual([])
    await dialog(page).getByRole('button', { name: 'Import 1 concept' }).click()
    await dialog(page).getByText('1 concept imported.').waitFor()
    expect(await axe(page)).toEqual([])
    expect((await conceptOf(glossary, 'ban thi đua')).terms[1]?.text).toBe('emulation board')
    await dialog(page).getByRole('button', { name: 'Undo' }).click()
    await dialog(page).getByText('The import was taken back.').waitFor()
    await expect(conceptOf(glossary, 'ban thi đua')).rejects.toThrow()
  })

  test('what is shown is exported, and nothing else', async () => {
    const glossary = await aCopy('Xuất')
    const { page } = await suite.visit({ lang: 'en' })
    await openGlossary(page, glossary)
    await search(page, 'Bộ Chính trị')
    await until('fewer', async () => !(await results(page).textContent())?.startsWith('396'))
    await page.getByRole('button', { name: 'Export “Xuất”' }).click()
    expect(await axe(page)).toEqual([])
    const downloading = page.waitForEvent('download')
    await page.getByRole('group', { name: 'Only what is shown' }).getByRole('menuitem', { name: 'CSV table' }).click()
    const file = await readFile(await (await downloading).path(), 'utf8')
    expect(file).toContain('Bộ Chính trị')
    expect(file).not.toContain('Anh hùng Lao động')
  })

  test('a concept somebody else changed meanwhile is put together side by side', async () => {
    const glossary = await aCopy('Hai người')
    const { page, complaints } = await suite.visit({ lang: 'en' })
    await page.goto(`/glossary?glossary=${glossary}&q=${encodeURIComponent('Bộ Chính trị')}`)
    const concept = await conceptOf(glossary, 'Bộ Chính trị')
    await row(page, /Bộ Chính trị/).waitFor()
    await page.goto(`/glossary?glossary=${glossary}&concept=${encodeURIComponent(`${glossary}/${concept.id}`)}`)
    await page.getByRole('button', { name: /^Edit/ }).click()
    await dialog(page).getByLabel('Definition').fill('Mine')
    const { id, version = 0, glossary: _, ...draft } = concept
    await suite.server.call('changeConcept', {
      params: { glossary, concept: id },
      body: {
        client: 'c',
        requestId: 'other',
        ifVersion: version,
        concept: { ...draft, definition: 'Theirs', note: 'Their note' },
      },
    })
    await page.keyboard.press('Control+Enter')
    await dialog(page).getByRole('group', { name: 'Choose for “Definition”' }).waitFor()
    expect(await axe(page)).toEqual([])
    // The browser reports the refusal, as it should.
    expect(complaints.list.splice(0)).toHaveLength(1)
    await dialog(page).getByLabel('Theirs').check()
    expect(await dialog(page).getByLabel('Definition', { exact: true }).inputValue()).toBe('Theirs')
    await dialog(page).getByLabel('Mine').check()
    await page.keyboard.press('Control+Enter')
    await dialog(page).waitFor({ state: 'detached' })
    const { definition, note } = await conceptOf(glossary, 'Bộ Chính trị')
    expect([definition, note]).toEqual(['Mine', 'Their note'])
  })
})

describe('by keyboard alone', () => {
  test('a concept is found, opened, edited and saved; nothing unsaved is lost without a question', async () => {
    const glossary = await aCopy('Bàn phím')
    const { page } = await suite.visit({ lang: 'en' })
    await openGlossary(page, glossary)
    await page.keyboard.press('/')
    await page.keyboard.press('Control+a')
    await telex(page, ['chi', 'bộ'])
    // The words as they are at last, not on the way there.
    await until('asked', () => Promise.resolve(new URL(page.url()).searchParams.get('q') === 'chi bộ'))
    await page.locator('.concepts[aria-busy="false"]').waitFor()
    await until('found', async () => (await page.getByRole('row').count()) < 15)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-index') ?? '')
    await until('second line', async () => (await focused()) === '1')
    await page.keyboard.press('Home')
    await until('first line', async () => (await focused()) === '0')
    await page.keyboard.press('Space')
    await page.getByRole('region', { name: 'Selected concepts' }).waitFor()
    await page.keyboard.press('F2')
    await dialog(page).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type(' X')
    await page.keyboard.press('Escape')
    await dialog(page).getByText('What you changed here is not saved.').waitFor()
    await page.keyboard.press('Escape')
    await until('the form is still there', async () => (await page.getByRole('dialog').count()) === 1)
    await page.keyboard.press('Control+Enter')
    await dialog(page).waitFor({ state: 'detached' })
    await row(page, / X /).waitFor()
    await page.keyboard.press('Enter')
    await until('in the card', () => page.evaluate(() => document.activeElement?.id === 'concept-card'))
  })

  test('the address keeps what is shown', async () => {
    const glossary = await aCopy('Địa chỉ')
    const { page } = await suite.visit({ lang: 'en' })
    await openGlossary(page, glossary)
    await search(page, 'Bộ Chính trị')
    await page.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Preferred' })
    await row(page, /Bộ Chính trị/).click()
    await until('written', async () => new URL(page.url()).searchParams.has('concept'))
    await page.reload()
    await page.getByRole('article', { name: /^Concept / }).waitFor()
    expect(await page.getByLabel('Search Vietnamese or English').inputValue()).toBe('Bộ Chính trị')
    expect(await page.getByRole('combobox', { name: 'Status' }).inputValue()).toBe('preferred')
  })
})

describe('on a phone', () => {
  test.each(['light', 'dark'] as const)('the concept opens over the list, %s', async (theme) => {
    const glossary = await aCopy(`Điện thoại ${theme}`)
    const visitor = await suite.visit({ lang: 'vi', theme, viewport: { width: 390, height: 844 } })
    const { page } = visitor
    await page.goto(`/glossary?glossary=${glossary}`)
    await row(page, /Anh hùng Lao động/).click()
    await dialog(page).getByRole('button', { name: 'Sửa' }).click()
    await dialog(page).getByLabel('Định nghĩa').waitFor()
    expect(await axe(page)).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(390)
    await suite.leave(visitor)
  })
})
