import { z } from 'zod'
import { AppError } from '../core/errors.ts'

const port = z.coerce.number().int().min(0).max(65535)

/** Settings of a server, already checked. */
export const ConfigSchema = z.object({
  /** Directory of the store and its lock. */
  data: z.string().min(1),
  host: z.string().min(1),
  /** 0 takes any free port. */
  port,
  driver: z.enum(['better-sqlite3', 'node-sqlite3-wasm']).optional(),
  log: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']),
  /** Directory of the built client; without it only the API is served. */
  client: z.string().optional(),
  /** Built worker that finds terms; without it they are found in the server's own thread. */
  termsWorker: z.instanceof(URL).optional(),
  /** Built worker that reads and writes files of term bases; the same without it. */
  glossaryWorker: z.instanceof(URL).optional(),
  version: z.string().default('0.0.0'),
  /** Where people reach the server when that is not loopback, e.g. `https://dich.example.vn`. */
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  /** A proxy stands in front, and its forwarded headers are true. */
  trustProxy: z.stringbool().or(z.boolean()).optional(),
  /** Create the sample project at the first start. */
  sample: z.boolean(),
})
export type Config = z.infer<typeof ConfigSchema>

/** Names in the environment, by setting. */
const variables = {
  data: 'SONGNGU_DATA',
  host: 'SONGNGU_HOST',
  port: 'SONGNGU_PORT',
  driver: 'SONGNGU_DRIVER',
  log: 'SONGNGU_LOG',
  publicUrl: 'SONGNGU_URL',
  trustProxy: 'SONGNGU_TRUST_PROXY',
} as const

const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

/** What a program adds to its settings: where its built parts are. */
export type Program = Pick<Config, 'client' | 'termsWorker' | 'glossaryWorker' | 'version'>

/** Reads settings from an environment given by main. Throws AppError for values that make no sense. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, program?: Program): Config {
  const given: Record<string, unknown> = {
    data: './data',
    host: '127.0.0.1',
    port: 4310,
    log: 'info',
    sample: true,
    ...program,
  }
  for (const [key, variable] of Object.entries(variables)) {
    const value = env[variable]
    if (value !== undefined && value !== '') given[key] = value
  }
  const parsed = ConfigSchema.safeParse(given)
  if (!parsed.success) {
    const key = String(parsed.error.issues[0]?.path[0] ?? '')
    throw new AppError('server.badSetting', { name: key in variables ? variables[key as keyof typeof variables] : key })
  }
  return parsed.data
}

/** Reached by this computer alone; any other address asks for an account. */
export const isLoopback = (host: string): boolean => loopback.has(host)
