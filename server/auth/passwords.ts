import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../../core/errors.ts'
import { newSecret } from './secrets.ts'

/** argon2id with 19 MiB and two passes (OWASP Password Storage Cheat Sheet). */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }
/** Each hash takes 19 MiB and a core: a flood of sign-ins waits, it does not fill the machine. */
const atOnce = 2
const mostWaiting = 100

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= mostWaiting) throw new AppError('auth.throttled', { seconds: 10 })
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    // The turn is handed on, so that nobody comes in between.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** NFKC: the same word typed on another keyboard is the same password. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFKC'), cost))

let dummy: Promise<string> | undefined

/** Takes as long without a hash to compare with: an unknown login is not told from a wrong password. */
export async function passwordFits(kept: string | null, password: string): Promise<boolean> {
  const other = (dummy ??= hashPassword(newSecret()))
  const against = kept ?? (await other)
  const fits = await inTurn(() => verify(against, password.normalize('NFKC')))
  return fits && kept !== null
}
