import { AppError } from '../../core/errors.ts'
import type { Access } from '../auth/access.ts'
import type { Who } from '../auth/standing.ts'
import type { Store } from '../store/store.ts'

interface Parts {
  store: Store
  access: Access
}

/** Ends the session one is in. */
export async function signOut({ access }: Parts, who: Who | null): Promise<void> {
  if (!who?.session) return
  await access.sessions.end(who.session)
  await access.changed()
}

/** Ends a session of one's own. Throws AppError notFound.session. */
export async function revokeSession({ store, access }: Parts, user: string, id: string): Promise<void> {
  const session = (await store.read.people.sessions(user)).find((one) => one.id === id)
  if (!session) throw new AppError('notFound.session')
  await access.sessions.end(session)
  await access.changed()
}
