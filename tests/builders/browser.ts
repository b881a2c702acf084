import { execFileSync } from 'node:child_process'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'

/** Chromium for the tests; `npm test` names it, a single jest run asks scripts/browser.mjs. */
function executable(): string {
  return (
    process.env['SONGNGU_CHROMIUM'] ??
    execFileSync(process.execPath, ['scripts/browser.mjs'], { encoding: 'utf8' }).trim()
  )
}

export async function launchBrowser(): Promise<Browser> {
  const args = ['--disable-background-networking', '--disable-component-update', '--disable-domain-reliability']
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  return chromium.launch({ executablePath: executable(), args })
}

/** What a page complained about: console errors, uncaught errors, breaches of the content security policy. */
export interface Complaints {
  /** While true a broken line is part of the test, and the browser's own reports of it are no complaint. */
  offline: boolean
  readonly list: string[]
}

export interface OpenOptions {
  lang?: 'en' | 'vi'
  viewport?: { width: number; height: number }
  theme?: 'light' | 'dark'
}

export interface Visitor {
  context: BrowserContext
  page: Page
  complaints: Complaints
}

/** A person with a browser of their own (storage apart from others'). The page is not loaded yet. */
export async function visit(browser: Browser, url: string, options: OpenOptions = {}): Promise<Visitor> {
  const settings: BrowserContextOptions = {
    baseURL: url,
    locale: options.lang === 'vi' ? 'vi-VN' : 'en-GB',
    viewport: options.viewport ?? { width: 1440, height: 900 },
    colorScheme: options.theme ?? 'light',
    acceptDownloads: true,
  }
  const context = await browser.newContext(settings)
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  return { context, page, complaints: listen(page) }
}

const BROKEN_LINE =
  /net::ERR_|WebSocket connection to .* failed|Failed to load resource: the server responded with a status of 50[234]/

export function listen(page: Page): Complaints {
  const complaints: Complaints = { offline: false, list: [] }
  page.on('pageerror', (error) => complaints.list.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    const csp = /Content Security Policy/i.test(text)
    if (message.type() !== 'error' && !csp) return
    if (complaints.offline && BROKEN_LINE.test(text)) return
    complaints.list.push(`console: ${text} (${message.location().url})`)
  })
  return complaints
}

/**
 * Waits until `probe` gives something other than undefined, null or false, and
 * returns it. For conditions outside a page; inside one use locators.
 */
export async function until<T>(what: string, probe: () => T | Promise<T>, ms = 15_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + ms
  let last: unknown
  for (;;) {
    try {
      const value = await probe()
      if (value !== undefined && value !== null && value !== false) return value
      last = value
    } catch (error) {
      last = error
    }
    if (performance.now() > deadline) throw new Error(`${what}: not within ${ms} ms`, { cause: last })
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Something waits until this is opened: requests that are to arrive together, or an answer that comes late. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open }
}

/** Serious and critical findings of axe on the page when it has come to rest, one line each. */
export async function axe(page: Page): Promise<string[]> {
  await atRest(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
}

/**
 * The page when no colour or place is on its way to another: half-way through a change of theme a
 * button is in no theme at all. Two frames first, for what was just asked to have begun.
 */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
    const passing = document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(passing.map((each) => each.finished))
  })
}
