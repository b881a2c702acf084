import { describe, expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { axe, until } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { aTermProject, concept, term } from '../builders/browser-terms.ts'
import { expectTarget, openDocument, rows, saved, target } from '../builders/browser-workbench.ts'

/** What the terms of a project are: candidates, changed names and what they touch, order, and the day. */
const suite = browserSuite()

const dialog = (page: Page): Locator => page.getByRole('dialog').last()
const hit = (page: Page, number: number, words: string): Locator =>
  page
    .locator('.row')
    .nth(number - 1)
    .locator('.source .term', { hasText: words })
    .first()
const undo = (page: Page): Promise<void> => page.getByRole('button', { name: 'Undo', exact: true }).last().click()

async function open(document: string): Promise<Page> {
  const { page } = await suite.visit({ lang: 'en' })
  await openDocument(page, document)
  await page.locator('.source .term').first().waitFor()
  return page
}

async function type(page: Page, number: number, text: string): Promise<void> {
  await target(page, number).click()
  await page.keyboard.type(text)
}

const cell = () => concept([term('vi', 'tổ máy'), term('en', 'generating unit')])

describe('possible terms of a document', () => {
  test('one is added, one is a variant of a term, one is none, and that can be taken back', async () => {
    const lines = ['trạm bơm tưới', 'lưới điện ngầm', 'máy phát điện nhỏ'].flatMap((words) =>
      [1, 2, 3].map((n) => `Năm ${n}, ${words} hỏng và tổ máy dừng.`),
    )
    const { document, glossary } = await aTermProject(suite.server, lines.join('\n'), [cell()])
    const { candidates } = await suite.server.call('listCandidates', { params: { document } })
    const [added, variant, none] = candidates
    if (!added || !variant || !none) throw new Error('too few candidates')
    const page = await open(document)
    const drawer = page.getByRole('region', { name: 'Possible terms' })
    await page.getByRole('button', { name: 'Possible terms…' }).click()
    await drawer.getByText(added.text, { exact: true }).first().waitFor()
    expect(await axe(page)).toEqual([])

    await drawer.getByRole('button', { name: `Add “${added.text}” to a glossary` }).click()
    await dialog(page).getByLabel('English').fill('irrigation pumping station')
    await dialog(page).getByLabel('English').press('Enter')
    await hit(page, added.contexts[0]?.row ?? 0, added.text).waitFor()

    await drawer.getByRole('button', { name: `“${variant.text}” is a variant of another term` }).click()
    expect(await axe(page)).toEqual([])
    await dialog(page).getByLabel('Search concepts').fill('tổ máy')
    await dialog(page)
      .getByRole('button', { name: /tổ máy/ })
      .first()
      .click()
    await hit(page, variant.contexts[0]?.row ?? 0, variant.text).waitFor()
    const { concepts } = await suite.server.call('searchConcepts', { query: { glossaries: glossary, q: 'tổ máy' } })
    expect(concepts[0]?.terms.map(({ text }) => text)).toContain(variant.text)

    const reject = drawer.getByRole('button', { name: `“${none.text}” is not a term` })
    await reject.click()
    await reject.waitFor({ state: 'detached' })
    await undo(page)
    await reject.waitFor()
  })
})

describe('a changed name', () => {
  test('shows what it touches, changes what is chosen, and can be taken back', async () => {
    const { document } = await aTermProject(suite.server, 'Tổ máy chạy.\nTổ máy dừng.\nTổ máy cũ.', [cell()])
    const page = await open(document)
    const before = ['The generating unit runs.', 'The generating unit stops.', 'The old generating unit.']
    for (const [at, text] of before.entries()) await type(page, at + 1, text)
    await saved(page)
    await target(page, 1).click()
    await page.getByRole('button', { name: 'More about tổ máy' }).first().click()
    await page.locator('.term-card').getByRole('button', { name: 'Edit', exact: true }).click()
    const english = dialog(page).locator('input[lang=en]').first()
    await english.fill('power unit')
    await dialog(page).getByRole('button', { name: 'Save' }).click()
    const impact = page.getByRole('dialog', { name: 'Where the old term stands' })
    await impact.getByText('The old term stands in 3 segments').waitFor()
    expect(await impact.locator('.impact-list del').allInnerTexts()).toEqual(Array(3).fill('generating unit'))
    const tops = await impact
      .locator('.impact-list li')
      .first()
      .locator('del, ins')
      .evaluateAll((words) => words.map((word) => Math.round(word.getBoundingClientRect().top)))
    expect(new Set(tops).size).toBe(1)
    expect(await axe(page)).toEqual([])
    await impact.getByRole('checkbox', { name: /stops/ }).uncheck()
    await impact.getByRole('button', { name: 'Change 2 segments' }).click()
    const after = ['The power unit runs.', 'The generating unit stops.', 'The old power unit.']
    for (const [at, text] of after.entries()) await expectTarget(page, suite.server, document, at + 1, text)
    await undo(page)
    for (const [at, text] of before.entries()) await expectTarget(page, suite.server, document, at + 1, text)
  })
})

describe('a name changed on the page of the glossary', () => {
  test('leads to the same list, with a way back', async () => {
    const { document, glossary } = await aTermProject(suite.server, 'Tổ máy chạy.', [cell()])
    const page = await open(document)
    await type(page, 1, 'The generating unit runs.')
    await saved(page)
    const { page: desk } = await suite.visit({ lang: 'en' })
    await desk.goto(`/glossary?glossary=${glossary}`)
    await desk
      .getByRole('row', { name: /tổ máy/ })
      .first()
      .click()
    await desk.getByRole('button', { name: /^Edit/ }).click()
    await dialog(desk).locator('input[lang=en]').first().fill('power unit')
    await desk.keyboard.press('Control+Enter')
    const impact = desk.getByRole('dialog', { name: 'Where the old term stands' })
    await impact.getByRole('button', { name: 'Change 1 segment' }).click()
    await expectTarget(page, suite.server, document, 1, 'The power unit runs.')
    await undo(desk)
    await expectTarget(page, suite.server, document, 1, 'The generating unit runs.')
  })
})

describe('the glossaries of a project', () => {
  test('the upper one decides; moving it is seen at once in an open document', async () => {
    const { project, document, glossary } = await aTermProject(suite.server, 'Tổ máy chạy.', [cell()])
    const { id: second } = await suite.server.call('createGlossary', {
      body: { client: 'c', requestId: 'second', name: 'Bảng thứ hai' },
    })
    await suite.server.call('addConcept', {
      params: { glossary: second },
      body: {
        client: 'c',
        requestId: 'other',
        concept: concept([term('vi', 'tổ máy'), term('en', 'machine set')]),
      },
    })
    const page = await open(document)
    await target(page, 1).click()
    const first = page.locator('.term-item .term-english').first()
    await first.getByText('generating unit').waitFor()
    const { page: settings } = await suite.visit({ lang: 'en' })
    await settings.goto(`/projects/${project}/settings`)
    await settings.getByRole('button', { name: 'Use “Bảng thứ hai”', exact: true }).click()
    const up = settings.getByRole('button', { name: 'Move “Bảng thứ hai” up' })
    await up.waitFor()
    expect(await axe(settings)).toEqual([])
    await until('first in the list', async () => {
      const { glossaries } = await suite.server.call('getProjectGlossaries', { params: { project } })
      if (glossaries.find(({ id }) => id === second)?.place === 0) return true
      if (await up.isEnabled()) await up.click()
      return false
    })
    await first.getByText('machine set').waitFor()
    const takes = settings.getByRole('radio', { name: '“Bảng thứ hai” takes new terms' })
    await takes.click()
    await until('it is chosen', () => takes.isChecked())
    await until('it takes new terms', async () => {
      const { glossaries } = await suite.server.call('getProjectGlossaries', { params: { project } })
      return glossaries.find(({ takesNew }) => takesNew)?.id === second
    })
    expect(glossary).not.toBe(second)
  })
})

describe('the date of a document', () => {
  test('chooses the name in force, in every browser and on the server alike', async () => {
    const ministry = concept([
      term('vi', 'Bộ Thủy điện'),
      term('en', 'Ministry of Dams', { validTo: '2018-12-31' }),
      term('en', 'Ministry of Rivers', { validFrom: '2019-01-01' }),
    ])
    const { document } = await aTermProject(suite.server, 'Bộ Thủy điện họp.', [ministry])
    const page = await open(document)
    const other = await open(document)
    await type(page, 1, 'The Ministry of Dams met.')
    await saved(page)
    const found = async (): Promise<string[]> => {
      const checked = await suite.server.call('getIssues', { params: { document } })
      return checked.issues.map(({ check }) => check).filter((check) => check.startsWith('term-'))
    }
    const mark = (one: Page): Locator => one.getByRole('button', { name: /issues? in segment 1$/ })
    for (const one of [page, other]) await mark(one).waitFor()
    expect(await found()).toEqual(['term-forbidden'])
    await target(page, 1).click()
    await page.getByRole('tab', { name: 'Segment' }).click()
    const date = page.getByLabel('Date of the document')
    await date.fill('2018-06-08')
    await date.press('Enter')
    for (const one of [page, other]) await mark(one).waitFor({ state: 'detached' })
    expect(await found()).toEqual([])
    await target(other, 1).click()
    await other.locator('.term-item .term-english', { hasText: 'Ministry of Dams' }).waitFor()
    await other.getByRole('tab', { name: 'Segment' }).click()
    await until(
      'the other browser shows the date',
      async () => (await other.getByLabel('Date of the document').inputValue()) === '2018-06-08',
    )
    expect(await axe(other)).toEqual([])
    expect((await rows(suite.server, document)).length).toBe(1)
  })
})
