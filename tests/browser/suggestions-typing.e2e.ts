import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { hunksOf } from '../../core/review/hunks.ts'
import { until, type Complaints } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { caretIn, drawn, expectSuggestion, suggesting, suggestionsFor } from '../builders/browser-suggestions.ts'
import { compositionsIn, telex, unikey } from '../builders/browser-typing.ts'
import {
  aDocument,
  expectTarget,
  founding,
  insertAtStart,
  listenLive,
  openDocument,
  saved,
  shown,
  target,
} from '../builders/browser-workbench.ts'

const COUNT = 500
/** So many keys take their time on a busy machine (ms). */
const PATIENCE = 400_000
const [BEFORE, AFTER] = ['Draft: ', 'the end.']

const suite = browserSuite()
let article: string
let syllables: string[]

beforeAll(async () => {
  const text = (await founding()).toString('utf8')
  article = await aDocument(suite.server, text)
  syllables = text
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => /^[\p{L}]+[,.]?$/u.test(word))
    .slice(0, COUNT)
})

/** Opens the article with term hits shown, writes a target, and suggests with the caret in its middle. */
async function begin(number: number): Promise<{ page: Page; heard: string[]; complaints: Complaints }> {
  const { page, complaints } = await suite.visit({ lang: 'en' })
  await page.clock.install()
  const heard = listenLive(page)
  await openDocument(page, article)
  await page.getByText('Terms in this segment').or(target(page, number)).first().waitFor()
  await target(page, number).click()
  await page.keyboard.type(BEFORE + AFTER)
  await expectTarget(page, suite.server, article, number, BEFORE + AFTER)
  await suggesting(page, true)
  await target(page, number).click()
  await page.keyboard.press('Home')
  for (let n = 0; n < BEFORE.length; n++) await page.keyboard.press('ArrowRight')
  return { page, heard, complaints }
}

/** Browsers report a refused request; 409 is how the server says that somebody else was faster, and is dealt with. */
function forgive(complaints: Complaints): void {
  const rest = complaints.list.filter((text) => !/status of 409 .*\/suggestions\)/.test(text))
  complaints.list.splice(0, Infinity, ...rest)
}

/** Every fiftieth syllable is disturbed in its middle, every tenth by a pause. */
const disturbed = (index: number): boolean => index % 50 === 17
const paused = (index: number): boolean => index % 10 === 3
const marks = (mark: string): string =>
  Array.from({ length: COUNT }, (_, index) => index)
    .filter(disturbed)
    .map((index) => `[${mark}${index}] `)
    .reverse()
    .join('')

async function finish(page: Page, number: number, mark: string): Promise<void> {
  // The run ends with a space of its own before the words that were there.
  await page.keyboard.press('Space')
  const typed = `${syllables.join(' ')} `
  const text = `${marks(mark)}${BEFORE}${typed}${AFTER}`
  await page.clock.fastForward(5000)
  const { base } = await expectSuggestion(page, suite.server, article, number, text)
  expect(await shown(page, number)).toBe(text)
  expect(await caretIn(page, number)).toBe(text.length - AFTER.length)
  expect(base).toBe(`${marks(mark)}${BEFORE}${AFTER}`)
  const hunks = hunksOf(base, text)
  expect(hunks.map(({ deleted, inserted }) => [deleted, inserted.trim()])).toEqual([['', typed.trim()]])
  await page.clock.fastForward(1000)
  const { deleted, inserted } = await until('the run is drawn', async () => {
    const found = await drawn(page, number)
    return found.inserted.length > 0 ? found : undefined
  })
  expect(deleted).toEqual([])
  expect(inserted.join('').trim()).toBe(typed.trim())
  expect(await caretIn(page, number)).toBe(text.length - AFTER.length)
  // Nothing of it is in the translation.
  const { rows } = await suite.server.call('getRows', { params: { document: article }, query: { limit: 100 } })
  expect(rows[number - 1]?.target).toBe(`${marks(mark)}${BEFORE}${AFTER}`)
  expect(rows[number - 1]?.status).toBe('draft')
}

describe('suggesting in Vietnamese while timers fire and others write into the same segment', () => {
  test('there are five hundred syllables with every tone and shape', () => {
    expect(syllables).toHaveLength(COUNT)
    for (const sign of '\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b') {
      expect(syllables.join(' ').normalize('NFD')).toContain(sign)
    }
  })

  test(
    'Telex with composition: exact text, one insertion, no deletion, and Enter never confirms',
    async () => {
      const { page, heard, complaints } = await begin(3)
      const cdp = await page.context().newCDPSession(page)
      await telex(page, syllables, {
        midway: async (index) => {
          if (paused(index)) await page.clock.fastForward(1000)
          if (!disturbed(index)) return
          const text = await shown(page, 3)
          for (const modifiers of [0, 2]) {
            const enter = { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229, modifiers } as const
            await cdp.send('Input.dispatchKeyEvent', enter)
          }
          await insertAtStart(suite.server, article, 3, `[T${index}] `)
          await until('the other edit is here', () => heard.some((message) => message.includes(`[T${index}] `)))
          await page.clock.fastForward(5000)
          expect(await shown(page, 3)).toBe(text)
        },
      })
      await finish(page, 3, 'T')
      forgive(complaints)
    },
    PATIENCE,
  )

  test(
    'UniKey’s Backspace and text: the same, with saves answered and changes drawn in between',
    async () => {
      const { page, heard, complaints } = await begin(7)
      await unikey(page, syllables, {
        midway: async (index) => {
          // The Backspaces have been sent and drawn before the repaired letters come.
          if (paused(index)) await page.clock.fastForward(1000)
          if (!disturbed(index)) return
          await page.clock.fastForward(1000)
          await saved(page)
          await insertAtStart(suite.server, article, 7, `[U${index}] `)
          await until('the other edit is here', () => heard.some((message) => message.includes(`[U${index}] `)))
          await until('the other edit is shown', async () => {
            await page.clock.fastForward(500)
            return (await shown(page, 7)).includes(`[U${index}] `)
          })
        },
      })
      await finish(page, 7, 'U')
      forgive(complaints)
    },
    PATIENCE,
  )

  test('with the caret right after struck-out words, both ways of typing keep every letter', async () => {
    const { page } = await begin(9)
    const text = () => shown(page, 9)
    // “the ” is taken out: the caret stands beside what is struck out.
    for (let n = 0; n < 'the '.length; n++) await page.keyboard.press('Delete')
    await page.clock.fastForward(1000)
    await until('it is struck out', async () => (await drawn(page, 9)).deleted.length === 1)
    await telex(page, ['Đảng', 'ủy'])
    expect(await text()).toBe(`${BEFORE}Đảng ủyend.`)
    await page.keyboard.press('Space')
    await page.clock.fastForward(1000)
    await expectSuggestion(page, suite.server, article, 9, `${BEFORE}Đảng ủy end.`)
    expect(await caretIn(page, 9)).toBe(`${BEFORE}Đảng ủy `.length)
    for (let n = 0; n < 'Đảng ủy '.length; n++) await page.keyboard.press('Backspace')
    await page.clock.fastForward(1000)
    await until('it is struck out again', async () => (await drawn(page, 9)).deleted.length === 1)
    await unikey(page, ['việt', 'tiếng'])
    await page.keyboard.press('Space')
    await page.clock.fastForward(1000)
    const { base } = await expectSuggestion(page, suite.server, article, 9, `${BEFORE}việt tiếng end.`)
    expect(hunksOf(base, `${BEFORE}việt tiếng end.`)).toHaveLength(1)
    // Backspace beside the struck-out word takes the letter before it.
    await page.keyboard.press('Home')
    for (let n = 0; n < BEFORE.length; n++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Backspace')
    expect(await text()).toBe('Draft:việt tiếng end.')
  })

  test('inside and right after words that are suggested already, both ways of typing make one insertion of it', async () => {
    const { page } = await begin(13)
    const caretTo = async (at: number): Promise<void> => {
      await page.keyboard.press('Home')
      for (let n = 0; n < at; n++) await page.keyboard.press('ArrowRight')
      await until('the caret is there', async () => (await caretIn(page, 13)) === at)
    }
    let inserted = 'hội nghị '
    /** The caret stands `at` characters into the insertion; what was there is drawn. */
    const at = async (place: number, word: string, way: typeof telex): Promise<void> => {
      await caretTo(BEFORE.length + place)
      await way(page, [word])
      await page.keyboard.press('Space')
      inserted = `${inserted.slice(0, place)}${word} ${inserted.slice(place)}`
      await page.clock.fastForward(1000)
      const text = `${BEFORE}${inserted}${AFTER}`
      const { base } = await expectSuggestion(page, suite.server, article, 13, text)
      expect(base).toBe(BEFORE + AFTER)
      expect(hunksOf(base, text).map((hunk) => [hunk.deleted, hunk.inserted.trim()])).toEqual([['', inserted.trim()]])
      await page.clock.fastForward(1000)
      await until(
        'it is drawn as one',
        async () => (await drawn(page, 13)).inserted.join('').trim() === inserted.trim(),
      )
      expect((await drawn(page, 13)).deleted).toEqual([])
      expect(await caretIn(page, 13)).toBe(BEFORE.length + place + word.length + 1)
    }
    await page.keyboard.type(inserted)
    await page.clock.fastForward(1000)
    await until('it is drawn', async () => (await drawn(page, 13)).inserted.length > 0)
    for (const way of [telex, unikey]) {
      await at('hội '.length, 'Đảng', way)
      await at(inserted.length, 'việt', way)
      // In the middle of a word, which it cuts in two.
      await at('h'.length, 'ưởng', way)
    }
  })

  test('letters of the translation that an input method takes back or over are deleted, once', async () => {
    const { page } = await begin(15)
    const cdp = await page.context().newCDPSession(page)
    const compose = (text: string, replaced?: [number, number]) =>
      cdp.send('Input.imeSetComposition', {
        ...{ text, selectionStart: text.length, selectionEnd: text.length },
        ...(replaced && { replacementStart: replaced[0], replacementEnd: replaced[1] }),
      })
    const suggested = async (text: string, hunks: [string, string][]): Promise<void> => {
      await page.clock.fastForward(1000)
      const { base } = await expectSuggestion(page, suite.server, article, 15, text)
      expect(base).toBe(BEFORE + AFTER)
      expect(hunksOf(base, text).map(({ deleted, inserted }) => [deleted, inserted])).toEqual(hunks)
      await page.clock.fastForward(1000)
      const words = (place: 0 | 1) => hunks.map((hunk) => hunk[place]).filter((word) => word !== '')
      await until('it is drawn', async () => {
        const { deleted, inserted } = await drawn(page, 15)
        return JSON.stringify([deleted, inserted]) === JSON.stringify([words(0), words(1)])
      })
    }
    // What is composed is taken back to nothing, and Backspace goes on into the words before it: “Draft: ” → “Draft”.
    await compose('a')
    await compose('')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await suggested('Draftthe end.', [['Draft: the', 'Draftthe']])
    await telex(page, ['ủy'])
    await suggested('Draftủythe end.', [['Draft: the', 'Draftủythe']])
    // And it composes a word anew that stands there, as it does when asked to convert it again.
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    const end = 'Draftủythe end'.length
    await compose('ênd', [end - 3, end])
    await compose('ênds')
    await cdp.send('Input.insertText', { text: 'ênds' })
    await suggested('Draftủythe ênds.', [['Draft: the end', 'Draftủythe ênds']])
    // Undo takes it back as a whole, and with it all that is suggested.
    for (let n = 0; n < 8 && (await shown(page, 15)) !== BEFORE + AFTER; n++) await page.keyboard.press('Control+z')
    expect(await shown(page, 15)).toBe(BEFORE + AFTER)
    await page.clock.fastForward(5000)
    await saved(page)
    await until('nothing is suggested', async () => (await suggestionsFor(suite.server, article, 15)).length === 0)
  })

  test('one syllable in Telex is one composition', async () => {
    const { page } = await begin(11)
    expect(await compositionsIn(page, () => telex(page, ['Đảng', 'ủy', 'tỉnh']))).toBe(3)
  })
})
