import { AppError } from '../../core/errors.ts'
import type { Access } from '../auth/access.ts'
import type { Provider } from '../auth/provider.ts'
import type { Who } from '../auth/standing.ts'
import type { Store } from '../store/store.ts'

interface Parts {
  store: Store
  access: Access
}

/** Ends the session one is in; gives where the provider ends its own, for those who are known to it. */
export async function signOut(
  { store, access, provider }: Parts & { provider?: Provider | undefined },
  who: Who | null,
): Promise<string | null> {
  if (!who?.session) return null
  await access.sessions.end(who.session)
  await access.changed()
  const account = provider ? await store.read.people.account(who.standing.user) : null
  return account?.identity ? ((await provider?.end()) ?? null) : null
}

/** Ends a session of one's own. Throws AppError notFound.session. */
export async function revokeSession({ store, access }: Parts, user: string, id: string): Promise<void> {
  const session = (await store.read.people.sessions(user)).find((one) => one.id === id)
  if (!session) throw new AppError('notFound.session')
  await access.sessions.end(session)
  await access.changed()
}
