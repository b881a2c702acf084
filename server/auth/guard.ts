import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { AppError, type ErrorCode } from '../../core/errors.ts'

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

export interface GateOptions {
  /** The command line's token. */
  token: string
  /** The address it listens on. */
  host?: string | undefined
  /** Where people reach the server, when that is not loopback; an origin. */
  publicUrl?: string | undefined
  /** Forwarded headers are a proxy's, and true. */
  trustProxy?: boolean | undefined
}

/**
 * Where the server may be reached from. Without passwords the browser's word is
 * all that keeps other web sites out; with them it keeps other sites from using
 * a session. A Host that is not ours means DNS rebinding.
 */
export class Gate {
  readonly #token: string
  readonly #bound: string
  readonly #public: URL | null
  readonly #trustProxy: boolean

  constructor({ token, host = '', publicUrl, trustProxy }: GateOptions) {
    this.#bound = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
    this.#token = token
    this.#public = publicUrl === undefined ? null : new URL(publicUrl)
    this.#trustProxy = trustProxy === true
  }

  /** Cookies go over https alone. */
  get secure(): boolean {
    return this.#public?.protocol === 'https:'
  }

  /** The origin under which a request reaches us, as its browser has it. */
  originOf(request: IncomingMessage): string {
    const host = this.#hostOf(request)
    return this.#public && (host === this.#public.host || !isLoopback(request, host))
      ? this.#public.origin
      : `http://${host}`
  }

  /** The address a request comes from. */
  addressOf(request: IncomingMessage): string {
    const forwarded = this.#trustProxy ? last(request.headers['x-forwarded-for']) : undefined
    return (forwarded ?? request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  }

  wrongHost(request: IncomingMessage): boolean {
    const host = this.#hostOf(request)
    if (host === this.#public?.host || isLoopback(request, host)) return false
    // The address it listens on is for the command line alone; pages use the public one.
    return host !== `${this.#bound}:${request.socket.localPort}` || !this.hasToken(request)
  }

  hasToken(request: IncomingMessage): boolean {
    const { authorization } = request.headers
    if (authorization === undefined) return false
    const given = Buffer.from(authorization)
    const asked = Buffer.from(`Bearer ${this.#token}`)
    return given.length === asked.length && timingSafeEqual(given, asked)
  }

  /**
   * Why a request of another site, or of no browser at all, is refused;
   * null when it may pass. `Sec-Fetch-Site` decides where browsers send it, else
   * `Origin`; with neither, an unsafe request needs the command line's token.
   */
  refusal(request: IncomingMessage, unsafe: boolean): ErrorCode | null {
    if (this.wrongHost(request)) return 'request.wrongHost'
    const site = request.headers['sec-fetch-site']
    const origin = request.headers.origin
    // Some browsers leave Sec-Fetch-Site out of a WebSocket's handshake, but none leaves out Origin.
    if (site !== undefined) {
      if (site === 'same-origin' || (site === 'none' && !unsafe)) return null
      return 'request.crossSite'
    }
    if (origin !== undefined) return this.#ours(request, origin.toLowerCase()) ? null : 'request.crossSite'
    if (!unsafe || this.hasToken(request)) return null
    return 'auth.required'
  }

  /** A proxy may keep the Host to itself: pages of the public address are ours all the same. */
  #ours(request: IncomingMessage, origin: string): boolean {
    return origin === this.#public?.origin || origin === this.originOf(request)
  }

  #hostOf(request: IncomingMessage): string {
    const forwarded = this.#trustProxy ? last(request.headers['x-forwarded-host']) : undefined
    return (forwarded ?? request.headers.host ?? '').toLowerCase()
  }

  /** Refuses every request whose Host is not ours. */
  readonly hostGuard: RequestHandler = (request, _response, next) => {
    if (this.wrongHost(request)) throw new AppError('request.wrongHost')
    next()
  }

  /** Refuses API requests that another site made. Pages stay open to links from elsewhere. */
  readonly siteGuard: RequestHandler = (request, _response, next) => {
    const code = this.refusal(request, !safeMethods.has(request.method))
    if (code) throw new AppError(code)
    next()
  }
}

function isLoopback(request: IncomingMessage, host: string): boolean {
  const split = /^(.*?)(?::(\d+))?$/.exec(host)
  const port = Number(split?.[2] ?? 80)
  return loopbackNames.has(split?.[1] ?? '') && port === request.socket.localPort
}

/** What the nearest proxy has added. */
function last(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.at(-1) : header
  return text?.split(',').at(-1)?.trim() || undefined
}
