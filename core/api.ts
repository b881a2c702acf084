import type * as z from 'zod/mini'
import { lateRoutes } from './wire/late-routes.ts'
import { workRoutes } from './wire/work-routes.ts'

/**
 * The wire contract: every route, its input and reply, and every live message
 * (their parts are in `wire/`). Types come by inference only. Server and client
 * meet here and nowhere else; both validate at their door. All paths are under
 * `/api`.
 */

export * from './wire/checking.ts'
export * from './wire/encodings.ts'
export * from './wire/events.ts'
export * from './wire/glossary.ts'
export * from './wire/glossary-exchange.ts'
export * from './wire/glossary-keeping.ts'
export * from './wire/glossary-use.ts'
export * from './wire/live.ts'
export * from './wire/mqm.ts'
export * from './wire/people.ts'
export * from './wire/resources.ts'
export * from './wire/review.ts'
export * from './wire/saving.ts'
export * from './wire/timeline.ts'
export * from './wire/suggestions.ts'
export * from './wire/work-routes.ts'
export * from './wire/workflow.ts'

export const routes = { ...workRoutes, ...lateRoutes }
export type RouteName = keyof typeof routes
type Infer<T> = T extends z.core.$ZodType ? z.infer<T> : never
type Field<N extends RouteName, K extends string> = (typeof routes)[N] extends Record<K, infer T> ? T : never
export type RouteParams<N extends RouteName> = Infer<Field<N, 'params'>>
export type RouteQuery<N extends RouteName> = Infer<Field<N, 'query'>>
export type RouteBody<N extends RouteName> = Infer<Field<N, 'body'>>
export type RouteFields<N extends RouteName> = Infer<Field<N, 'fields'>>
export type RouteReply<N extends RouteName> = Infer<Field<N, 'reply'>>
