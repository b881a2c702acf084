import type { RequestHandler } from 'express'
import type { Deps } from '../deps.ts'
import { endOidc } from '../people/oidc.ts'
import { flowVisitorOf } from './flow-visitor.ts'

/**
 * Where a provider sends the browser back to. No route of the contract: a
 * browser comes here by itself, from another site, and is sent on to a page.
 */
export function oidcCallback(deps: Deps): RequestHandler {
  return async (request, response) => {
    const who = await deps.access.who(request)
    const visitor = flowVisitorOf(deps.gate, request)
    const { searchParams } = new URL(request.originalUrl, visitor.origin)
    const { to, cookie } = await endOidc(deps, who, searchParams, visitor)
    if (cookie !== null) response.append('set-cookie', cookie)
    // The address has a code in it: it goes to nobody as a referrer.
    response.setHeader('referrer-policy', 'no-referrer')
    response.redirect(303, to)
  }
}
