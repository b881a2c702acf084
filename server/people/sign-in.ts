import { AppError } from '../../core/errors.ts'
import type { Access } from '../auth/access.ts'
import { canonicalLogin } from '../auth/login.ts'
import { passwordFits } from '../auth/passwords.ts'
import type { Visitor } from '../auth/sessions.ts'
import { beginAttempt } from '../auth/throttle.ts'
import type { Store } from '../store/store.ts'

/**
 * Signs in with a password; gives the person and the session's cookie. A login
 * that nobody has, one without a password and a disabled one answer as a wrong
 * password does. Throws AppError auth.wrongPassword, auth.throttled.
 */
export async function signIn(
  { store, now, access }: { store: Store; now: () => number; access: Access },
  { login, password }: { login: string; password: string },
  visitor: Visitor,
): Promise<{ user: string; cookie: string }> {
  const canon = canonicalLogin(login)
  const attempt = await beginAttempt({ store, now }, canon, visitor.address)
  const account = await store.read.people.byLogin(canon)
  const fits = await passwordFits(account?.password ?? null, password)
  if (!fits || account?.state !== 'active') throw new AppError('auth.wrongPassword')
  await attempt.succeeded()
  const { cookie } = await access.sessions.open(account.user.id, visitor)
  return { user: account.user.id, cookie }
}
