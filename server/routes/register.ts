import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import * as z from 'zod/mini'
import { routes, type RouteName } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { personHeader } from '../../core/wire/route.ts'
import { can, type ActionKind, type Actor } from '../../core/model/permissions.ts'
import { roleFor } from '../auth/scope.ts'
import type { Who } from '../auth/standing.ts'
import type { Deps } from '../deps.ts'
import { bodyLimit, glossaryUploadLimit, saveBodyLimit, uploadLimit } from '../limits.ts'
import { contentDisposition, type Download } from '../download.ts'
import { flowVisitorOf } from './flow-visitor.ts'
import type { Call, Handlers } from './handler.ts'
import { receiveFile, takeFields, takeUpload } from './upload.ts'

/** The route's schemas, whichever it has. */
interface Shape {
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  access: ActionKind | null
  params?: z.core.$ZodType
  query?: z.core.$ZodType
  body?: z.core.$ZodType
  reply: z.core.$ZodType | string
  status?: number
  upload?: true
  fields?: z.core.$ZodType
}

const bodyLimits: Partial<Record<RouteName, number>> = {
  save: saveBodyLimit,
  batch: saveBodyLimit,
  importText: uploadLimit + bodyLimit,
}
const uploadLimits: Partial<Record<RouteName, number>> = { previewGlossaryImport: glossaryUploadLimit }

/**
 * Registers every route of the contract: permission, then body, then
 * validation, then the handler.
 */
export function registerRoutes(router: Router, handlers: Handlers, deps: Deps): void {
  // The router asks one entry after the other: the one that is asked most comes first.
  const names = new Set<RouteName>(['save', ...(Object.keys(routes) as RouteName[])])
  for (const name of names) {
    const shape: Shape = routes[name]
    const steps: RequestHandler[] = [permission(shape, deps, publicRoutes.has(name))]
    if (shape.body) steps.push(express.json({ limit: bodyLimits[name] ?? bodyLimit }))
    if (shape.upload) steps.push(receiveFile(uploadLimits[name] ?? uploadLimit))
    router[shape.method](shape.path, ...steps, answer(shape, handlers[name] as AnyHandler, deps))
  }
}

/** For people who are not signed in, too: everything else asks them to. */
const publicRoutes: ReadonlySet<RouteName> = new Set([
  'health',
  'signInOptions',
  'signIn',
  'beginOidc',
  'signOut',
  'lookAtInvitation',
  'acceptInvitation',
])

type AnyHandler = (call: Call<never>, deps: Deps) => Promise<unknown>

/** Who sends a request and as what they act, found out before its body is read. */
interface Acting {
  who: Who | null
  actor: Actor | null
}
const acting = new WeakMap<Request, Acting>()

function permission(shape: Shape, deps: Deps, open: boolean): RequestHandler {
  const { access } = deps
  return async (request, response, next) => {
    const who = await access.who(request)
    const meant = request.headers[personHeader]
    if (who && meant !== undefined && meant !== who.standing.user) throw new AppError('auth.otherPerson')
    if (open) acting.set(request, { who, actor: null })
    else {
      if (!who) throw new AppError('auth.required')
      const role = await roleFor(deps, who.standing, request.params, shape.access)
      const actor = { user: who.standing.user, role }
      if (shape.access !== null && !can(actor, shape.access)) throw new AppError('auth.forbidden')
      acting.set(request, { who, actor })
    }
    const prolonged = who?.session ? access.sessions.see(who.session, request) : null
    if (prolonged !== null) response.append('set-cookie', prolonged)
    next()
  }
}

function answer(shape: Shape, handler: AnyHandler, deps: Deps): RequestHandler {
  return async (request, response) => {
    const { who, actor } = acting.get(request) ?? { who: null, actor: null }
    const call = {
      params: valid(shape.params, request.params, 'params'),
      query: valid(shape.query, request.query, 'query'),
      body: valid(shape.body, request.body, 'body'),
      who,
      get actor() {
        return required(actor)
      },
      get signedIn() {
        return required(who)
      },
      visit: {
        ...flowVisitorOf(deps.gate, request),
        setCookie: (line: string) => response.append('set-cookie', line),
      },
      get language() {
        return preferredLanguage(request)
      },
      upload: shape.upload ? takeUpload(request) : null,
      fields: valid(shape.fields, shape.upload ? takeFields(request) : undefined, 'fields'),
    } as unknown as Call<never>
    const reply = await handler(call, deps)
    if (typeof shape.reply === 'string') sendFile(response, reply as Download)
    else response.status(shape.status ?? 200).json(reply)
  }
}

function required<T>(found: T | null): T {
  if (found === null) throw new AppError('auth.required')
  return found
}

/** Parses one part of the request, or names the field at fault. */
function valid(schema: z.core.$ZodType | undefined, value: unknown, part: string): unknown {
  if (!schema) return undefined
  const parsed = z.safeParse(schema, value ?? {})
  if (parsed.success) return parsed.data
  const path = parsed.error.issues[0]?.path ?? []
  throw new AppError('request.invalid', { path: [part, ...path].map(String).join('.') })
}

function preferredLanguage(request: Request): 'en' | 'vi' {
  return request.acceptsLanguages('vi', 'en') === 'en' ? 'en' : 'vi'
}

function sendFile(response: Response, file: Download): void {
  response.setHeader('content-type', file.mime)
  response.setHeader('content-disposition', contentDisposition(file.fileName))
  if (file.event !== undefined) response.setHeader('x-document-event', file.event)
  response.end(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
}
