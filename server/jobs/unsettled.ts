import type { Logger } from 'pino'
import { logUnexpected } from '../errors.ts'
import type { JobRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'

/** How a job ended, and the half-written document that must go with it. */
export interface JobEnd {
  change: Partial<Pick<JobRecord, 'state' | 'error'>>
  /** Id of a document in state `importing`; null: nothing is left of it. */
  document: string | null
}

/** How soon a store that refused is asked again. */
const retryMilliseconds = 5000

/**
 * Writes down how jobs ended. Where the store refuses (its disk is full), the
 * end is kept and tried again until it is written; until then `shown` tells it.
 * What is still open when the server stops is cleared at its next start.
 */
export class JobEnds {
  readonly #store: Store
  readonly #log: Logger
  readonly #retry: number
  readonly #open = new Map<string, JobEnd>()
  #timer: NodeJS.Timeout | null = null

  constructor(store: Store, log: Logger, retry = retryMilliseconds) {
    this.#store = store
    this.#log = log
    this.#retry = retry
  }

  /** Never rejects. */
  async write(job: string, end: JobEnd): Promise<void> {
    try {
      await this.#write(job, end)
    } catch (error) {
      logUnexpected(this.#log, error, `the end of job ${job} could not be written and will be tried again: it`)
      this.#open.set(job, end)
      this.#later()
    }
  }

  /** A job as people should see it: an end that the store does not know yet counts. */
  shown(job: JobRecord): JobRecord {
    return { ...job, ...this.#open.get(job.id)?.change }
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#open.clear()
  }

  async #write(job: string, { change, document }: JobEnd): Promise<void> {
    await this.#store.write(async (tx) => {
      if (document !== null) await tx.documents.delete(document)
      await tx.jobs.update(job, change)
    })
    this.#open.delete(job)
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.#again()
    }, this.#retry).unref()
  }

  async #again(): Promise<void> {
    for (const [job, end] of [...this.#open]) {
      try {
        await this.#write(job, end)
        this.#log.info({ job }, 'the end of a job is written at last')
      } catch {
        // Logged when it was first refused; the store is asked again.
        this.#later()
      }
    }
  }
}
