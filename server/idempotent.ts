import { hash as digest } from 'node:crypto'
import { AppError } from '../core/errors.ts'
import type { WriteQueries } from './store/store.ts'

/** How long a reply can be asked for again. */
export const replyLifetime = 30 * 24 * 3600 * 1000

export interface RequestKey {
  client: string
  requestId: string
  hash: string
}

/** The same request has the same key, however often it is sent; `asked` is what it asks for. */
export function requestKey(request: { client: string; requestId: string }, asked: unknown): RequestKey {
  let json: string
  try {
    json = JSON.stringify(asked)
  } catch {
    // Nested too deep to be written: no editor makes such steps.
    throw new AppError('request.invalid', { path: 'body' })
  }
  const hash = digest('sha256', json, 'base64url')
  return { client: request.client, requestId: request.requestId, hash }
}

/**
 * Does the work once: a request that was answered before gets the same reply
 * again, and a reused id with another body is refused. Runs inside a write, so
 * that work and reply are kept together or not at all.
 */
export async function once<T extends object>(
  tx: WriteQueries,
  key: RequestKey,
  at: number,
  work: () => Promise<T>,
): Promise<T> {
  const earlier = await tx.requests.get(key.client, key.requestId)
  if (earlier) {
    if (earlier.bodyHash !== key.hash) throw new AppError('request.reused')
    return earlier.reply as T
  }
  const reply = await work()
  await tx.requests.put(key.client, key.requestId, key.hash, reply, at)
  return reply
}
