import type { IDBPDatabase } from 'idb'
import type { Offline } from './database.ts'

/** Without Web Locks a tab renews a lease this often (ms). */
const RENEW = 5_000
/** Browsers let a hidden tab's timers run only once a minute: it must not count as dead for that. */
const LEASE = 90_000

const lockName = (client: string): string => `client:${client}`

/**
 * Tells living tabs from dead ones: a tab holds the Web Lock `client:<id>` as
 * long as it lives. Over plain http on a network browsers offer no Web Locks;
 * there a lease record is renewed instead.
 */
export interface Alive {
  /** Ids of the clients that live. */
  clients(): Promise<ReadonlySet<string>>
  /** Runs work that only one tab may do at a time; false when another tab is at it. */
  alone(name: string, work: () => Promise<void>): Promise<boolean>
  /** This client lives no more. */
  end(): void
}

export async function declareAlive(client: string, database: IDBPDatabase<Offline> | null): Promise<Alive> {
  const locks = (navigator as { locks?: LockManager }).locks
  // Where a person has forbidden sites to keep data, the locks are there but refuse.
  const held = locks && (await withLocks(client, locks).catch(() => null))
  if (held) return held
  if (database) return withLease(client, database)
  return {
    clients: () => Promise.resolve(new Set()),
    alone: async (_, work) => (await work(), true),
    end: () => undefined,
  }
}

async function withLocks(client: string, locks: LockManager): Promise<Alive> {
  let end = (): void => undefined
  const over = new Promise<void>((resolve) => (end = resolve))
  await new Promise<void>((held, refused) => {
    const holding = () => {
      held()
      return over
    }
    locks.request(lockName(client), holding).catch(refused)
  })
  return {
    clients: async () => {
      const names = (await locks.query()).held?.map((lock) => lock.name ?? '') ?? []
      return new Set(names.filter((name) => name.startsWith('client:')).map((name) => name.slice('client:'.length)))
    },
    alone: (name, work) =>
      locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock) await work()
        return lock !== null
      }),
    end,
  }
}

async function withLease(client: string, database: IDBPDatabase<Offline>): Promise<Alive> {
  const renew = () => database.put('leases', { client, until: Date.now() + LEASE }).then(() => undefined)
  await renew()
  const timer = setInterval(() => void renew().catch(() => undefined), RENEW)
  return {
    clients: async () => {
      const leases = await database.getAll('leases')
      return new Set(leases.filter((lease) => lease.until > Date.now()).map((lease) => lease.client))
    },
    alone: async (name, work) => {
      const tx = database.transaction('leases', 'readwrite')
      const held = await tx.store.get(name)
      const free = !held || held.until <= Date.now()
      if (free) await tx.store.put({ client: name, until: Date.now() + LEASE })
      await tx.done
      if (!free) return false
      try {
        await work()
      } finally {
        await database.delete('leases', name)
      }
      return true
    },
    end: () => {
      clearInterval(timer)
      void database.delete('leases', client).catch(() => undefined)
    },
  }
}
