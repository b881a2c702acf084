import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { until } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { compositionsIn, telex, unikey } from '../builders/browser-typing.ts'
import {
  aDocument,
  countSaves,
  expectTarget,
  founding,
  insertAtStart,
  listenLive,
  openDocument,
  saved,
  shown,
  target,
  targetText,
} from '../builders/browser-workbench.ts'

/** Sixty-eight syllables of the article with every tone, shape and Đ, and terms of the glossary. */
const SYLLABLES =
  `Chiều 9/5, Đảng ủy Khối Các cơ quan tỉnh tổ chức Hội nghị sơ kết 2 năm thực hiện Chỉ thị của Bộ Chính trị
  về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh. Đồng chí Nguyễn Thị Thu Hường nhấn
  mạnh việc triển khai quán triệt, ngoài ra phải kết hợp tốt phương châm xây và chống, kịp thời khen thưởng`.split(
    /\s+/,
  )
const BEGUN = 'Draft:'

const suite = browserSuite()
let article: string

beforeAll(async () => {
  article = await aDocument(suite.server, (await founding()).toString('utf8'))
})

/** Opens the article with term hits shown, and puts a first saved word into the segment. */
async function begin(number: number): Promise<{ page: Page; heard: string[]; saves: { sent: number } }> {
  const { page } = await suite.visit({ lang: 'en' })
  await page.clock.install()
  const heard = listenLive(page)
  const saves = countSaves(page)
  await openDocument(page, article)
  await page.getByText('Terms in this segment').or(target(page, number)).first().waitFor()
  await target(page, number).click()
  await page.keyboard.type(`${BEGUN} `)
  await expectTarget(page, suite.server, article, number, `${BEGUN} `)
  return { page, heard, saves }
}

/** Every fifteenth syllable is disturbed in its middle. */
const disturbed = (index: number): boolean => index % 15 === 7
const disturbances = SYLLABLES.map((_, index) => index).filter(disturbed)
const expected = (mark: string): string =>
  disturbances
    .map((index) => `[${mark}${index}] `)
    .reverse()
    .join('') + `${BEGUN} ${SYLLABLES.join(' ')}`

describe('typing Vietnamese while timers fire and others write into the same segment', () => {
  test('there are at least sixty syllables, and some are disturbed', () => {
    expect(SYLLABLES.length).toBeGreaterThanOrEqual(60)
    expect(disturbances.length).toBeGreaterThanOrEqual(4)
  })

  test('Telex with composition loses no letter, and nothing is sent or written while a syllable is composed', async () => {
    const { page, heard, saves } = await begin(3)
    await telex(page, SYLLABLES, {
      midway: async (index) => {
        if (!disturbed(index)) return
        const before = saves.sent
        const text = await shown(page, 3)
        await page.clock.fastForward(5000)
        await insertAtStart(suite.server, article, 3, `[T${index}] `)
        await until('the other edit is here', () => heard.some((message) => message.includes(`[T${index}] `)))
        expect(saves.sent).toBe(before)
        expect(await shown(page, 3)).toBe(text)
      },
    })
    await page.clock.fastForward(5000)
    await expectTarget(page, suite.server, article, 3, expected('T'))
  })

  test('UniKey’s Backspace and text loses no letter when a save is answered in between', async () => {
    const { page, heard } = await begin(7)
    await unikey(page, SYLLABLES, {
      midway: async (index) => {
        if (!disturbed(index)) return
        // The Backspaces are on disk and answered before the repaired letters come.
        const text = await shown(page, 7)
        await until('the save is done', async () => (await targetText(suite.server, article, 7)) === text)
        await saved(page)
        await insertAtStart(suite.server, article, 7, `[U${index}] `)
        await until('the other edit is here', () => heard.some((message) => message.includes(`[U${index}] `)))
        await until('the other edit is shown', async () => (await shown(page, 7)).includes(`[U${index}] `))
      },
    })
    await expectTarget(page, suite.server, article, 7, expected('U'))
  })

  test('one syllable in Telex is one composition', async () => {
    const { page } = await begin(9)
    expect(await compositionsIn(page, () => telex(page, ['Đảng', 'ủy', 'tỉnh']))).toBe(3)
    await expectTarget(page, suite.server, article, 9, `${BEGUN} Đảng ủy tỉnh`)
  })

  test('Enter, Tab and Ctrl+Enter belong to the input method while it composes', async () => {
    const { page } = await begin(11)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Input.imeSetComposition', { text: 'việ', selectionStart: 3, selectionEnd: 3 })
    for (const key of ['Enter', 'Tab']) {
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 })
    }
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      modifiers: 2,
      windowsVirtualKeyCode: 229,
    })
    await cdp.send('Input.insertText', { text: 'việt' })
    await expectTarget(page, suite.server, article, 11, `${BEGUN} việt`)
    expect(await target(page, 11).evaluate((element) => element === document.activeElement)).toBe(true)
  })
})

test('keys act where the caret is, however late the browser tells of it', async () => {
  const { page } = await begin(5)
  await page.keyboard.type('Đảng ủy Khối')
  await expectTarget(page, suite.server, article, 5, `${BEGUN} Đảng ủy Khối`)
  await page.evaluate(() => {
    window.document.addEventListener('selectionchange', (event) => event.stopImmediatePropagation(), { capture: true })
  })
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await press('Home', 'ArrowRight', 'Delete', 'ArrowRight', 'ArrowRight', 'Backspace')
  expect(await shown(page, 5)).toBe(`Dat: Đảng ủy Khối`)
  await press('End', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Delete')
  expect(await shown(page, 5)).toBe(`Dat: Đảng ủy Kh`)
  await press('Home', 'Backspace', 'Delete', 'End', 'Delete', 'Backspace')
  await expectTarget(page, suite.server, article, 5, `at: Đảng ủy K`)
})
