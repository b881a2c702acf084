import { readFileSync } from 'node:fs'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  ResponseBodyError,
  type ServerMetadata,
} from 'openid-client'
import type { Logger } from 'pino'
import { AppError } from '../../core/errors.ts'
import type { OidcConfig } from '../config.ts'

/** A provider that does not answer in time is down; in seconds. */
const patience = 8
/** Clocks of two machines differ by so much at most; in seconds. */
const clocksApart = 120
/** What a provider says about itself is asked again after this time. */
const memory = 3600 * 1000

/** What one sign-in needs from beginning to end. */
export interface SignInKeys {
  /** Where the provider sends the browser back to. */
  redirect: string
  state: string
  nonce: string
  /** Of the code, by PKCE (RFC 7636). */
  verifier: string
}

/** Somebody the provider vouches for. `issuer` and `subject` never change; the rest may. */
export interface Identity {
  issuer: string
  subject: string
}
export interface Profile {
  name: string | null
  /** Only as the provider gives it. */
  email: string | null
  /** The provider has made sure that the address is theirs. */
  verified: boolean
}

/**
 * An OpenID Connect provider: authorization code with PKCE, state and nonce,
 * and the signature of what it says is checked with the keys it has now. Asked
 * when somebody signs in, so that the server starts without it.
 */
export class Provider {
  readonly #settings: OidcConfig
  readonly #log: Logger
  readonly #now: () => number
  readonly #secret: string | undefined
  #known: { metadata: Promise<ServerMetadata>; at: number } | null = null

  /** Throws AppError server.badSetting when the file of the secret cannot be read. */
  constructor(settings: OidcConfig, { log, now }: { log: Logger; now: () => number }) {
    this.#settings = settings
    this.#log = log
    this.#now = now
    this.#secret = secretOf(settings)
  }

  /** What people call it. */
  get name(): string {
    return this.#settings.name ?? new URL(this.#settings.issuer).host
  }

  /** Whether it may bring in people whom nobody expects. */
  get join(): boolean {
    return this.#settings.join === true
  }

  /** Where a browser signs in. Throws AppError oidc.unreachable. */
  async begin({ redirect, state, nonce, verifier }: SignInKeys): Promise<string> {
    const config = await this.#config()
    return buildAuthorizationUrl(config, {
      redirect_uri: redirect,
      scope: 'openid profile email',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).href
  }

  /**
   * Who has come back, by the address the browser came back to. `profile` asks
   * the provider for more where it has to. Throws AppError oidc.denied,
   * oidc.failed, oidc.unreachable.
   */
  async finish(
    query: URLSearchParams,
    { redirect, state, nonce, verifier }: SignInKeys,
  ): Promise<{ identity: Identity; profile: () => Promise<Profile> }> {
    const config = await this.#config()
    const url = new URL(`${redirect}?${query.toString()}`)
    const tokens = await this.#asking('the sign-in', () =>
      authorizationCodeGrant(config, url, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier }),
    )
    const claims = tokens.claims()
    if (!claims) throw new AppError('oidc.failed')
    return {
      identity: { issuer: claims.iss, subject: claims.sub },
      profile: async () => {
        const told = profileOf(claims)
        if (told.email !== null || !config.serverMetadata().userinfo_endpoint) return told
        const more = await this.#asking('the profile', () => fetchUserInfo(config, tokens.access_token, claims.sub))
        return profileOf({ ...claims, ...more })
      },
    }
  }

  /** Where one signs out of the provider, too; null where it has no such place. */
  async end(): Promise<string | null> {
    const config = await this.#config().catch(() => null)
    if (!config?.serverMetadata().end_session_endpoint) return null
    return buildEndSessionUrl(config).href
  }

  /** A configuration for one use: keys are fetched anew, so that a provider may change them at any time. */
  async #config(): Promise<Configuration> {
    const { issuer, clientId } = this.#settings
    if (this.#known && this.#now() - this.#known.at > memory) this.#known = null
    this.#known ??= { metadata: this.#discover(), at: this.#now() }
    const { metadata } = this.#known
    try {
      const config = new Configuration(await metadata, clientId, this.#client(), this.#auth())
      config.timeout = patience
      enableNonRepudiationChecks(config)
      if (issuer.startsWith('http:')) allowInsecureRequests(config)
      return config
    } catch (error) {
      // Not remembered: the next one asks again.
      if (this.#known?.metadata === metadata) this.#known = null
      throw error
    }
  }

  #discover(): Promise<ServerMetadata> {
    const { issuer, clientId } = this.#settings
    const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : []
    const asked = this.#asking('what the provider says about itself', async () =>
      (
        await discovery(new URL(issuer), clientId, this.#client(), this.#auth(), { timeout: patience, execute })
      ).serverMetadata(),
    )
    return asked.catch((error: unknown) => {
      // Whatever it was: without this nobody can sign in there.
      throw error instanceof AppError ? new AppError('oidc.unreachable') : error
    })
  }

  #client() {
    return { [clockTolerance]: clocksApart }
  }

  /** The secret, in the way the provider takes it. */
  #auth(): ClientAuth {
    const secret = this.#secret
    if (secret === undefined) return None()
    const post = ClientSecretPost(secret)
    const basic = ClientSecretBasic(secret)
    return (server, ...request) => {
      // Left out, it means Basic (OpenID Connect Discovery 1.0 §3).
      const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
      return (ways.includes('client_secret_basic') ? basic : post)(server, ...request)
    }
  }

  /** What can go wrong between two servers, as an expected failure; the log says more, but no token. */
  async #asking<T>(what: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask()
    } catch (error) {
      if (error instanceof AuthorizationResponseError && error.error === 'access_denied')
        throw new AppError('oidc.denied')
      this.#log.warn({ oidc: reasonOf(error) }, `${what} could not be had from the sign-in of ${this.name}`)
      if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError)
        throw new AppError('oidc.failed')
      if (isBrokenLine(error)) throw new AppError('oidc.unreachable')
      throw new AppError('oidc.failed')
    }
  }
}

function secretOf({ clientSecret, clientSecretFile }: OidcConfig): string | undefined {
  if (clientSecretFile === undefined) return clientSecret
  try {
    return readFileSync(clientSecretFile, 'utf8').trim()
  } catch {
    throw new AppError('server.badSetting', { name: 'SONGNGU_OIDC_CLIENT_SECRET_FILE' })
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

function profileOf(claims: Readonly<Record<string, unknown>>): Profile {
  const parts = [text(claims.given_name), text(claims.family_name)].filter(Boolean).join(' ')
  return {
    name: text(claims.name) ?? text(parts) ?? text(claims.preferred_username),
    email: text(claims.email),
    // Some providers write the truth in letters.
    verified: claims.email_verified === true || claims.email_verified === 'true',
  }
}

/** No answer, an answer too late, or one that no provider gives: the other end is down. */
function isBrokenLine(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const code = 'code' in error ? String(error.code) : ''
  if (['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(code)) return true
  // Words are all by which `fetch` tells it from other type errors.
  if ('message' in error && error.message === 'fetch failed') return true
  return 'cause' in error && isBrokenLine(error.cause)
}

function reasonOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, cause } = error
  const said = error instanceof ResponseBodyError || error instanceof AuthorizationResponseError
  return {
    ...{ name, message, code: 'code' in error ? error.code : undefined },
    ...(said && { error: error.error, description: error.error_description }),
    ...(cause instanceof Error && { cause: cause.message }),
  }
}
