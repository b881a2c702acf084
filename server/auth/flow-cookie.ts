import { parseCookie, stringifySetCookie } from 'cookie'
import { newSecret } from './secrets.ts'

/** A sign-in that is at the provider comes back within this time, or begins anew. */
export const flowLifetime = 10 * 60 * 1000

/**
 * What a browser keeps while it signs in elsewhere: only the one that began a
 * sign-in can end it. Several of its tabs share one.
 */
export class FlowCookie {
  readonly #secure: boolean
  readonly #name: string

  constructor(secure: boolean) {
    this.#secure = secure
    this.#name = secure ? '__Host-songngu_sign_in' : 'songngu_sign_in'
  }

  /** What the browser has; null when nothing. */
  secretOf(header: string | undefined): string | null {
    const secret = header === undefined ? undefined : parseCookie(header)[this.#name]
    return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : null
  }

  /** The cookie that holds it for one more sign-in. Lax: the provider sends the browser back from its own site. */
  keep(known: string | null): { secret: string; cookie: string } {
    const secret = known ?? newSecret()
    const attributes = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: this.#secure }
    const cookie = { ...attributes, name: this.#name, value: secret, maxAge: flowLifetime / 1000 }
    return { secret, cookie: stringifySetCookie(cookie) }
  }
}
