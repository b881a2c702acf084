import type { Account, RouteBody } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Access } from '../auth/access.ts'
import { hashPassword, passwordFits } from '../auth/passwords.ts'
import type { Visitor } from '../auth/sessions.ts'
import type { Who } from '../auth/standing.ts'
import { beginAttempt } from '../auth/throttle.ts'
import type { Store } from '../store/store.ts'
import { freeLogin, keepAnAdmin, requireAccount } from './accounts.ts'

interface Parts {
  store: Store
  now: () => number
  access: Access
}

/** One's own account. */
export async function accountInfo({ store }: Pick<Parts, 'store'>, user: string): Promise<Account> {
  const { user: shown, login, password, admin, identity } = await requireAccount(store.read, user)
  return { user: shown, login, hasPassword: password !== null, connected: identity, admin }
}

export async function changeAccount(
  { store, access }: Parts,
  user: string,
  { name, login }: RouteBody<'changeAccount'>,
): Promise<Account> {
  await store.write(async (tx) => {
    await requireAccount(tx, user)
    await tx.people.changeUser(user, name.normalize('NFC'))
    if (login !== undefined) await tx.people.changeAccount(user, { login, canon: await freeLogin(tx, login, user) })
  })
  await access.changed()
  return accountInfo({ store }, user)
}

/**
 * Sets or changes a password, and ends every other session. The first password
 * of all closes the server: whoever sets it is signed in, and gets a cookie.
 * Throws AppError auth.wrongPassword, auth.throttled, people.noLogin.
 */
export async function changePassword(
  { store, now, access }: Parts,
  { standing: { user }, session }: Who,
  { current, next }: RouteBody<'changePassword'>,
  visitor: Visitor,
): Promise<{ account: Account; cookie: string | null }> {
  const known = await requireAccount(store.read, user)
  if (known.login === null) throw new AppError('people.noLogin')
  if (known.password !== null) {
    const attempt = await beginAttempt({ store, now }, `account:${user}`, visitor.address)
    if (!(await passwordFits(known.password, current ?? ''))) throw new AppError('auth.wrongPassword')
    await attempt.succeeded()
  }
  const password = await hashPassword(next)
  const ended = await store.write(async (tx) => {
    const account = await requireAccount(tx, user)
    // Meanwhile set by somebody else: the current one was not the one that was looked at.
    if (account.password !== known.password) throw new AppError('auth.wrongPassword')
    await tx.people.changeAccount(user, { password })
    await tx.people.revokePasswordLinks(user, now())
    await keepAnAdmin(tx)
    return tx.people.deleteSessions(user, session?.id)
  })
  access.sessions.forget(ended)
  const cookie = session ? null : (await access.sessions.open(user, visitor)).cookie
  await access.changed()
  return { account: await accountInfo({ store }, user), cookie }
}
