import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { AppError, type ErrorCode } from '../../core/errors.ts'

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Nobody needs a password on loopback, so the browser's word is all that keeps
 * other web sites out. A Host that is not ours means DNS rebinding.
 */
export function wrongHost(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? '').toLowerCase()
  const split = /^(.*?)(?::(\d+))?$/.exec(host)
  const port = Number(split?.[2] ?? 80)
  return !loopbackNames.has(split?.[1] ?? '') || port !== request.socket.localPort
}

/**
 * Why a request of another site, or of no browser at all, is refused;
 * null when it may pass. `Sec-Fetch-Site` decides where browsers send it, else
 * `Origin`; with neither, an unsafe request needs the command line's token.
 */
export function refusal(request: IncomingMessage, unsafe: boolean, token: string): ErrorCode | null {
  if (wrongHost(request)) return 'request.wrongHost'
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  // Some browsers leave Sec-Fetch-Site out of a WebSocket's handshake, but none leaves out Origin.
  if (site !== undefined) {
    if (site === 'same-origin' || (site === 'none' && !unsafe)) return null
    return 'request.crossSite'
  }
  if (origin !== undefined) {
    return origin.toLowerCase() === `http://${(request.headers.host ?? '').toLowerCase()}` ? null : 'request.crossSite'
  }
  if (!unsafe || hasToken(request, token)) return null
  return 'auth.required'
}

function hasToken(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '')
  const asked = Buffer.from(`Bearer ${token}`)
  return given.length === asked.length && timingSafeEqual(given, asked)
}

/** Refuses every request whose Host is not ours. */
export const hostGuard: RequestHandler = (request, _response, next) => {
  if (wrongHost(request)) throw new AppError('request.wrongHost')
  next()
}

/** Refuses API requests that another site made. Pages stay open to links from elsewhere. */
export function siteGuard(token: string): RequestHandler {
  return (request, _response, next) => {
    const code = refusal(request, !safeMethods.has(request.method), token)
    if (code) throw new AppError(code)
    next()
  }
}
