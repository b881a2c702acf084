import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchBrowser, visit, type OpenOptions, type Visitor } from './browser.ts'
import { startBuiltServer, type BuiltServer } from './browser-server.ts'

/** One server and one browser for a file of tests; visitors stay until its end. */
export interface BrowserSuite {
  readonly server: BuiltServer
  visit(options?: OpenOptions): Promise<Visitor>
  /** For a visitor who is done before the file is. */
  leave(visitor: Visitor): Promise<void>
}

/**
 * Registers start and stop with jest. After each test no page may have
 * complained; at the end the server must stop cleanly within 3 s. `settings`:
 * more of the server's environment.
 */
export function browserSuite(settings?: () => Promise<Record<string, string>>): BrowserSuite {
  jest.setTimeout(120_000)
  let server: BuiltServer | undefined
  let browser: Browser | undefined
  const visitors = new Set<Visitor>()

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startBuiltServer(await settings?.()), launchBrowser()])
  })
  afterEach(() => {
    expect([...visitors].flatMap(({ complaints }) => complaints.list.splice(0))).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    const end = await server?.stop()
    expect(end?.code).toBe(0)
    expect(end?.ms).toBeLessThan(3000)
  })

  return {
    get server() {
      if (!server) throw new Error('the server is not started yet')
      return server
    },
    async visit(options) {
      if (!browser || !server) throw new Error('the browser is not started yet')
      const visitor = await visit(browser, server.url, options)
      visitors.add(visitor)
      return visitor
    },
    async leave(visitor) {
      await visitor.context.close()
      expect(visitor.complaints.list).toEqual([])
      visitors.delete(visitor)
    },
  }
}
