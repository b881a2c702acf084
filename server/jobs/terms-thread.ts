import { Worker } from 'node:worker_threads'
import type { Finding } from '../../core/checks/check.ts'
import type { TermHit } from '../../glossary/concept.ts'
import type { ReadyTerm } from '../../glossary/prioritised.ts'
import type { CheckPart } from './checks.ts'
import type { LanguageWorker, TermPatch, TermReply, TermRequest } from './terms.ts'

type Asked = TermRequest extends infer R ? (R extends TermRequest ? Omit<R, 'id'> : never) : never

/** Term hits and checks computed in a worker thread, so that a large glossary or document never holds up a save. */
export class TermThread implements LanguageWorker {
  readonly #file: URL
  readonly #onFailure: (error: unknown) => void
  readonly #waiting = new Map<number, { resolve(reply: TermReply): void; reject(error: Error): void }>()
  #worker: Worker | null = null
  #last = 0

  constructor(file: URL, onFailure: (error: unknown) => void) {
    this.#file = file
    this.#onFailure = onFailure
  }

  async load(key: string, part: readonly ReadyTerm[], more: boolean): Promise<void> {
    await this.#ask({ type: 'load', key, part, more })
  }

  async patch(from: string, to: string, patch: TermPatch): Promise<boolean> {
    return (await this.#ask({ type: 'patch', key: from, to, patch })).patched ?? false
  }

  async find(key: string, texts: readonly string[]): Promise<TermHit[][] | null> {
    return (await this.#ask({ type: 'find', key, texts })).hits ?? null
  }

  async check(key: string, part: CheckPart): Promise<Finding[][] | null> {
    return (await this.#ask({ type: 'check', key, part })).findings ?? null
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  async #ask(request: Asked): Promise<TermReply> {
    const id = ++this.#last
    const worker = this.#running()
    const reply = await new Promise<TermReply>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      worker.postMessage({ ...request, id })
    })
    if (reply.error !== undefined) throw new Error(reply.error)
    return reply
  }

  /** The worker, started when first needed and again after a crash; it has then nothing loaded. */
  #running(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(this.#file, { resourceLimits: { maxOldGenerationSizeMb: 512 } })
    worker.unref()
    worker.on('message', (reply: TermReply) => {
      this.#waiting.get(reply.id)?.resolve(reply)
      this.#waiting.delete(reply.id)
    })
    worker.on('error', this.#onFailure)
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null
      for (const waiting of this.#waiting.values()) waiting.reject(new Error('the term worker stopped'))
      this.#waiting.clear()
    })
    this.#worker = worker
    return worker
  }
}
