import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { until } from '../builders/browser.ts'
import { browserSuite } from '../builders/browser-suite.ts'
import { telex } from '../builders/browser-typing.ts'
import {
  aDocument,
  activeNumber,
  expectTarget,
  openDocument,
  row,
  saved,
  shown,
  target,
} from '../builders/browser-workbench.ts'

/** What people and their computers do to a page that nobody planned for. */
const suite = browserSuite()

async function opened(text = 'Câu một.\nCâu hai.\nCâu ba.') {
  const document = await aDocument(suite.server, text)
  const visitor = await suite.visit({ lang: 'en' })
  await openDocument(visitor.page, document)
  return { document, visitor, page: visitor.page }
}

function paste(page: Page, kinds: Record<string, string>): Promise<void> {
  return page.evaluate((given) => {
    const data = new DataTransfer()
    for (const [kind, text] of Object.entries(given)) data.setData(kind, text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, kinds)
}

describe('pasting', () => {
  test('a page with scripts, pictures and tables leaves its words and marks, and asks for nothing', async () => {
    const { document, visitor, page } = await opened()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await target(page, 1).click()
    await paste(page, {
      'text/html': `<meta charset="utf-8"><style>p{color:red}</style><script>window.hurt = 1</script>
        <h1 onclick="hurt=2">Directive</h1><table><tr><td>No. <b>05</b></td><td><i>CT/TW</i></td></tr></table>
        <img src="http://example.invalid/x.png" onerror="window.hurt = 3"><iframe src="http://example.invalid/"></iframe>
        <p style="position:fixed;inset:0">of the <a href="javascript:window.hurt=4">Politburo</a></p>`,
      'text/plain': 'unused',
    })
    await expectTarget(page, suite.server, document, 1, 'Directive No. 05 CT/TW of the Politburo')
    expect(JSON.stringify((await row(suite.server, document, 1)).target)).not.toContain('javascript')
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false)
    expect(asked.filter((url) => url.includes('example.invalid'))).toEqual([])
    expect(await target(page, 1).locator('img, iframe, h1, table, [style], [onclick]').count()).toBe(0)
    // The browser reports what the policy kept from running.
    expect(visitor.complaints.list.splice(0).filter((one) => !one.includes('Content Security Policy'))).toEqual([])
    await suite.leave(visitor)
  })

  const sentence = 'Đảng bộ tỉnh hiện có 4.725 đảng viên. '

  test('a book is refused with words before it stands in a cell', async () => {
    const { document, visitor, page } = await opened()
    await target(page, 1).click()
    await page.keyboard.type('Before ')
    for (const kind of ['text/plain', 'text/html']) await paste(page, { [kind]: sentence.repeat(8_000) })
    await page.getByText('too long for one segment (at most 20,000 characters)').waitFor()
    await page.keyboard.type('and after')
    await expectTarget(page, suite.server, document, 1, 'Before and after')
    await suite.leave(visitor)
  })

  test('what makes a segment too long is refused, told, and there to be copied; other rows are saved', async () => {
    const { document, visitor, page } = await opened()
    const half = sentence.repeat(400).trim()
    await target(page, 1).click()
    await paste(page, { 'text/plain': half })
    await expectTarget(page, suite.server, document, 1, half)
    await paste(page, { 'text/plain': half })
    const told = page.getByRole('alert').filter({ hasText: 'too long to save' })
    await told.waitFor()
    expect((await told.locator('blockquote').innerText()).length).toBeGreaterThan(20_000)
    await target(page, 2).click()
    await page.keyboard.type('Meanwhile another.')
    await expectTarget(page, suite.server, document, 2, 'Meanwhile another.')
    await expectTarget(page, suite.server, document, 1, half)
    await suite.leave(visitor)
  })
})

describe('a file dropped on the workbench', () => {
  test.each(['.segment-target, [role=textbox]', '.statusbar', 'header'])(
    '%s: neither opens it nor changes a text',
    async (place) => {
      const { visitor, page } = await opened()
      const address = page.url()
      const prevented = await page.evaluate((selector) => {
        const data = new DataTransfer()
        data.items.add(new File(['<h1>x</h1>'], 'x.html', { type: 'text/html' }))
        const on = document.querySelector(selector)
        return ['dragover', 'drop'].map((type) => {
          const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true })
          on?.dispatchEvent(event)
          return event.defaultPrevented
        })
      }, place)
      expect(prevented).toEqual([true, true])
      expect(page.url()).toBe(address)
      expect(await shown(page, 1)).toBe('')
      await suite.leave(visitor)
    },
  )
})

describe('dead keys', () => {
  test('compose a letter and lose nothing around it', async () => {
    const { document, visitor, page } = await opened()
    const cdp = await page.context().newCDPSession(page)
    await target(page, 1).click()
    for (const [before, letter] of [
      ['caf', 'é'],
      [' na', 'ï'],
      ['ve ', 'Ô'],
    ] as const) {
      await page.keyboard.type(before)
      await cdp.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'Dead',
        code: 'BracketLeft',
        windowsVirtualKeyCode: 229,
      })
      await cdp.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 })
      await cdp.send('Input.insertText', { text: letter })
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter, windowsVirtualKeyCode: 0 })
    }
    await page.keyboard.type('!')
    await expectTarget(page, suite.server, document, 1, 'café naïve Ô!')
    await suite.leave(visitor)
  })
})

describe('the keyboard goes back where it was', () => {
  test.each([
    ['the key sheet', 'F1'],
    ['splitting', 'Control+Alt+t'],
    ['never break', 'Control+Alt+b'],
  ])('after %s, and typing goes on', async (_name, key) => {
    const { document, visitor, page } = await opened('Ông Xyz. Nguyễn đến.\nHai.')
    await target(page, 1).click()
    await page.keyboard.type('one three')
    for (let n = 0; n < 'three'.length; n++) await page.keyboard.press('ArrowLeft')
    for (const _ of [1, 2]) {
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await until('the row has the keyboard', async () => (await activeNumber(page)) === 1)
    }
    await page.keyboard.type('two ')
    await expectTarget(page, suite.server, document, 1, 'one two three')
    await suite.leave(visitor)
  })
})

describe('a server that comes and goes', () => {
  test('ten times in the middle of typing, two browsers at once: every word arrives, in order, once', async () => {
    const { document, visitor, page } = await opened()
    const other = await suite.visit({ lang: 'en' })
    await openDocument(other.page, document)
    for (const one of [visitor, other]) one.complaints.offline = true
    await target(page, 1).click()
    await target(other.page, 2).click()
    const mine: string[] = []
    const theirs: string[] = []
    for (let n = 1; n <= 10; n++) {
      mine.push(`đồng ${n}`)
      theirs.push(`chí${n}`)
      await Promise.all([
        suite.server.kill(),
        telex(page, [...(n > 1 ? [''] : []), 'đồng', String(n)]),
        other.page.keyboard.type(`${n > 1 ? ' ' : ''}chí${n}`),
      ])
      await suite.server.restart()
    }
    await expectTarget(page, suite.server, document, 1, mine.join(' '))
    await expectTarget(other.page, suite.server, document, 2, theirs.join(' '))
    // Each sees what the other wrote.
    await until('the other’s words', async () => (await shown(page, 2)) === theirs.join(' '))
    await until('my words', async () => (await shown(other.page, 1)) === mine.join(' '))
    await Promise.all([saved(page), saved(other.page)])
    for (const one of [visitor, other]) {
      one.complaints.offline = false
      await suite.leave(one)
    }
  })

  test('both type in one segment over restarts: nobody’s words are lost', async () => {
    const { document, visitor, page } = await opened()
    const other = await suite.visit({ lang: 'en' })
    await openDocument(other.page, document)
    for (const one of [visitor, other]) one.complaints.offline = true
    await target(page, 3).click()
    await page.keyboard.type('start end')
    await saved(page)
    await until('seen', async () => (await shown(other.page, 3)) === 'start end')
    await target(other.page, 3).click()
    await page.keyboard.press('Home')
    await other.page.keyboard.press('End')
    for (let n = 1; n <= 4; n++) {
      await Promise.all([suite.server.kill(), page.keyboard.type(`a${n} `), other.page.keyboard.type(` z${n}`)])
      await suite.server.restart()
    }
    const whole = 'a1 a2 a3 a4 start end z1 z2 z3 z4'
    // What the other wrote comes when the line is there again.
    for (const one of [page, other.page]) await until('whole', async () => (await shown(one, 3)) === whole)
    await expectTarget(page, suite.server, document, 3, whole)
    await expectTarget(other.page, suite.server, document, 3, whole)
    for (const one of [visitor, other]) {
      one.complaints.offline = false
      await suite.leave(one)
    }
  })
})
