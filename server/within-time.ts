import { createContext, Script } from 'node:vm'

/** The work did not end in time. */
export class TimeUp extends Error {
  override name = 'TimeUp'
}

const context = createContext({ work: null as (() => void) | null })
const script = new Script('work()')

/**
 * Runs work that others wrote the rules for, and stops it after so many
 * milliseconds: the only way to end a regular expression that will not end by
 * itself on the thread it runs on. Throws TimeUp. Costs about 0.2 ms.
 */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  let result: { value: T } | null = null
  context.work = () => {
    result = { value: work() }
  }
  try {
    script.runInContext(context, { timeout: milliseconds })
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new TimeUp()
    throw error
  } finally {
    context.work = null
  }
  return (result as { value: T } | null)?.value as T
}
