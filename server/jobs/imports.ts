import type { Logger } from 'pino'
import { AppError } from '../../core/errors.ts'
import { logUnexpected } from '../errors.ts'
import { newId } from '../ids.ts'
import { importDocument, NotDiscarded, type ImportOrder } from '../import.ts'
import { storeFailure } from '../store/errno.ts'
import type { JobRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { JobEnds } from './unsettled.ts'

interface Waiting {
  job: JobRecord
  order: ImportOrder
}

/** Imports one file after another in the background; each is a job that people can watch and cancel. */
export class ImportQueue {
  readonly #store: Store
  readonly #log: Logger
  readonly #now: () => number
  readonly #waiting: Waiting[] = []
  readonly #ends: JobEnds
  /** Jobs asked to stop. */
  readonly #cancelled = new Set<string>()
  #running: { id: string; done: Promise<void> } | null = null
  #closed = false

  constructor(store: Store, log: Logger, now: () => number, ends = new JobEnds(store, log)) {
    this.#store = store
    this.#log = log
    this.#now = now
    this.#ends = ends
  }

  /** A job as it is to be shown: its end may be known here and not in the store yet. */
  shown(job: JobRecord): JobRecord {
    return this.#ends.shown(job)
  }

  /** Takes an import on; gives its job's id. */
  async add(order: ImportOrder): Promise<string> {
    if (this.#closed) throw new AppError('import.interrupted')
    const job: JobRecord = {
      id: newId(),
      project: order.project,
      kind: 'import',
      title: order.title ?? order.fileName,
      state: 'queued',
      done: 0,
      total: 0,
      document: null,
      error: null,
      createdAt: this.#now(),
    }
    await this.#store.write(async (tx) => {
      if (!(await tx.projects.get(order.project))) throw new AppError('notFound.project')
      await tx.jobs.insert(job)
    })
    this.#waiting.push({ job, order })
    this.#next()
    return job.id
  }

  /** Cancels a job and waits until nothing of it is left; a finished one is dismissed. */
  async cancel(id: string): Promise<JobRecord> {
    const queued = this.#waiting.findIndex(({ job }) => job.id === id)
    if (queued >= 0) this.#waiting.splice(queued, 1)
    const active = queued >= 0 || this.#running?.id === id
    if (this.#running?.id === id) {
      this.#cancelled.add(id)
      await this.#running.done
    }
    return this.#store.write(async (tx) => {
      if (queued >= 0) await tx.jobs.update(id, { state: 'cancelled' })
      const job = await tx.jobs.get(id)
      if (!job) throw new AppError('notFound.job')
      if (!active) await tx.jobs.delete(id)
      return job
    })
  }

  /** Cancels the imports of a project that is being deleted. */
  async cancelOf(project: string): Promise<void> {
    for (const job of await this.#store.read.jobs.list(project)) await this.cancel(job.id)
  }

  /** Stops the running import between two writes; it is reported as interrupted. */
  async close(): Promise<void> {
    this.#closed = true
    const interrupted = this.#waiting.splice(0)
    if (this.#running) {
      this.#cancelled.add(this.#running.id)
      await this.#running.done
    }
    const error = { code: 'import.interrupted', params: {} }
    for (const { job } of interrupted) {
      await this.#store.write((tx) => tx.jobs.update(job.id, { state: 'failed', error }))
    }
    this.#ends.close()
  }

  #next(): void {
    if (this.#running) return
    const next = this.#waiting.shift()
    if (!next) return
    const done = this.#run(next).then(() => {
      this.#running = null
      this.#next()
    })
    this.#running = { id: next.job.id, done }
  }

  /** Never rejects: a failure is written into the job. */
  async #run({ job, order }: Waiting): Promise<void> {
    try {
      await this.#store.write((tx) => tx.jobs.update(job.id, { state: 'running' }))
      await importDocument(this.#store, order, {
        now: this.#now,
        cancelled: () => this.#cancelled.has(job.id),
        progress: (tx, { done, total }) => tx.jobs.update(job.id, { done, total }),
        finished: (tx, document) => tx.jobs.update(job.id, { state: 'done', document }),
      })
    } catch (error) {
      await this.#failed(job, error)
    } finally {
      this.#cancelled.delete(job.id)
    }
  }

  async #failed(job: JobRecord, thrown: unknown): Promise<void> {
    const left = thrown instanceof NotDiscarded ? thrown.document : null
    const error = thrown instanceof NotDiscarded ? thrown.cause : thrown
    const known = error instanceof AppError ? error : null
    if (known?.code === 'import.cancelled' && !this.#closed) {
      return this.#ends.write(job.id, { change: { state: 'cancelled' }, document: left })
    }
    const shown = known?.code === 'import.cancelled' ? new AppError('import.interrupted') : known
    const failure = shown ? { code: shown.code, params: shown.params } : this.#unexpected(job, error)
    return this.#ends.write(job.id, { change: { state: 'failed', error: failure }, document: left })
  }

  #unexpected(job: JobRecord, error: unknown): NonNullable<JobRecord['error']> {
    const reference = logUnexpected(this.#log, error, `import ${job.id}`)
    return { code: storeFailure(error) ? 'store.unusable' : 'internal', params: { reference } }
  }
}
