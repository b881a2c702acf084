import { z } from 'zod'
import { AppError } from '../core/errors.ts'

const port = z.coerce.number().int().min(0).max(65535)

const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

/** Reached by this computer alone; any other address asks for an account. */
export const isLoopback = (host: string): boolean => loopback.has(host)

/** The address of a server that listens on this host, e.g. `http://[::1]:4310`. */
export const urlOf = (host: string, port: number): string =>
  `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`

/** Signing in with an OpenID Connect provider. */
const OidcSchema = z.object({
  /** Its address, as it calls itself in what it signs; https, but for a provider on this computer. */
  issuer: z
    .url({ protocol: /^https?$/ })
    .refine((issuer) => !issuer.startsWith('http:') || isLoopback(new URL(issuer).hostname)),
  clientId: z.string().min(1),
  /** A provider may do without, for clients that can keep none. */
  clientSecret: z.string().optional(),
  /** A file that holds it. */
  clientSecretFile: z.string().optional(),
  /** What people call it. */
  name: z.string().max(80).optional(),
  /** Whoever the provider knows may come in, into no project at first; else only who is expected here. */
  join: z.stringbool().or(z.boolean()).optional(),
})
export type OidcConfig = z.infer<typeof OidcSchema>

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
  oidc: OidcSchema.optional(),
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

const oidcVariables = {
  issuer: 'SONGNGU_OIDC_ISSUER',
  clientId: 'SONGNGU_OIDC_CLIENT_ID',
  clientSecret: 'SONGNGU_OIDC_CLIENT_SECRET',
  clientSecretFile: 'SONGNGU_OIDC_CLIENT_SECRET_FILE',
  name: 'SONGNGU_OIDC_NAME',
  join: 'SONGNGU_OIDC_JOIN',
} as const

type Environment = Readonly<Record<string, string | undefined>>

/** What a program adds to its settings: where its built parts are. */
export type Program = Pick<Config, 'client' | 'termsWorker' | 'glossaryWorker' | 'version'>

/** Reads settings from an environment given by main. Throws AppError for values that make no sense. */
export function readConfig(env: Environment, program?: Program): Config {
  const oidc = given(env, oidcVariables)
  const parsed = ConfigSchema.safeParse({
    ...{ data: './data', host: '127.0.0.1', port: 4310, log: 'info', sample: true },
    ...program,
    ...given(env, variables),
    ...(Object.keys(oidc).length > 0 && { oidc }),
  })
  if (!parsed.success) {
    const [first = '', second = ''] = (parsed.error.issues[0]?.path ?? []).map(String)
    const known: Readonly<Record<string, string>> = first === 'oidc' ? oidcVariables : variables
    const key = first === 'oidc' ? second : first
    throw new AppError('server.badSetting', { name: known[key] ?? key })
  }
  return parsed.data
}

/** What the environment says; a variable that is empty says nothing. */
function given(env: Environment, names: Readonly<Record<string, string>>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [key, variable] of Object.entries(names)) {
    const value = env[variable]
    if (value !== undefined && value !== '') found[key] = value
  }
  return found
}
