import { accountInfo, changeAccount, changePassword } from '../people/account.ts'
import { beginOidc } from '../people/oidc.ts'
import { revokeSession, signOut } from '../people/leaving.ts'
import { signedInOf } from '../people/present.ts'
import { sessionOf } from '../people/session.ts'
import { signIn } from '../people/sign-in.ts'
import type { Area } from './handler.ts'

export const accountRoutes: Area<
  | 'signInOptions'
  | 'signIn'
  | 'beginOidc'
  | 'signOut'
  | 'getAccount'
  | 'changeAccount'
  | 'changePassword'
  | 'listSessions'
  | 'revokeSession'
> = {
  signInOptions(_call, { access: { open }, provider }) {
    return Promise.resolve({ open, password: !open, oidc: open ? null : (provider?.name ?? null) })
  },
  async signIn({ body, visit }, deps) {
    const { user, cookie } = await signIn(deps, body, visit)
    visit.setCookie(cookie)
    return sessionOf(deps, user)
  },
  async beginOidc({ who, body, visit }, deps) {
    const { url, cookie } = await beginOidc(deps, who, body, visit)
    visit.setCookie(cookie)
    return { url }
  },
  async signOut({ who, visit }, deps) {
    const away = await signOut(deps, who)
    visit.setCookie(deps.access.sessions.noCookie)
    return { away }
  },
  async getAccount({ signedIn }, deps) {
    return accountInfo(deps, signedIn.standing.user)
  },
  async changeAccount({ signedIn, body }, deps) {
    return changeAccount(deps, signedIn.standing.user, body)
  },
  async changePassword({ signedIn, body, visit }, deps) {
    const { account, cookie } = await changePassword(deps, signedIn, body, visit)
    if (cookie !== null) visit.setCookie(cookie)
    return account
  },
  async listSessions({ signedIn }, { store, now }) {
    const sessions = await store.read.people.sessions(signedIn.standing.user)
    const inForce = sessions.filter(({ expiresAt }) => expiresAt > now())
    return { sessions: inForce.map((one) => signedInOf(one, one.id === signedIn.session?.id)) }
  },
  async revokeSession({ signedIn, params }, deps) {
    await revokeSession(deps, signedIn.standing.user, params.session)
    return {}
  },
}
