import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { ErrorReplySchema, routes } from '../core/api.ts'
import { errorStatus } from '../core/errors.ts'

interface Shape {
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  upload?: true
  fields?: z.ZodObject
  reply: z.ZodType | string
  status?: number
}

/** The OpenAPI 3.1 description of every route, made from the contract when first asked for: few ever do. */
export async function openApi(version: string): Promise<object> {
  const { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } = await import('@asteasolutions/zod-to-openapi')
  extendZodWithOpenApi(z)
  const registry = new OpenAPIRegistry()
  const failure = registry.register('Error', ErrorReplySchema.extend({}))
  for (const [name, shape] of Object.entries<Shape>(routes)) registry.registerPath(pathOf(name, shape, failure))
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Song ngữ',
      version,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      description: `Failures carry one of these codes: ${Object.keys(errorStatus).join(', ')}.`,
    },
    servers: [{ url: '/' }],
  })
}

function pathOf(name: string, shape: Shape, failure: z.ZodType): RouteConfig {
  const request: NonNullable<RouteConfig['request']> = {}
  if (shape.params) request.params = shape.params
  if (shape.query) request.query = shape.query
  if (shape.body) request.body = { required: true, content: { 'application/json': { schema: shape.body } } }
  if (shape.upload) {
    const file = z.string().openapi({ type: 'string', format: 'binary' })
    const form = z.object({ file, ...shape.fields?.shape })
    request.body = { required: true, content: { 'multipart/form-data': { schema: form } } }
  }
  const ok =
    typeof shape.reply === 'string'
      ? { [shape.reply]: { schema: z.string().openapi({ type: 'string', format: 'binary' }) } }
      : { 'application/json': { schema: shape.reply } }
  return {
    method: shape.method,
    path: `/api${shape.path.replace(/:(\w+)/g, '{$1}')}`,
    operationId: name,
    summary: shape.summary,
    request,
    responses: {
      [shape.status ?? 200]: { description: 'Done.', content: ok },
      default: { description: 'Refused or failed.', content: { 'application/json': { schema: failure } } },
    },
  }
}
