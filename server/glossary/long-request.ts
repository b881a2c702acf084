import type { RequestKey } from '../idempotent.ts'
import { AppError } from '../../core/errors.ts'
import type { Store, WriteQueries } from '../store/store.ts'

/** Requests under way, by store, client and id. */
const underWay = new WeakMap<Store, Map<string, { hash: string; reply: Promise<object> }>>()

/** Keeps the reply; called in the last write of the work. */
export type Finish<T> = (tx: WriteQueries, reply: T) => Promise<T>

/**
 * `once` for work that takes several writes, so that others come between: sent
 * again while it goes on, a request waits for the same reply.
 */
export async function longRequest<T extends object>(
  store: Store,
  { client, requestId, hash }: RequestKey,
  at: number,
  work: (finish: Finish<T>) => Promise<T>,
): Promise<T> {
  const running = underWay.get(store) ?? new Map<string, { hash: string; reply: Promise<object> }>()
  underWay.set(store, running)
  const name = `${client}\n${requestId}`
  const now = running.get(name)
  if (now) {
    if (now.hash !== hash) throw new AppError('request.reused')
    return (await now.reply) as T
  }
  const reply = (async () => {
    const earlier = await store.read.requests.get(client, requestId)
    if (earlier) {
      if (earlier.bodyHash !== hash) throw new AppError('request.reused')
      return earlier.reply as T
    }
    return work(async (tx, result) => {
      await tx.requests.put(client, requestId, hash, result, at)
      return result
    })
  })()
  running.set(name, { hash, reply })
  try {
    return await reply
  } finally {
    running.delete(name)
  }
}
