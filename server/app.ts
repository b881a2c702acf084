import type { IncomingMessage, Server } from 'node:http'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import { AppError } from '../core/errors.ts'
import type { AppDeps, Deps } from './deps.ts'
import { errorHandler } from './errors.ts'
import { announceGlossary } from './glossary/announce.ts'
import { DeskHere } from './glossary-exchange/desk-here.ts'
import { GlossaryImports } from './glossary-exchange/imports.ts'
import { Impacts } from './glossary-use/impacts.ts'
import { Catalogue } from './glossary/catalogue.ts'
import { Issues } from './issues.ts'
import { ImportQueue } from './jobs/imports.ts'
import { UnitKinds } from './kinds.ts'
import { Hub } from './live/hub.ts'
import { Live } from './live/live.ts'
import { openApi } from './openapi.ts'
import { clientRoutes } from './routes/client.ts'
import { handlers } from './routes/index.ts'
import { oidcCallback } from './routes/oidc-callback.ts'
import { registerRoutes } from './routes/register.ts'
import { TermHits } from './terms.ts'

export interface App {
  app: Express
  /** Takes WebSockets of a server that serves `app`. */
  attachLive(server: Server): void
  /** Says goodbye to live connections and stops background work; the store stays open. */
  close(): Promise<void>
}

/** The whole server without a port: middleware in order, routes of the contract, the client, the error handler last. */
export function createApp(given: AppDeps): App {
  const termHits = new TermHits(given.terms)
  const { store, log, now } = given
  const hub = new Hub()
  const desk = given.desk ?? new DeskHere()
  const catalogue = new Catalogue(store.read)
  const prepare = (glossary: string): Promise<void> => catalogue.prepare(glossary)
  const announce = (glossary: string): Promise<void> => announceGlossary({ store, hub }, glossary)
  const deps: Deps = {
    ...given,
    hub,
    desk,
    impacts: new Impacts(store, termHits),
    glossaryImports: new GlossaryImports({ store, log, now, desk, announce, prepare }),
    imports: new ImportQueue(given.store, given.log, given.now),
    kinds: new UnitKinds(),
    catalogue,
    termHits,
    issues: new Issues(given.store.read, given.terms, termHits),
  }
  const live = new Live(deps)
  const app = express()
  app.disable('x-powered-by')
  // Entity tags of API replies would cost a hash each and are never asked for.
  app.disable('etag')
  app.use(securityHeaders(), deps.gate.hostGuard, compressed())
  // Before the guard against other sites: a provider is one, and a sign-in has its own proof.
  app.get('/api/oidc/callback', noStore, oidcCallback(deps))
  app.use('/api', apiRoutes(deps))
  if (deps.client !== undefined) app.use(clientRoutes(deps.client))
  app.use(() => {
    throw new AppError('notFound.route')
  })
  app.use(errorHandler(deps.log))
  return {
    app,
    attachLive: (server) => {
      live.attach(server)
    },
    async close() {
      await live.close()
      await deps.imports.close()
      await deps.glossaryImports.close()
      await desk.close()
      await deps.terms.close()
    },
  }
}

function apiRoutes(deps: Deps): express.Router {
  const router = express.Router()
  router.use(noStore, deps.gate.siteGuard, requestLog(deps))
  let description: object | undefined
  router.get('/openapi.json', (_request, response) => {
    response.json((description ??= openApi(deps.version)))
  })
  registerRoutes(router, handlers, deps)
  router.use(() => {
    throw new AppError('notFound.route')
  })
  return router
}

/** Compresses what is read. Replies to saves are short and many: even asking whether they are worth it costs them time. */
function compressed(): RequestHandler {
  const compress = compression()
  return (request, response, next) => {
    if (request.method === 'GET') compress(request, response, next)
    else next()
  }
}

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store')
  next()
}

/** One line a request: debug for what went well, since saves are many. Paths hold ids only, never text of documents. */
function requestLog({ log }: Deps): RequestHandler {
  if (!log.isLevelEnabled('debug')) return (_request, _response, next) => next()
  return (request, response, next) => {
    const started = performance.now()
    response.on('finish', () => {
      const { method, baseUrl, path } = request
      const ms = Math.round(performance.now() - started)
      log.debug({ method, path: baseUrl + path, status: response.statusCode, ms }, 'request')
    })
    next()
  }
}

/**
 * Everything from this server and nothing inline. Plain http is what a local
 * server speaks, so neither HSTS nor an upgrade of requests.
 */
function securityHeaders(): RequestHandler {
  return helmet({
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        // 'self' covers ws: only in browsers of CSP level 3.
        connectSrc: ["'self'", (request) => webSocketOrigin(request)],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  })
}

function webSocketOrigin(request: IncomingMessage): string {
  const host = request.headers.host ?? ''
  // The host guard comes later: a strange Host must not end up in the header.
  return /^[\w.:[\]-]{1,255}$/.test(host) ? `ws://${host}` : "'self'"
}
