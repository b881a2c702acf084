import { AppError } from '../../core/errors.ts'
import type { Access } from '../auth/access.ts'
import { canonicalLogin } from '../auth/login.ts'
import type { Identity, Profile } from '../auth/provider.ts'
import type { AccountRecord } from '../store/people-port.ts'
import type { Store, WriteQueries } from '../store/store.ts'
import { insertPerson } from './accounts.ts'
import { joinProject, openInvitation } from './invitations.ts'

interface Parts {
  store: Store
  now: () => number
  access: Access
  /** Whoever the provider knows may come in. */
  join: boolean
}

/** Longer names are cut: others read them in a list. */
const longestName = 100

/**
 * Whose account it is that a provider vouches for (docs/adr/0012): the one
 * that belongs to this issuer and subject; the first time the one that waits
 * for their verified address; else a new one for who is invited, or where
 * everybody may come in. An account that has a password or belongs to another
 * identity is never given away by an address. Throws AppError oidc.*,
 * people.disabled, notFound.invitation.
 */
export async function enterByIdentity(
  { store, now, join }: Parts,
  identity: Identity,
  profileOf: () => Promise<Profile>,
  invitation: string | null,
): Promise<{ user: string; project: string | null }> {
  const known = await store.read.people.byIdentity(identity.issuer, identity.subject)
  const profile = known ? null : await profileOf()
  return store.write(async (tx) => {
    const at = now()
    const invited = invitation === null ? null : await openInvitation(tx, invitation, at)
    const user = await accountFor(tx, identity, profile, at, join || invited?.project != null)
    if (invited?.project != null) await joinProject(tx, invited, user, at)
    return { user, project: invited?.project ?? null }
  })
}

async function accountFor(
  tx: WriteQueries,
  identity: Identity,
  profile: Profile | null,
  at: number,
  mayMake: boolean,
): Promise<string> {
  // Looked up again: meanwhile they may have come in by another tab.
  const known = await tx.people.byIdentity(identity.issuer, identity.subject)
  if (known) return active(known)
  const { name = null, email = null, verified = false } = profile ?? {}
  const login = email !== null && verified ? email : null
  const canon = login === null ? '' : canonicalLogin(login)
  const waiting = canon === '' ? null : await tx.people.byLogin(canon)
  const user = waiting
    ? waitingFor(waiting)
    : mayMake
      ? await made(tx, name ?? email, login, at)
      : refused(email, verified)
  await tx.people.insertIdentity(identity.issuer, identity.subject, user)
  return user
}

function active({ user, state }: AccountRecord): string {
  if (state !== 'active') throw new AppError('people.disabled')
  return user.id
}

/** An account made for this address that nobody has ever come in by. */
function waitingFor(account: AccountRecord): string {
  if (account.identity) throw new AppError('oidc.taken')
  // Its holder may have chosen the login: only who has the password says that both are the same person.
  if (account.password !== null) throw new AppError('oidc.connectFirst')
  return active(account)
}

const made = (tx: WriteQueries, name: string | null, login: string | null, at: number): Promise<string> =>
  insertPerson(tx, { name: (name ?? '?').slice(0, longestName), login, password: null, admin: false }, at)

function refused(email: string | null, verified: boolean): never {
  throw new AppError(email !== null && !verified ? 'oidc.unverified' : 'oidc.unknown')
}

/** Whoever is signed in comes in by this identity too from now on. Throws AppError oidc.taken. */
export async function connectIdentity(
  { store, access }: Pick<Parts, 'store' | 'access'>,
  user: string,
  { issuer, subject }: Identity,
): Promise<void> {
  await store.write(async (tx) => {
    const holder = await tx.people.byIdentity(issuer, subject)
    if (holder && holder.user.id !== user) throw new AppError('oidc.taken')
    if (!holder) await tx.people.insertIdentity(issuer, subject, user)
  })
  await access.changed()
}
