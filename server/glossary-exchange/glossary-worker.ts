import { parentPort } from 'node:worker_threads'
import { AppError } from '../../core/errors.ts'
import { DeskHere } from './desk-here.ts'
import type { DeskCall, DeskReply } from './desk-thread.ts'

/** Entry of the worker thread: answers each call in the order received. */
const desk = new DeskHere()
let last: Promise<void> = Promise.resolve()

async function answer({ n, method, args }: DeskCall): Promise<DeskReply> {
  try {
    const run = desk[method].bind(desk) as (...given: DeskCall['args']) => Promise<unknown>
    return { n, value: await run(...args) }
  } catch (error) {
    if (error instanceof AppError)
      return { n, error: { message: error.message, code: error.code, params: error.params } }
    return { n, error: { message: error instanceof Error ? (error.stack ?? error.message) : String(error) } }
  }
}

parentPort?.on('message', (call: DeskCall) => {
  last = last.then(async () => {
    parentPort?.postMessage(await answer(call))
  })
})
