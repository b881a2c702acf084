import { parentPort } from 'node:worker_threads'
import { TermIndexes } from './term-index.ts'
import type { TermReply, TermRequest } from './terms.ts'

/** Entry of the worker thread: answers each message in the order received. */
const indexes = new TermIndexes()

async function answer(request: TermRequest): Promise<TermReply> {
  if (request.type === 'find') return { id: request.id, hits: await indexes.find(request.key, request.texts) }
  await indexes.load(request.key, request.concepts)
  return { id: request.id, hits: null }
}

parentPort?.on('message', (request: TermRequest) => {
  answer(request).then(
    (reply) => parentPort?.postMessage(reply),
    (error: unknown) =>
      parentPort?.postMessage({ id: request.id, hits: null, error: String(error) } satisfies TermReply),
  )
})
