import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { pino, type Logger } from 'pino'
import { AppError } from '../core/errors.ts'
import { Access, anybodySignsIn, type ActorOf } from './auth/access.ts'
import { Gate } from './auth/guard.ts'
import { Provider } from './auth/provider.ts'
import { createApp } from './app.ts'
import { isLoopback, urlOf, type Config } from './config.ts'
import { replyLifetime } from './idempotent.ts'
import { DeskThread } from './glossary-exchange/desk-thread.ts'
import { newId } from './ids.ts'
import { TermIndexes } from './jobs/term-index.ts'
import { TermThread } from './jobs/terms-thread.ts'
import { removeLeftOver } from './glossary/glossaries.ts'
import { undoUnfinished } from './glossary/undo-batch.ts'
import { createSample } from './sample.ts'
import { loadShippedGlossary } from './shipped.ts'
import { acquireLock, type HeldLock } from './store/lock.ts'
import { storeFile } from './store/location.ts'
import { openStore } from './store/open.ts'
import type { Store } from './store/store.ts'

export interface RunningServer {
  /** e.g. `http://127.0.0.1:4310`. */
  url: string
  /** Stops accepting, finishes requests, closes sockets with 1001; done within 3 s. */
  close(): Promise<void>
}

/** How long requests under way may take once the server is asked to stop. */
const finishGrace = 1500

/** For tests: who acts, and what time it is. */
export interface Given {
  actorOf?: ActorOf | undefined
  /** Milliseconds since 1970, UTC. */
  now?: (() => number) | undefined
}

/** Opens the store, fills it at the first start, and listens. Used by main, tests and benches. */
export async function startServer(config: Config, given: Given = {}): Promise<RunningServer> {
  // Without a store nobody has an account: nothing is made where nobody could sign in.
  if (!isLoopback(config.host) && !existsSync(storeFile(config.data))) {
    throw new AppError('server.notLoopback', { host: config.host })
  }
  const lock = acquireLock(config.data)
  try {
    const log = logger(config)
    const store = await openStore({ file: storeFile(config.data), driver: config.driver })
    try {
      log.info({ store: store.info }, 'store open')
      if (!isLoopback(config.host) && !(await anybodySignsIn(store.read))) {
        throw new AppError('server.notLoopback', { host: config.host })
      }
      return await serve(config, store, lock, log, given)
    } catch (error) {
      await store.close()
      throw error
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

function logger(config: Config): Logger {
  // To stderr: stdout has the one line that says where the server is.
  return pino(
    {
      level: config.log,
      redact: ['req.headers.cookie', 'req.headers.authorization', 'headers.cookie', 'headers.authorization'],
    },
    pino.destination({ fd: 2, sync: false }),
  )
}

async function serve(
  config: Config,
  store: Store,
  lock: HeldLock,
  log: Logger,
  { actorOf, now = Date.now }: Given,
): Promise<RunningServer> {
  const serverId = await prepare(store, now())
  const owner = await store.read.users.localOwner()
  if (config.sample) await createSample(store, owner.id, now, log)
  const terms = config.termsWorker
    ? new TermThread(config.termsWorker, (error) => log.error({ err: error }, 'the term worker failed'))
    : new TermIndexes()
  const desk = config.glossaryWorker
    ? new DeskThread(config.glossaryWorker, (error) => log.error({ err: error }, 'the glossary worker failed'))
    : undefined
  const { version, client } = config
  const gate = new Gate({ ...config, token: lock.info.token })
  const provider = config.oidc && new Provider(config.oidc, { log, now })
  const access = await Access.of({ store, now, log, gate, owner: owner.id, actorOf })
  const app = createApp({
    store,
    log,
    now,
    serverId,
    version,
    gate,
    access,
    provider,
    terms,
    desk,
    client,
  })
  const server = createServer({ keepAliveTimeout: 30_000 }, app.app)
  app.attachLive(server)
  const port = await listen(server, config)
  lock.setAddress(config.host, port)
  let closing: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    await Promise.all([closeServer(server), app.close()])
    await store.close()
    lock.release()
    log.flush()
  }
  return {
    url: urlOf(config.host, port),
    close: () => (closing ??= stop()),
  }
}

/** Clears what a stopped server left half done; gives the store's identity, made at the first start. */
async function prepare(store: Store, at: number): Promise<string> {
  await loadShippedGlossary(store)
  await undoUnfinished(store, () => at)
  await removeLeftOver(store)
  return store.write(async (tx) => {
    await tx.documents.deleteImporting()
    await tx.jobs.failRunning({ code: 'import.interrupted', params: {} })
    await tx.requests.forget(at - replyLifetime)
    await tx.people.forgetOld(at)
    const known = await tx.settings.get('server.id')
    if (known !== null) return known
    const id = newId(at)
    await tx.settings.set('server.id', id)
    return id
  })
}

function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new AppError('server.portInUse', { port }) : error)
    })
    server.listen(port, host.replace(/^\[(.*)\]$/, '$1'), () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** Refuses new connections, lets requests under way finish, cuts off what is left after the grace. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve()
    })
  })
  server.closeIdleConnections()
  const cutOff = setTimeout(() => {
    server.closeAllConnections()
  }, finishGrace)
  await closed
  clearTimeout(cutOff)
}
