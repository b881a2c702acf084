import type { Page } from 'playwright-core'
import type { Suggestion } from '../../core/wire/suggestions.ts'
import { until, type Complaints } from './browser.ts'
import type { BuiltServer } from './browser-server.ts'
import type { BrowserSuite } from './browser-suite.ts'
import { aDocument, expectTarget, openDocument, row, saved, target } from './browser-workbench.ts'

export const BASE = 'The conference was organised by the committee on Monday.'

/** A document of three rows, the first of them translated as `BASE`, open in a browser of its own. */
export async function beginSuggesting(
  suite: BrowserSuite,
): Promise<{ document: string; page: Page; complaints: Complaints }> {
  const document = await aDocument(suite.server, 'Hội nghị do ban tổ chức.\nCâu hai.\nCâu ba.\n')
  const { page, complaints } = await suite.visit({ lang: 'en' })
  await openDocument(page, document)
  await target(page, 1).click()
  await page.keyboard.type(BASE)
  await expectTarget(page, suite.server, document, 1, BASE)
  return { document, page, complaints }
}

/** What is suggested for the segment with this number, as the server has it. */
export async function suggestionsFor(server: BuiltServer, document: string, number: number): Promise<Suggestion[]> {
  const [{ id }, { suggestions }] = await Promise.all([
    row(server, document, number),
    server.call('listSuggestions', { params: { document } }),
  ])
  return suggestions.filter(({ segment }) => segment === id)
}

export const suggestingSwitch = (page: Page) => page.getByRole('button', { name: 'Suggesting', exact: true })

/** Turns suggesting on or off by its switch. */
export async function suggesting(page: Page, on: boolean): Promise<void> {
  const button = suggestingSwitch(page)
  await button.waitFor()
  if ((await button.getAttribute('aria-pressed')) !== String(on)) await button.click()
  await page.locator(`.suggesting-switch[aria-pressed="${String(on)}"]`).waitFor()
}

/** Selects a word of a target as a double click does. */
export async function choose(page: Page, word: string, number = 1): Promise<void> {
  // Rows move when one becomes active: only then the word stays where it is.
  await target(page, number).click()
  await page.locator('.row[data-active] .row-number', { hasText: String(number) }).waitFor()
  const at = await target(page, number).evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const from = node.textContent?.indexOf(wanted) ?? -1
      if (from < 0) continue
      const range = new Range()
      range.setStart(node, from)
      range.setEnd(node, from + wanted.length)
      const { left, top, width, height } = range.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2 }
    }
    throw new Error(`no ${wanted}`)
  }, word)
  await page.mouse.dblclick(at.x, at.y)
  await page.waitForFunction((wanted) => getSelection()?.toString().trim() === wanted, word)
}

export async function replaceWord(page: Page, word: string, by: string, number = 1): Promise<void> {
  await choose(page, word, number)
  await page.keyboard.type(by)
}

/** Waits until the server has exactly one suggestion with this text for the segment. */
export async function expectSuggestion(
  page: Page,
  server: BuiltServer,
  document: string,
  number: number,
  text: string,
): Promise<Suggestion> {
  await saved(page)
  let last: unknown
  return until(`“${text}” is suggested`, async () => {
    const list = await suggestionsFor(server, document, number)
    last = [...list.map((one) => one.text), await target(page, number).innerText()]
    return list.length === 1 && list[0]?.text === text ? list[0] : undefined
  }).catch((error: unknown) => {
    throw new Error(`suggested: ${JSON.stringify(last)}`, { cause: error })
  })
}

/** Offset of the caret in a target's text; -1 when it is elsewhere or something is selected. */
export const caretIn = (page: Page, number: number): Promise<number> =>
  target(page, number).evaluate((element) => {
    const selection = getSelection()
    if (!selection?.isCollapsed || !selection.anchorNode || !element.contains(selection.anchorNode)) return -1
    const before = new Range()
    before.selectNodeContents(element)
    before.setEnd(selection.anchorNode, selection.anchorOffset)
    return before.toString().length
  })

/** Changes drawn over a target: what is struck out and what is underlined, as one reads them. */
export const drawn = (page: Page, number: number): Promise<{ deleted: string[]; inserted: string[] }> =>
  target(page, number).evaluate((element) => {
    const words = (name: string): string[] =>
      [...element.querySelectorAll<HTMLElement>(`.${name}`)].map((one) => one.dataset.text ?? one.textContent)
    return { deleted: words('hunk-deleted'), inserted: words('hunk-inserted') }
  })
