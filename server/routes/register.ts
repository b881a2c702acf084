import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type { z } from 'zod'
import { routes, type RouteName } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { can, type ActionKind } from '../../core/model/permissions.ts'
import type { Deps } from '../deps.ts'
import { bodyLimit, glossaryUploadLimit, saveBodyLimit, uploadLimit } from '../limits.ts'
import { contentDisposition, type Download } from '../download.ts'
import type { Call, Handlers } from './handler.ts'
import { receiveFile, takeFields, takeUpload } from './upload.ts'

/** The route's schemas, whichever it has. */
interface Shape {
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  access: ActionKind | null
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  reply: z.ZodType | string
  status?: number
  upload?: true
  fields?: z.ZodType
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
    const steps: RequestHandler[] = [permission(shape, deps)]
    if (shape.body) steps.push(express.json({ limit: bodyLimits[name] ?? bodyLimit }))
    if (shape.upload) steps.push(receiveFile(uploadLimits[name] ?? uploadLimit))
    router[shape.method](shape.path, ...steps, answer(shape, handlers[name] as AnyHandler, deps))
  }
}

type AnyHandler = (call: Call<never>, deps: Deps) => Promise<unknown>

function permission(shape: Shape, deps: Deps): RequestHandler {
  return (request, _response, next) => {
    if (shape.access !== null && !can(deps.actorOf(request), shape.access)) throw new AppError('auth.forbidden')
    next()
  }
}

function answer(shape: Shape, handler: AnyHandler, deps: Deps): RequestHandler {
  return async (request, response) => {
    const call = {
      params: valid(shape.params, request.params, 'params'),
      query: valid(shape.query, request.query, 'query'),
      body: valid(shape.body, request.body, 'body'),
      actor: deps.actorOf(request),
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

/** Parses one part of the request, or names the field at fault. */
function valid(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(value ?? {})
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
  response.end(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
}
