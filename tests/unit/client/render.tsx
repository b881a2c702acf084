import { QueryClientProvider } from '@tanstack/react-query'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { CommandScope } from '../../../client/commandScope.tsx'
import { loadChecksWords, loadDialogWords, loadSettingsWords, startI18n, type Language } from '../../../client/i18n.ts'
import { createQueryClient } from '../../../client/queries.ts'

/** jsdom knows the dialog element but not how to open it; matchMedia and fetch it lacks. */
export function prepareDom(): void {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  HTMLDialogElement.prototype.showModal = function () {
    this.setAttribute('open', '')
  }
  HTMLDialogElement.prototype.close = function () {
    this.removeAttribute('open')
  }
  window.matchMedia = (media: string) =>
    ({ media, matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }) as never
  globalThis.CSS ??= {} as typeof CSS
  CSS.escape ??= (text: string) => text.replace(/[^\w-]/g, '\\$&')
}

/** Answers of the server by `METHOD /path`; what was asked is listed. */
export function fakeServer(answers: Record<string, unknown>): string[] {
  const asked: string[] = []
  globalThis.fetch = (async (input: string, init: RequestInit = {}) => {
    const name = `${init.method ?? 'GET'} ${input}`
    asked.push(typeof init.body === 'string' ? `${name} ${init.body}` : name)
    if (!(name in answers)) throw new TypeError(`no answer to ${name}`)
    const answer = await answers[name]
    const failed = typeof answer === 'object' && answer !== null && 'error' in answer
    return { ok: !failed, status: failed ? 422 : 200, json: async () => answer }
  }) as typeof fetch
  return asked
}

export interface Rendered {
  root: HTMLElement
  find(selector: string): HTMLElement
  all(selector: string): HTMLElement[]
  /** A button by its accessible name or words. */
  button(name: string | RegExp): HTMLButtonElement
  click(element: HTMLElement): Promise<void>
  press(element: HTMLElement, key: string, held?: Partial<KeyboardEventInit>): Promise<void>
  type(element: HTMLElement, text: string): Promise<void>
  /** Waits until an expectation holds; fails with it after two seconds. */
  until(expectation: () => void): Promise<void>
  unmount(): Promise<void>
}

const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent.trim()

async function until(expectation: () => void): Promise<void> {
  const deadline = Date.now() + 2000
  for (;;) {
    try {
      return expectation()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 5))))
    }
  }
}

export async function render(node: ReactNode, language: Language = 'en'): Promise<Rendered> {
  await startI18n(language)
  await loadSettingsWords()
  await loadChecksWords()
  await loadDialogWords()
  const box = document.createElement('div')
  document.body.append(box)
  const root = createRoot(box)
  await act(async () =>
    root.render(
      <QueryClientProvider client={createQueryClient()}>
        <CommandScope>{node}</CommandScope>
      </QueryClientProvider>,
    ),
  )
  const all = (selector: string): HTMLElement[] => Array.from(document.querySelectorAll<HTMLElement>(selector))
  return {
    root: box,
    all,
    find: (selector) => {
      const [element] = all(selector)
      if (!element) throw new Error(`no ${selector} in ${document.body.innerHTML}`)
      return element
    },
    button: (name) => {
      const fits = (text: string): boolean => (typeof name === 'string' ? text === name : name.test(text))
      const found = Array.from(document.querySelectorAll('button')).find((one) => fits(nameOf(one)))
      if (!found) throw new Error(`no button ${String(name)}`)
      return found
    },
    click: (element) => act(async () => element.click()),
    press: (element, key, held = {}) =>
      act(async () => {
        element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }))
      }),
    type: (element, text) =>
      act(async () => {
        const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
        Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(element, text)
        element.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    until,
    unmount: async () => {
      await act(async () => root.unmount())
      box.remove()
    },
  }
}
