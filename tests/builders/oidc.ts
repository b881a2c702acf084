import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { RouteBody } from '../../core/api.ts'
import type { OidcConfig } from '../../server/config.ts'
import type { Browser } from './people.ts'

/** What a provider knows of somebody; claims of OpenID Connect Core 1.0 §5.1. */
export interface ProviderPerson {
  sub: string
  name?: string
  email?: string
  email_verified?: boolean
}

/** A real provider (the package oidc-provider) in a process of its own. */
export class TestProvider {
  readonly #people: readonly ProviderPerson[]
  #child: ChildProcess | null = null
  issuer = ''

  private constructor(people: readonly ProviderPerson[]) {
    this.#people = people
  }

  static async start(people: readonly ProviderPerson[]): Promise<TestProvider> {
    const provider = new TestProvider(people)
    await provider.restart()
    return provider
  }

  /** At the same address, with new keys, and nobody signed in there any more. */
  async restart(): Promise<void> {
    await this.stop()
    const program = fileURLToPath(new URL('oidc-program.mjs', import.meta.url))
    const port = this.issuer === '' ? '0' : new URL(this.issuer).port
    const child = spawn(process.execPath, [program, port, JSON.stringify(this.#people)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    let errors = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
    this.issuer = await new Promise((resolve, reject) => {
      child.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()))
      child.once('close', () => reject(new Error(`the provider ended\n${errors}`)))
    })
  }

  async stop(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null) return
    const closed = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await closed
    this.#child = null
  }

  get config(): OidcConfig {
    const clientSecret = 'a secret between the two of them'
    return { issuer: this.issuer, clientId: 'songngu', clientSecret, name: 'Báo Nghệ An' }
  }

  /** The same for a server in a process of its own. */
  get environment(): Record<string, string> {
    const { issuer, clientId, clientSecret = '', name = '' } = this.config
    return {
      SONGNGU_OIDC_ISSUER: issuer,
      SONGNGU_OIDC_CLIENT_ID: clientId,
      SONGNGU_OIDC_CLIENT_SECRET: clientSecret,
      SONGNGU_OIDC_NAME: name,
    }
  }

  /** Does something to the sign-ins from now on that no honest provider does. */
  async twist(what: '' | 'nonce'): Promise<void> {
    await fetch(`${this.issuer}/twist?what=${what}`)
  }

  /** Signs in there as a browser would; null: cancels. Gives the address of ours that it is sent back to. */
  async visit(url: string, sub: string | null): Promise<string> {
    const cookies = new Map<string, string>()
    let next: string = url
    let form: URLSearchParams | null = null
    for (let step = 0; step < 12; step++) {
      const response: Response = await fetch(next, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form && { method: 'POST', body: form }),
      })
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        cookies.set(name, value)
      }
      const location = response.headers.get('location')
      if (location === null) {
        if (form !== null || !response.ok) throw new Error(`the provider: ${response.status} ${await response.text()}`)
        form = new URLSearchParams({ person: sub ?? '' })
        continue
      }
      form = null
      next = new URL(location, next).href
      if (!next.startsWith(this.issuer)) return next
    }
    throw new Error(`the provider sends round in circles: ${next}`)
  }

  /** From the button to the address of ours that the provider sends the browser to. */
  async comeBack(browser: Browser, sub: string | null, body: Partial<RouteBody<'beginOidc'>> = {}): Promise<string> {
    const whole = { to: '/', invitation: null, connect: false, ...body }
    return this.visit((await browser.call('beginOidc', { body: whole })).url, sub)
  }

  /** The whole way; gives the page where it ends. */
  async signIn(browser: Browser, sub: string | null, body: Partial<RouteBody<'beginOidc'>> = {}): Promise<string> {
    return landing(await browser.arrive(await this.comeBack(browser, sub, body)))
  }
}

/** Where a browser is sent on to. */
export const landing = (response: Response): string => response.headers.get('location') ?? `${response.status}`
