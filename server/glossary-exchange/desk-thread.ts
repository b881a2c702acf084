import { Worker } from 'node:worker_threads'
import { AppError, type ErrorCode, type ErrorParams } from '../../core/errors.ts'
import type { Desk } from './desk.ts'

type Method = Exclude<keyof Desk, 'close'>
/** A call to the worker; each is answered by one reply with the same number. */
export interface DeskCall<M extends Method = Method> {
  n: number
  method: M
  args: Parameters<Desk[M]>
}
export interface DeskReply {
  n: number
  value?: unknown
  /** Set when the call failed; `code` for an expected failure. */
  error?: { message: string; code?: ErrorCode; params?: ErrorParams }
}

/** Files of term bases read and written in a worker thread, so that a large one never holds up a save. */
export class DeskThread implements Desk {
  readonly #file: URL
  readonly #onFailure: (error: unknown) => void
  readonly #waiting = new Map<number, { method: Method; resolve(value: unknown): void; reject(error: Error): void }>()
  #worker: Worker | null = null
  #last = 0

  constructor(file: URL, onFailure: (error: unknown) => void) {
    this.#file = file
    this.#onFailure = onFailure
  }

  open = this.#method('open')
  existing = this.#method('existing')
  plan = this.#method('plan')
  rows = this.#method('rows')
  decide = this.#method('decide')
  writes = this.#method('writes')
  collect = this.#method('collect')
  write = this.#method('write')
  texts = this.#method('texts')
  candidates = this.#method('candidates')
  conflicts = this.#method('conflicts')
  drop = this.#method('drop')

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  #method<M extends Method>(method: M): Desk[M] {
    const ask = (...args: Parameters<Desk[M]>): Promise<unknown> => this.#ask({ n: ++this.#last, method, args })
    return ask as Desk[M]
  }

  #ask(call: DeskCall): Promise<unknown> {
    const worker = this.#running()
    return new Promise((resolve, reject) => {
      this.#waiting.set(call.n, { method: call.method, resolve, reject })
      worker.postMessage(call)
    })
  }

  /** The worker, started when first needed and again after a crash; it then knows no file any more. */
  #running(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(this.#file, { resourceLimits: { maxOldGenerationSizeMb: 2048 } })
    worker.unref()
    worker.on('message', ({ n, value, error }: DeskReply) => {
      const waiting = this.#waiting.get(n)
      this.#waiting.delete(n)
      if (!error) waiting?.resolve(value)
      else waiting?.reject(error.code ? new AppError(error.code, error.params) : new Error(error.message))
    })
    worker.on('error', this.#onFailure)
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null
      for (const waiting of this.#waiting.values()) waiting.reject(stopped(waiting.method))
      this.#waiting.clear()
    })
    this.#worker = worker
    return worker
  }
}

/** A file that was held is held no more, and whoever sent it can send it again. */
function stopped(method: Method): Error {
  const held = (['open', 'existing', 'plan', 'rows', 'decide', 'writes'] as Method[]).includes(method)
  return held ? new AppError('glossary.importGone') : new Error('the glossary worker stopped')
}
