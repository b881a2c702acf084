import { parentPort } from 'node:worker_threads'
import { TermIndexes } from './term-index.ts'
import type { TermReply, TermRequest } from './terms.ts'

/** Entry of the worker thread: answers each message in the order received. */
const indexes = new TermIndexes()

async function answer(request: TermRequest): Promise<TermReply> {
  const { id, key } = request
  switch (request.type) {
    case 'load':
      await indexes.load(key, request.part, request.more)
      return { id }
    case 'patch':
      return { id, patched: await indexes.patch(key, request.to, request.patch) }
    case 'find':
      return { id, hits: await indexes.find(key, request.texts) }
    case 'check':
      return { id, findings: await indexes.check(key, request.part) }
  }
}

parentPort?.on('message', (request: TermRequest) => {
  answer(request).then(
    (reply) => parentPort?.postMessage(reply),
    (error: unknown) => parentPort?.postMessage({ id: request.id, error: String(error) } satisfies TermReply),
  )
})
