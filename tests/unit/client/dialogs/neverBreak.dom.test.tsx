import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { act } from 'react'
import { NeverBreakDialog } from '../../../../client/dialogs/NeverBreakDialog.tsx'
import { defaultStyle } from '../../../../core/language/meaning/style.ts'
import { FakeSession } from '../fake-session.ts'
import { fakeServer, prepareDom, render, type Rendered } from '../render.tsx'
import { escape, Opened } from './opened.tsx'

let page: Rendered
let session: FakeSession
let told: { text: string; undo?: () => void }[]
let failed: unknown[]

beforeAll(prepareDom)
beforeEach(() => {
  session = new FakeSession([{ sourceText: 'Ông Tuấn ở TP. ' }, { sourceText: 'Vinh đến.' }])
  told = []
  failed = []
})
afterEach(() => page.unmount())

const ADD = 'POST /api/documents/d1/abbreviations'
const UNDO = 'DELETE /api/documents/d1/abbreviations'
const settings = { style: defaultStyle, severities: {}, abbreviations: ['TP.'] }

async function open(answers: Record<string, unknown>, row = 's1'): Promise<string[]> {
  const asked = fakeServer(answers)
  page = await render(
    <Opened>
      {(close) => (
        <NeverBreakDialog
          session={session}
          row={row}
          onDone={(text, { run }) => told.push({ text, undo: run })}
          onSay={(text) => told.push({ text })}
          onFail={(error) => failed.push(error)}
          onClose={close}
        />
      )}
    </Opened>,
  )
  page.button('Open').focus()
  await page.click(page.button('Open'))
  return asked
}

const field = (): HTMLInputElement => page.find('dialog .input') as HTMLInputElement
const submit = () => act(async () => (page.find('dialog form') as HTMLFormElement).requestSubmit())
const bodyOf = (asked: string): Record<string, unknown> =>
  JSON.parse(asked.slice(asked.indexOf('{'))) as Record<string, unknown>

describe('never break here', () => {
  test('offers the last word of the row, chosen whole', async () => {
    await open({})
    expect(field().value).toBe('TP.')
    expect(document.activeElement).toBe(field())
    expect([field().selectionStart, field().selectionEnd]).toEqual([0, 3])
  })

  test('a row without a word offers nothing, and nothing can be sent', async () => {
    const asked = await open({}, 'no such row')
    expect(field().value).toBe('')
    expect(page.button('Never break here').disabled).toBe(true)
    await page.type(field(), '  ')
    await submit()
    expect(asked).toEqual([])
  })

  test('saves what was typed first, sends the word once in NFC without spaces, and tells what was joined', async () => {
    const events = [{ document: 'd1', n: 4 }]
    let answer: (reply: unknown) => void = () => undefined
    const asked = await open({ [ADD]: new Promise((resolve) => (answer = resolve)) })
    await page.type(field(), ' Đ/c. '.normalize('NFD'))
    await submit()
    await submit()
    await act(async () => answer({ settings, joined: 1, events }))
    await page.until(() => expect(page.all('dialog')).toEqual([]))
    expect(session.calls).toEqual([['flush']])
    expect(asked).toHaveLength(1)
    expect(asked[0]?.startsWith(ADD)).toBe(true)
    expect(bodyOf(asked[0] ?? '')).toMatchObject({ abbreviation: 'Đ/c.' })
    expect(told.map(({ text }) => text)).toEqual(['“Đ/c.” is kept with the project; 1 segment was joined.'])
    expect(document.activeElement).toBe(page.button('Open'))
    expect(failed).toEqual([])
  })

  test('the way back names the same joins, and says when some are past taking back', async () => {
    const events = [
      { document: 'd1', n: 4 },
      { document: 'd1', n: 5 },
    ]
    const asked = await open({
      [ADD]: { settings, joined: 2, events },
      [UNDO]: { settings, restored: 1, kept: [events[1]] },
    })
    await submit()
    await page.until(() => expect(told).toHaveLength(1))
    await act(async () => told[0]?.undo?.())
    await page.until(() => expect(told).toHaveLength(2))
    expect(bodyOf(asked[1] ?? '')).toMatchObject({ abbreviation: 'TP.', events })
    expect(bodyOf(asked[1] ?? '').requestId).not.toBe(bodyOf(asked[0] ?? '').requestId)
    expect(told[1]?.text).toMatch(/^Taken back: 1 segment was cut again; others .* stay joined\.$/)
  })

  test('a refusal is said in the dialog, which stays with what was typed and can be sent again', async () => {
    const answers: Record<string, unknown> = { [ADD]: { error: { code: 'request.invalid', params: {} } } }
    const asked = await open(answers)
    await page.type(field(), 'Xyz.')
    await submit()
    await page.until(() => expect(page.find('[role=alert]').textContent).not.toBe(''))
    expect(field().value).toBe('Xyz.')
    expect(told).toEqual([])
    answers[ADD] = { settings, joined: 0, events: [] }
    await submit()
    await page.until(() => expect(page.all('dialog')).toEqual([]))
    expect(asked).toHaveLength(2)
    expect(told[0]?.text).toBe('“Xyz.” is kept with the project; 0 segments were joined.')
  })

  test('a failed way back is handed to the workbench', async () => {
    await open({
      [ADD]: { settings, joined: 0, events: [] },
      [UNDO]: { error: { code: 'internal', params: {} } },
    })
    await submit()
    await page.until(() => expect(told).toHaveLength(1))
    await act(async () => told[0]?.undo?.())
    await page.until(() => expect(failed).toHaveLength(1))
  })

  test('Escape sends nothing, and the keyboard is where it was', async () => {
    const asked = await open({})
    await act(async () => void page.find('dialog').dispatchEvent(escape()))
    expect(page.all('dialog')).toEqual([])
    expect(document.activeElement).toBe(page.button('Open'))
    expect([asked, session.calls]).toEqual([[], []])
  })
})
