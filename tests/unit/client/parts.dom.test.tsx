import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { act } from 'react'
import { setLanguage } from '../../../client/i18n.ts'
import { ConfirmDialog } from '../../../client/ui/ConfirmDialog.tsx'
import { LanguageSwitch } from '../../../client/ui/LanguageSwitch.tsx'
import { Menu } from '../../../client/ui/Menu.tsx'
import { NameDialog } from '../../../client/ui/NameDialog.tsx'
import { ProgressBar } from '../../../client/ui/ProgressBar.tsx'
import { StatusIcon } from '../../../client/ui/StatusIcon.tsx'
import { prepareDom, render, type Rendered } from './render.tsx'

let page: Rendered

beforeAll(prepareDom)
afterEach(async () => {
  await page.unmount()
  localStorage.clear()
})

describe('the language', () => {
  test('switches at once, is remembered, and is told to the document', async () => {
    page = await render(<LanguageSwitch />, 'en')
    await page.click(page.button('Tiếng Việt'))
    expect(page.find('[role=group]').getAttribute('aria-label')).toBe('Ngôn ngữ giao diện')
    expect(document.documentElement.lang).toBe('vi')
    expect(localStorage.getItem('songngu.language')).toBe('vi')
    expect(page.button('Tiếng Việt').getAttribute('aria-pressed')).toBe('true')
  })

  test('switches also where storage is refused', async () => {
    page = await render(<LanguageSwitch />, 'en')
    const refuse = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError')
    })
    await act(async () => setLanguage('vi'))
    refuse.mockRestore()
    expect(document.documentElement.lang).toBe('vi')
  })
})

describe('a menu', () => {
  const menu = (run: () => void) => (
    <Menu
      label="Actions"
      className="button"
      button="Actions"
      groups={[{ items: [{ id: 'a', label: 'Rename', run }] }, { items: [{ id: 'b', label: 'Delete', run }] }]}
    />
  )
  const focused = (): string => document.activeElement?.textContent ?? ''

  test('opens by ArrowDown, walks by arrows and letters, closes by Escape back to its button', async () => {
    page = await render(menu(() => undefined))
    const button = page.button('Actions')
    button.focus()
    await page.press(button, 'ArrowDown')
    expect(focused()).toBe('Rename')
    await page.press(document.activeElement as HTMLElement, 'ArrowDown')
    expect(focused()).toBe('Delete')
    await page.press(document.activeElement as HTMLElement, 'ArrowDown')
    expect(focused()).toBe('Rename')
    await page.press(document.activeElement as HTMLElement, 'd')
    expect(focused()).toBe('Delete')
    await page.press(document.activeElement as HTMLElement, 'Escape')
    expect(page.all('[role=menu]')).toEqual([])
    expect(document.activeElement).toBe(button)
  })

  test('runs the chosen item once and closes', async () => {
    const run = jest.fn()
    page = await render(menu(run))
    await page.click(page.button('Actions'))
    await page.click(page.button('Rename'))
    expect(run).toHaveBeenCalledTimes(1)
    expect(page.all('[role=menu]')).toEqual([])
  })
})

describe('dialogs', () => {
  test('a name is given trimmed and in NFC, and never empty', async () => {
    const submit = jest.fn()
    page = await render(
      <NameDialog title="New" label="Name" action="Create" onSubmit={submit} onClose={() => undefined} />,
    )
    expect(page.button('Create').disabled).toBe(true)
    await page.type(page.find('input'), '  Báo Nghệ An '.normalize('NFD'))
    await page.click(page.button('Create'))
    expect(submit.mock.calls).toEqual([['Báo Nghệ An']])
  })

  test('a question about loss has its safe answer under the keyboard', async () => {
    page = await render(
      <ConfirmDialog
        title="Delete?"
        text="Gone"
        action="Delete"
        onConfirm={() => undefined}
        onClose={() => undefined}
      />,
    )
    expect(document.activeElement).toBe(page.button('Cancel'))
    expect(page.find('dialog').getAttribute('open')).toBe('')
  })
})

test('progress says in words and figures what its colours say', async () => {
  const none = { segments: 0, words: 0 }
  const progress = {
    untranslated: { segments: 1, words: 50 },
    draft: none,
    confirmed: { segments: 2, words: 30 },
    approved: { segments: 1, words: 20 },
    total: { segments: 4, words: 100 },
  }
  page = await render(<ProgressBar progress={progress} />)
  expect(page.find('[role=progressbar]').getAttribute('aria-label')).toBe('Progress: 50% confirmed')
  expect(page.all('.progress-part').map((part) => [part.style.width, part.title])).toEqual([
    ['20%', 'Approved: 1 segments, 20 words'],
    ['30%', 'Confirmed: 2 segments, 30 words'],
    ['0%', 'Draft: 0 segments, 0 words'],
  ])
})

test('each status has a shape and a name of its own', async () => {
  page = await render(
    <>
      {(['untranslated', 'draft', 'confirmed', 'approved'] as const).map((status) => (
        <StatusIcon key={status} status={status} />
      ))}
      <StatusIcon status="draft" locked />
    </>,
    'vi',
  )
  const icons = page.all('[role=img]')
  expect(icons.map((icon) => icon.getAttribute('aria-label'))).toEqual([
    'Chưa dịch',
    'Bản nháp',
    'Đã xác nhận',
    'Đã duyệt',
    'Bản nháp · Đã khóa',
  ])
  const shapes = icons.map((icon) => icon.innerHTML.replace(/<title>.*<\/title>/, ''))
  expect(new Set(shapes).size).toBe(5)
})
