import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { axe, until } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import {
  aDocument,
  activeNumber,
  openDocument,
  reviewReady,
  rows,
  saved,
  shown,
  target,
} from '../builders/browser-workbench.ts'

const suite = browserSuite()

async function sample(): Promise<{ project: string; document: string }> {
  const { projects } = await suite.server.call('listProjects')
  for (const project of projects) {
    const { documents } = await suite.server.call('listDocuments', { params: { project: project.id } })
    const found = documents.find((document) => document.sample)
    if (found) return { project: project.id, document: found.id }
  }
  throw new Error('there is no sample')
}

describe('languages and themes', () => {
  test('the interface follows the browser’s language, switches at once and is remembered', async () => {
    const { page } = await suite.visit({ lang: 'vi' })
    await page.goto('/')
    await page.getByRole('heading', { name: 'Dự án', exact: true }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('vi')
    await page.getByRole('button', { name: 'English', exact: true }).click()
    await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.reload()
    await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
  })

  test('numbers are written as the language writes them', async () => {
    const document = await aDocument(suite.server, `${'đảng viên '.repeat(617).trim()}.`)
    const { page } = await suite.visit({ lang: 'vi' })
    await page.goto(`/documents/${document}`)
    await page.getByText('1.234').first().waitFor()
    const { page: english } = await suite.visit({ lang: 'en' })
    await english.goto(`/documents/${document}`)
    await english.getByText('1,234').first().waitFor()
  })

  const ink = (page: Page): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.querySelector('h1') ?? document.body).color)

  test('the theme follows the system, can be chosen, and is remembered', async () => {
    const { page } = await suite.visit({ lang: 'en', theme: 'dark' })
    await page.goto('/')
    await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
    const dark = await ink(page)
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('menuitemradio', { name: 'Light' }).click()
    await until('light', async () => (await ink(page)) !== dark)
    const light = await ink(page)
    await page.reload()
    await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
    expect(await ink(page)).toBe(light)
  })
})

describe('accessibility', () => {
  const pages: [string, string, () => Promise<string>, (page: Page) => Promise<unknown>][] = [
    ['projects', 'the list of projects', async () => '/', (page) => page.getByRole('heading', { level: 1 }).waitFor()],
    [
      'project',
      'a project',
      async () => `/projects/${(await sample()).project}`,
      (page) => page.getByRole('button', { name: 'Add documents' }).waitFor(),
    ],
    [
      'workbench',
      'the workbench',
      async () => `/documents/${(await sample()).document}`,
      async (page) => {
        await target(page, 3).click()
        await page.getByRole('toolbar', { name: 'Actions for segment 3' }).waitFor()
      },
    ],
    [
      'glossary',
      'the glossary',
      async () => '/glossary',
      (page) => page.getByText('Anh hùng Lao động').first().waitFor(),
    ],
    [
      'missing',
      'a page that is not there',
      async () => '/nowhere',
      (page) => page.getByText('does not exist').first().waitFor(),
    ],
  ]
  const sizes = [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]
  const cases = pages.flatMap(([, name, address, ready]) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      sizes.map((viewport) => ({ name, address, ready, theme, viewport })),
    ),
  )
  test.each(cases)(
    'axe finds nothing serious: $name, $theme, $viewport.width',
    async ({ address, ready, theme, viewport }) => {
      const visitor = await suite.visit({ lang: 'en', theme, viewport })
      await visitor.page.goto(await address())
      await ready(visitor.page)
      expect(await axe(visitor.page)).toEqual([])
      // A page asked for by a wrong address may say so in the console.
      await suite.leave(visitor)
    },
  )

  test.each(['light', 'dark'] as const)('axe finds nothing serious in the key sheet, %s', async (theme) => {
    const visitor = await suite.visit({ lang: 'en', theme })
    await visitor.page.goto('/')
    await visitor.page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
    await visitor.page.keyboard.press('?')
    await visitor.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    expect(await axe(visitor.page)).toEqual([])
    await suite.leave(visitor)
  })
})

/** Presses Tab until the element with this name has the keyboard. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
    if (name.test(here.trim())) return
  }
  throw new Error(`Tab does not reach ${name}`)
}

describe('by keyboard alone', () => {
  test('from the list of projects to three confirmed segments', async () => {
    const document = await aDocument(suite.server, 'Một.\nHai.\nBa.\n', 'Chỉ bàn phím')
    const { project } = await suite.server.call('getDocument', { params: { document } })
    const { name } = await suite.server.call('getProject', { params: { project } })
    const { page } = await suite.visit({ lang: 'en' })
    await page.goto('/')
    await page.getByRole('link', { name }).first().waitFor()
    await tabTo(page, new RegExp(name))
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Chỉ bàn phím' }).waitFor()
    await tabTo(page, /^Chỉ bàn phím$/)
    await page.keyboard.press('Enter')
    await target(page, 1).waitFor()
    if ((await activeNumber(page)) !== 1) await tabTo(page, /^English, segment 1$/)
    for (const [index, text] of ['One.', 'Two.', 'Three.'].entries()) {
      await until(`segment ${index + 1} has the keyboard`, async () => (await activeNumber(page)) === index + 1)
      await page.keyboard.type(text)
      await page.keyboard.press('Control+Enter')
    }
    await saved(page)
    await until('all confirmed', async () =>
      (await rows(suite.server, document)).every(({ status }) => status === 'confirmed'),
    )
    expect((await rows(suite.server, document)).map(({ target: text }) => text)).toEqual(['One.', 'Two.', 'Three.'])
  })

  test('Alt and arrows, and arrows at the edge of a cell, go from row to row', async () => {
    const document = await aDocument(suite.server, 'Một.\nHai.\nBa.\n')
    const { page } = await suite.visit({ lang: 'en' })
    await openDocument(page, document)
    await reviewReady(page)
    await target(page, 1).click()
    await page.keyboard.press('Alt+ArrowDown')
    await until('second', async () => (await activeNumber(page)) === 2)
    await page.keyboard.press('ArrowDown')
    await until('third', async () => (await activeNumber(page)) === 3)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Alt+ArrowUp')
    await until('first', async () => (await activeNumber(page)) === 1)
    await page.keyboard.press('Tab')
    await until('second', async () => (await activeNumber(page)) === 2)
  })

  test('several pasted lines become one line of one cell', async () => {
    const article = await aDocument(suite.server, 'Một.\nHai.\n')
    const { page } = await suite.visit({ lang: 'en' })
    await openDocument(page, article)
    await target(page, 1).click()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', 'one\ntwo\r\nthree')
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    await saved(page)
    await until('pasted', async () => (await rows(suite.server, article))[0]?.target === 'one two three')
    expect((await rows(suite.server, article))[1]?.target).toBe('')
  })
})

describe('the sample', () => {
  test('its draft can be loaded, fills every empty segment, confirms none, and is not one’s own to undo', async () => {
    const { document } = await sample()
    const { page } = await suite.visit({ lang: 'en' })
    await openDocument(page, document)
    await page.getByRole('button', { name: 'Load the sample draft' }).click()
    await until('filled', async () => (await rows(suite.server, document)).every(({ target: text }) => text !== ''))
    const all = await rows(suite.server, document)
    expect(all).toHaveLength(31)
    expect(all.every(({ status }) => status === 'draft')).toBe(true)
    await target(page, 11).getByText('4,725 Party members').waitFor()
    const before = await shown(page, 11)
    await target(page, 11).click()
    await page.keyboard.press('Control+End')
    const undo = page.getByRole('button', { name: 'Undo', exact: true })
    expect(await undo.isDisabled()).toBe(true)
    await page.keyboard.type('!')
    await until('undo is offered', () => undo.isEnabled())
    await undo.click()
    await until('undone', async () => (await shown(page, 11)) === before)
  })
})

describe('the glossary', () => {
  test('finds concepts with and without accents, on both sides', async () => {
    const { page } = await suite.visit({ lang: 'en' })
    await page.goto('/glossary')
    const search = page.getByRole('searchbox').or(page.getByLabel('Search Vietnamese or English')).first()
    for (const query of ['Bộ Chính trị', 'bo chinh tri', 'Politburo']) {
      await search.fill(query)
      await page.getByText('Bộ Chính trị', { exact: true }).first().waitFor()
    }
  })
})
