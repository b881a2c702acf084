import type { RouteBody, RouteFields, RouteName, RouteParams, RouteQuery, RouteReply } from '../../core/api.ts'
import type { Actor } from '../../core/model/permissions.ts'
import type { Who } from '../auth/standing.ts'
import type { Deps } from '../deps.ts'
import type { Download } from '../download.ts'
import type { FlowVisitor } from '../people/oidc.ts'

/** A received file; its name is NFC without path or control characters. */
export interface Upload {
  name: string
  bytes: Uint8Array
}

/** The browser a request comes from. */
export interface Visit extends FlowVisitor {
  setCookie(line: string): void
}

/** One validated request. */
export interface Call<N extends RouteName> {
  params: RouteParams<N>
  query: RouteQuery<N>
  body: RouteBody<N>
  /** Who acts, with the role in the project the route is about. Throws AppError auth.required when nobody is signed in. */
  actor: Actor
  /** Who sends it; null on routes open to all when nobody is signed in. */
  who: Who | null
  /** The same where somebody has to be. */
  signedIn: Who
  visit: Visit
  /** The language the browser prefers. */
  language: 'en' | 'vi'
  /** Present on routes with `upload`. */
  upload: Upload | null
  /** Text parts of that form. */
  fields: RouteFields<N>
}

export type Handler<N extends RouteName> = (
  call: Call<N>,
  deps: Deps,
) => Promise<[RouteReply<N>] extends [never] ? Download : RouteReply<N>>

/** A handler for every route of the contract: a missing one is a type error. */
export type Handlers = { [N in RouteName]: Handler<N> }
/** The handlers of one area. */
export type Area<N extends RouteName> = Pick<Handlers, N>
