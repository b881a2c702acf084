import type { RouteBody } from '../../core/api.ts'
import { AppError, type ErrorCode } from '../../core/errors.ts'
import type { Access } from '../auth/access.ts'
import { FlowCookie, flowLifetime } from '../auth/flow-cookie.ts'
import type { Provider, SignInKeys } from '../auth/provider.ts'
import { hashOf, newSecret } from '../auth/secrets.ts'
import type { Visitor } from '../auth/sessions.ts'
import type { Who } from '../auth/standing.ts'
import type { FlowRecord } from '../store/people-port.ts'
import type { Store } from '../store/store.ts'
import { connectIdentity, enterByIdentity } from './identities.ts'
import { openInvitation } from './invitations.ts'

export interface OidcParts {
  store: Store
  now: () => number
  access: Access
  provider?: Provider | undefined
}

/** A browser that signs in elsewhere. */
export interface FlowVisitor extends Visitor {
  /** Where it has us: an origin. */
  origin: string
  cookies: string | undefined
}

/** So many sign-ins may be at the provider at once; the oldest go first. */
const mostFlows = 2000

const callbackAt = (origin: string): string => `${origin}/api/oidc/callback`

/** A sign-in that only the same session may end: it connects its own account. */
const connectingOf = (session: string): string => hashOf(`connect ${session}`)

/**
 * Begins signing in with the provider; gives where the browser goes, and the
 * cookie by which it is known when it comes back. Throws AppError oidc.notSet,
 * oidc.unreachable, people.passwordFirst, notFound.invitation, auth.required.
 */
export async function beginOidc(
  { store, now, access, provider }: OidcParts,
  who: Who | null,
  { to, invitation, connect }: RouteBody<'beginOidc'>,
  visitor: FlowVisitor,
): Promise<{ url: string; cookie: string }> {
  if (!provider) throw new AppError('oidc.notSet')
  // Whoever came in first would own what everybody here can open now.
  if (access.open) throw new AppError('people.passwordFirst')
  const session = connect ? who?.session : null
  if (session === undefined) throw new AppError('auth.required')
  if (invitation !== null) await openInvitation(store.read, hashOf(invitation), now())
  const keys = newKeys(visitor.origin)
  const url = await provider.begin(keys)
  const flowCookie = new FlowCookie(access.secure)
  const { secret, cookie } = flowCookie.keep(flowCookie.secretOf(visitor.cookies))
  const flow: FlowRecord = {
    state: hashOf(keys.state),
    browser: session ? connectingOf(session.hash) : hashOf(secret),
    nonce: keys.nonce,
    verifier: keys.verifier,
    target: pathHere(to, visitor.origin),
    invitation: invitation === null ? null : hashOf(invitation),
    expiresAt: now() + flowLifetime,
  }
  await store.write(async (tx) => {
    await tx.people.forgetFlows(now(), mostFlows)
    await tx.people.insertFlow(flow)
  })
  return { url, cookie }
}

function newKeys(origin: string): SignInKeys {
  return { redirect: callbackAt(origin), state: newSecret(), nonce: newSecret(), verifier: newSecret() }
}

/** Only a page of ours, never an address of the API or another site; else the start page. */
export function pathHere(to: string, origin: string): string {
  if (!to.startsWith('/') || !URL.canParse(to, origin)) return '/'
  const url = new URL(to, origin)
  if (url.origin !== origin) return '/'
  const path = `${url.pathname}${url.search}${url.hash}`
  return /^\/(?![/\\]|api(?:[/?#]|$))/i.test(path) ? path : '/'
}

export interface Ended {
  /** Where the browser goes now: a path here. */
  to: string
  /** The session's cookie, when somebody came in. */
  cookie: string | null
}

/**
 * Ends a sign-in: who it was comes in, or is told why not on the page they
 * came from. Never throws an expected failure: a browser would show it bare.
 */
export async function endOidc(
  parts: OidcParts,
  who: Who | null,
  query: URLSearchParams,
  visitor: FlowVisitor,
): Promise<Ended> {
  const state = query.get('state')
  const flow = state === null ? null : await parts.store.write((tx) => tx.people.takeFlow(hashOf(state)))
  const back = (code: ErrorCode): Ended => ({
    to: withError(flow?.invitation ? '/invitation' : (flow?.target ?? '/'), code),
    cookie: null,
  })
  if (!parts.provider || state === null || !flow || flow.expiresAt <= parts.now()) {
    // Gone back to a sign-in that is over: whoever is signed in has no need of it.
    return who?.session ? { to: '/', cookie: null } : back(parts.provider ? 'oidc.failed' : 'oidc.notSet')
  }
  try {
    const connecting = who?.session != null && flow.browser === connectingOf(who.session.hash)
    const secret = new FlowCookie(parts.access.secure).secretOf(visitor.cookies)
    if (!connecting && (secret === null || flow.browser !== hashOf(secret))) throw new AppError('oidc.failed')
    const keys = { redirect: callbackAt(visitor.origin), state, nonce: flow.nonce, verifier: flow.verifier }
    const { identity, profile } = await parts.provider.finish(query, keys)
    if (connecting) {
      await connectIdentity(parts, who.standing.user, identity)
      return { to: flow.target, cookie: null }
    }
    const { user, project } = await enterByIdentity(
      { ...parts, join: parts.provider.join },
      identity,
      profile,
      flow.invitation,
    )
    if (who?.session) await parts.access.sessions.end(who.session)
    const { cookie } = await parts.access.sessions.open(user, visitor)
    await parts.access.changed()
    return { to: project === null ? flow.target : `/projects/${project}`, cookie }
  } catch (error) {
    if (error instanceof AppError) return back(error.code)
    throw error
  }
}

/** The page's address with what went wrong, for it to put into words. */
function withError(path: string, code: ErrorCode): string {
  const url = new URL(path, 'http://here')
  url.searchParams.set('error', code)
  return `${url.pathname}${url.search}${url.hash}`
}
