import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { act } from 'react'
import { ConvertDialog } from '../../../../client/dialogs/ConvertDialog.tsx'
import type { LegacyEncodingId } from '../../../../core/api.ts'
import { fakeServer, prepareDom, render, type Rendered } from '../render.tsx'
import { escape, Opened } from './opened.tsx'

let page: Rendered
let converted: LegacyEncodingId[]

beforeAll(prepareDom)
afterEach(() => page.unmount())

const PREVIEW = 'POST /api/encoding/preview'
const candidates = [
  { encoding: 'tcvn3', score: 0.973, sample: ['Đảng bộ Khối', 'Hội nghị sơ kết'] },
  { encoding: 'vni', score: 0.4, sample: ['§¶ng bé Khèi'] },
]

async function open(answer: unknown, language: 'en' | 'vi' = 'en'): Promise<string[]> {
  const asked = fakeServer({ [PREVIEW]: answer })
  converted = []
  const file = new File(['x'], 'cũ.txt')
  page = await render(
    <Opened>
      {(close) => <ConvertDialog file={file} onConvert={(encoding) => converted.push(encoding)} onClose={close} />}
    </Opened>,
    language,
  )
  page.button('Open').focus()
  await page.click(page.button('Open'))
  return asked
}

const radios = (): HTMLInputElement[] => page.all('input[type=radio]') as HTMLInputElement[]
const submit = () => act(async () => (page.find('dialog form') as HTMLFormElement).requestSubmit())

describe('converting an old encoding', () => {
  test('waits for the server, then offers every reading with its first lines, the likeliest chosen and focused', async () => {
    let answer: (reply: unknown) => void = () => undefined
    const asked = await open(new Promise((resolve) => (answer = resolve)))
    expect(page.find('h2').textContent).toBe('Convert “cũ.txt”')
    expect(page.all('[role=status], .loading').length).toBeGreaterThan(0)
    expect(page.button('Convert and import').disabled).toBe(true)
    await submit()
    expect(converted).toEqual([])

    await act(async () => answer({ candidates }))
    await page.until(() => expect(radios()).toHaveLength(2))
    expect(asked).toEqual([PREVIEW])
    expect(page.all('.candidate').map((one) => one.querySelector('b')?.textContent)).toEqual(['TCVN3 (ABC)', 'VNI'])
    expect(page.find('.candidate small').textContent).toBe('97% of the accented words read as Vietnamese')
    const samples = page.all('.candidate-sample')
    expect(samples.map((one) => [...one.children].map(({ textContent }) => textContent))).toEqual([
      ['Đảng bộ Khối', 'Hội nghị sơ kết'],
      ['§¶ng bé Khèi'],
    ])
    expect(samples.every((one) => one.getAttribute('lang') === 'vi')).toBe(true)
    expect(radios().map(({ checked }) => checked)).toEqual([true, false])
    expect(document.activeElement).toBe(radios()[0])
  })

  test('sends what was chosen', async () => {
    await open({ candidates })
    await page.until(() => expect(radios()).toHaveLength(2))
    await submit()
    await page.click(page.find('input[value=vni]'))
    await submit()
    expect(converted).toEqual(['tcvn3', 'vni'])
  })

  test('Escape and Cancel convert nothing, and the keyboard is where it was', async () => {
    await open({ candidates })
    for (const leave of [
      () => act(async () => void page.find('dialog').dispatchEvent(escape())),
      () => page.click(page.button('Cancel')),
      () => page.click(page.button('Close')),
    ]) {
      await page.until(() => expect(radios()).toHaveLength(2))
      await leave()
      expect(page.all('dialog')).toEqual([])
      expect(document.activeElement).toBe(page.button('Open'))
      await page.click(page.button('Open'))
    }
    expect(converted).toEqual([])
  })

  test.each([
    ['en', 'None of the encodings known here fits this file.'],
    ['vi', 'Không có bảng mã nào phù hợp'],
  ] as const)('says what to do when none fits, %s', async (language, words) => {
    await open({ candidates: [] }, language)
    await page.until(() => expect(page.find('[role=alert]').textContent).toContain(words))
    expect((page.find('button[type=submit]') as HTMLButtonElement).disabled).toBe(true)
    await submit()
    expect(converted).toEqual([])
  })

  test('says why the server could not read it, and converts nothing', async () => {
    await open({ error: { code: 'request.tooLarge', params: {} } })
    await page.until(() => expect(page.find('[role=alert]').textContent).toMatch(/^That is too much/))
    expect(page.button('Convert and import').disabled).toBe(true)
  })
})
