import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { pino } from 'pino'
import type { Job } from '../../core/api.ts'
import { Access } from '../../server/auth/access.ts'
import { Gate } from '../../server/auth/guard.ts'
import { createApp, type App } from '../../server/app.ts'
import { ImportQueue } from '../../server/jobs/imports.ts'
import { TermIndexes } from '../../server/jobs/term-index.ts'
import { JobEnds } from '../../server/jobs/unsettled.ts'
import { openStore } from '../../server/store/open.ts'
import type { Store } from '../../server/store/store.ts'
import { eventually, failureOf, sendRoute } from '../builders/server.ts'
import { project, withDirectory } from '../builders/store.ts'

/** As better-sqlite3 says it. */
const diskFull = () => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
const log = pino({ level: 'silent' })

/** A real store whose disk fills up when so many more writes have been made. */
class Filling {
  readonly store: Store
  room = Number.POSITIVE_INFINITY
  constructor(real: Store) {
    this.store = {
      ...real,
      write: (work) => (this.room-- > 0 ? real.write(work) : Promise.reject(diskFull())),
    }
  }
}

const text = Array.from({ length: 400 }, (_, i) => `Đoạn ${i}.`).join('\n')
const order = (project: string) => ({
  project,
  bytes: new TextEncoder().encode(text),
  fileName: 'x.txt',
  sample: false,
  actor: 'local-owner',
})

async function withQueue(
  use: (parts: { filling: Filling; queue: ImportQueue; jobOf: (id: string) => Promise<Job['state']> }) => Promise<void>,
): Promise<void> {
  await withDirectory(async (directory) => {
    const real = await openStore({ file: join(directory, 'store.db') })
    await real.write((tx) => tx.projects.insert(project()))
    const filling = new Filling(real)
    const queue = new ImportQueue(filling.store, log, Date.now, new JobEnds(filling.store, log, 5))
    const jobOf = async (id: string) => {
      const job = await real.read.jobs.get(id)
      if (!job) throw new Error('no such job')
      return queue.shown(job).state
    }
    try {
      await use({ filling, queue, jobOf })
    } finally {
      await queue.close()
      await real.close()
    }
  })
}

describe('the disk fills up during an import', () => {
  // The job's row is the first write, the second says that it runs; then the document and its rows.
  test.each([1, 2, 3, 4])(
    'after %i writes: the job says so at once, and nothing is left when there is room',
    async (room) => {
      await withQueue(async ({ filling, queue, jobOf }) => {
        filling.room = room
        const id = await queue.add(order('project'))
        await eventually(async () => ((await jobOf(id)) === 'failed' ? true : null), 'the failure')
        const job = await filling.store.read.jobs.get(id)
        expect(job && queue.shown(job).error).toMatchObject({ code: 'store.unusable' })
        filling.room = Number.POSITIVE_INFINITY
        await eventually(
          async () => ((await filling.store.read.jobs.get(id))?.state === 'failed' ? true : null),
          'the row',
        )
        expect(await filling.store.write((tx) => tx.documents.deleteImporting())).toBe(0)
        expect(await filling.store.read.documents.list('project')).toEqual([])
      })
    },
  )

  test('the next import works as soon as there is room', async () => {
    await withQueue(async ({ filling, queue, jobOf }) => {
      filling.room = 3
      const first = await queue.add(order('project'))
      await eventually(async () => ((await jobOf(first)) === 'failed' ? true : null), 'the failure')
      filling.room = Number.POSITIVE_INFINITY
      const second = await queue.add(order('project'))
      await eventually(async () => ((await jobOf(second)) === 'done' ? true : null), 'the second import')
      expect(await filling.store.read.documents.list('project')).toHaveLength(1)
    })
  })
})

describe('over HTTP', () => {
  let real: Store
  let filling: Filling
  let app: App
  let server: Server
  let url: string
  let done: () => void
  let directory: Promise<void>
  beforeEach(async () => {
    await new Promise<void>((ready, failed) => {
      directory = withDirectory(async (path) => {
        real = await openStore({ file: join(path, 'store.db') })
        filling = new Filling(real)
        const owner = await real.read.users.localOwner()
        const gate = new Gate({ token: 't' })
        const access = await Access.of({ store: filling.store, now: Date.now, log, gate, owner: owner.id })
        const parts = { log, now: Date.now, serverId: 's', version: '0', gate, access, terms: new TermIndexes() }
        app = createApp({ ...parts, store: filling.store })
        server = createServer(app.app)
        await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
        url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
        const finished = new Promise<void>((resolve) => {
          done = resolve
        })
        ready()
        await finished
      })
      directory.catch(failed)
    })
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
    await app.close()
    await real.close()
    done()
    await directory
  })

  test('a write that finds no room says what is the matter', async () => {
    filling.room = 0
    const response = await sendRoute(url, 'createProject', { body: { name: 'x' } })
    expect(response.status).toBe(500)
    expect(await failureOf(response)).toMatchObject({ code: 'store.unusable' })
  })

  test('a job that failed for want of room is shown as failed', async () => {
    await filling.store.write((tx) => tx.projects.insert(project()))
    filling.room = 3
    const params = { project: 'project' }
    const { job } = (await (await sendRoute(url, 'importText', { params, body: { title: 'x', text } })).json()) as {
      job: string
    }
    const ended = await eventually(async () => {
      const now = (await (await sendRoute(url, 'getJob', { params: { job } })).json()) as Job
      return now.state === 'failed' ? now : null
    }, 'the failure')
    expect(ended.error?.code).toBe('store.unusable')
    const { jobs } = (await (await sendRoute(url, 'listDocuments', { params })).json()) as { jobs: Job[] }
    expect(jobs.map(({ id, state }) => [id, state])).toEqual([[job, 'failed']])
  })
})
