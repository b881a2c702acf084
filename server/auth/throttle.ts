import { AppError } from '../../core/errors.ts'
import type { AttemptsRecord } from '../store/people-port.ts'
import type { Store } from '../store/store.ts'
import { hashOf } from './secrets.ts'

/** So many failures cost nothing; each further one doubles the wait, up to the longest. In milliseconds. */
interface Patience {
  free: number
  longest: number
}
// The wait for a login stays short: whoever guesses must not lock its owner out for long.
const ofLogin: Patience = { free: 5, longest: 60_000 }
const ofAddress: Patience = { free: 20, longest: 15 * 60_000 }
/** Failures this long ago are forgotten. */
const memory = 24 * 3600 * 1000

function waitAfter(failures: number, { free, longest }: Patience): number {
  return failures < free ? 0 : Math.min(longest, 1000 * 2 ** Math.min(failures - free, 20))
}

/** Addresses of IPv6 come by the block of 2^64. */
const block = (address: string): string =>
  address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address

/**
 * Slows guessing down, by login and by address; kept in the store, so that a
 * restart forgives nothing. An attempt counts as failed before the password is
 * looked at: many at once gain nothing.
 */
export async function beginAttempt(
  { store, now }: { store: Store; now: () => number },
  login: string,
  address: string,
): Promise<{ succeeded(): Promise<void> }> {
  // What people type as their login may be their password: it is not kept as it is.
  const loginKey = `login:${hashOf(login)}`
  const addressKey = `address:${block(address)}`
  const kinds = [
    [loginKey, ofLogin],
    [addressKey, ofAddress],
  ] as const
  const at = now()
  await store.write(async (tx) => {
    const known = new Map<string, AttemptsRecord | null>()
    for (const [key] of kinds) known.set(key, await tx.people.attempts(key))
    const until = Math.max(...[...known.values()].map((attempts) => attempts?.until ?? 0))
    if (until > at) throw new AppError('auth.throttled', { seconds: Math.ceil((until - at) / 1000) })
    for (const [key, patience] of kinds) {
      const earlier = known.get(key)
      const failures = (earlier && at - earlier.lastAt < memory ? earlier.failures : 0) + 1
      await tx.people.setAttempts(key, { failures, lastAt: at, until: at + waitAfter(failures, patience) })
    }
  })
  return {
    succeeded: () =>
      store.write(async (tx) => {
        await tx.people.setAttempts(loginKey, null)
        // Others at this address keep their failures; this was none.
        const here = await tx.people.attempts(addressKey)
        if (here) await tx.people.setAttempts(addressKey, { ...here, failures: here.failures - 1, until: 0 })
      }),
  }
}
