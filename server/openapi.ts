import * as z from 'zod/mini'
import { ErrorReplySchema, routes } from '../core/api.ts'
import { errorStatus } from '../core/errors.ts'

interface Shape {
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  summary: string
  params?: z.core.$ZodObject
  query?: z.core.$ZodObject
  body?: z.core.$ZodType
  upload?: true
  fields?: z.core.$ZodObject
  reply: z.core.$ZodType | string
  status?: number
}
type Schema = Record<string, unknown>

const failure = { $ref: '#/components/schemas/Error' }
const file = { type: 'string', format: 'binary' }

/** The OpenAPI 3.1 description of every route, made from the contract when first asked for: few ever do. */
export function openApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [name, shape] of Object.entries<Shape>(routes)) {
    const path = `/api${shape.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [shape.method]: operationOf(name, shape) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Song ngữ',
      version,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      description: `Failures carry one of these codes: ${Object.keys(errorStatus).join(', ')}.`,
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: { Error: schemaOf(ErrorReplySchema, 'output') } },
  }
}

function operationOf(name: string, shape: Shape): object {
  const parameters = [...parametersOf(shape.params, 'path'), ...parametersOf(shape.query, 'query')]
  const request = requestOf(shape)
  const ok =
    typeof shape.reply === 'string'
      ? { [shape.reply]: { schema: file } }
      : { 'application/json': { schema: schemaOf(shape.reply, 'output') } }
  return {
    operationId: name,
    summary: shape.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(request && { requestBody: { required: true, content: request } }),
    responses: {
      [shape.status ?? 200]: { description: 'Done.', content: ok },
      default: { description: 'Refused or failed.', content: { 'application/json': { schema: failure } } },
    },
  }
}

/** The body by media type: JSON, or a form with a file; null where there is none. */
function requestOf({ body, upload, fields }: Shape): object | null {
  if (body) return { 'application/json': { schema: schemaOf(body, 'input') } }
  if (!upload) return null
  const { properties, required } = partsOf(fields)
  const schema = { type: 'object', properties: { file, ...properties }, required: ['file', ...required] }
  return { 'multipart/form-data': { schema } }
}

function parametersOf(schema: z.core.$ZodObject | undefined, place: 'path' | 'query'): object[] {
  const { properties, required } = partsOf(schema)
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: value,
  }))
}

/** The parts of an object that is sent part by part: as parameters, or as a form. */
function partsOf(schema: z.core.$ZodObject | undefined): { properties: Schema; required: string[] } {
  const properties: Schema = {}
  const required: string[] = []
  for (const [name, part] of Object.entries(schema?._zod.def.shape ?? {})) {
    properties[name] = schemaOf(part, 'input')
    if (part._zod.optin !== 'optional') required.push(name)
  }
  return { properties, required }
}

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1, which therefore need not be named each time. */
function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}
