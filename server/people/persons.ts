import type { Person, RouteBody } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { can } from '../../core/model/permissions.ts'
import type { Access } from '../auth/access.ts'
import { hashOf, newSecret } from '../auth/secrets.ts'
import type { Standing, Who } from '../auth/standing.ts'
import { newId } from '../ids.ts'
import type { Store, WriteQueries } from '../store/store.ts'
import { insertPerson, keepAnAdmin, requireAccount } from './accounts.ts'
import { personOf } from './present.ts'

interface Parts {
  store: Store
  now: () => number
  access: Access
}

/** A link to a new password works so long. */
const linkLifetime = 7 * 24 * 3600 * 1000

export function requireAdmin({ admin }: Standing): void {
  if (!admin) throw new AppError('auth.forbidden')
}

/** For those who manage the server, and for those who take people into projects; these do not learn when somebody was here. */
export async function listPeople({ store }: Parts, { admin, everywhere, roles }: Standing): Promise<Person[]> {
  const held = everywhere === null ? [...roles.values()] : [everywhere]
  if (!admin && !held.some((role) => can({ user: '', role }, 'manage'))) throw new AppError('auth.forbidden')
  const accounts = await store.read.people.accounts()
  const seen = admin ? await store.read.people.seen() : new Map<string, number>()
  return accounts.map((account) => personOf(account, seen.get(account.user.id)))
}

/**
 * Adds a person, with the secret of a link to their password. While nobody can
 * sign in the browser's owner would lock themself out: they set their own first.
 */
export async function addPerson(
  { store, now, access }: Parts,
  who: Who,
  { name, login, admin }: RouteBody<'addPerson'>,
): Promise<{ person: Person; secret: string }> {
  requireAdmin(who.standing)
  if (access.open && !who.local) throw new AppError('people.passwordFirst')
  const secret = newSecret()
  const account = await store.write(async (tx) => {
    // The first who can sign in manages the server: somebody must.
    const person = await insertPerson(tx, { name, login, password: null, admin: admin || access.open }, now())
    await insertLink(tx, person, who.standing.user, secret, now())
    return requireAccount(tx, person)
  })
  await access.changed()
  return { person: personOf(account, null), secret }
}

async function insertLink(tx: WriteQueries, person: string, by: string, secret: string, at: number): Promise<void> {
  await tx.people.insertInvitation({
    id: newId(at),
    hash: hashOf(secret),
    project: null,
    role: null,
    person,
    note: '',
    by,
    createdAt: at,
    expiresAt: at + linkLifetime,
    revokedAt: null,
    usedBy: null,
    usedAt: null,
  })
}

export async function changePerson(
  { store, now, access }: Parts,
  { standing }: Who,
  person: string,
  change: RouteBody<'changePerson'>,
): Promise<Person> {
  requireAdmin(standing)
  const ended = await store.write(async (tx) => {
    const before = await requireAccount(tx, person)
    await tx.people.changeAccount(person, {
      ...(change.admin === undefined ? {} : { admin: change.admin }),
      ...(change.state === undefined ? {} : { state: change.state }),
    })
    if (before.admin && before.state === 'active') await keepAnAdmin(tx)
    if (change.state !== 'disabled') return []
    await tx.people.revokePasswordLinks(person, now())
    await tx.people.revokeSent(person, null, now())
    return tx.people.deleteSessions(person)
  })
  access.sessions.forget(ended)
  await access.changed()
  const account = await requireAccount(store.read, person)
  return personOf(account, (await store.read.people.seen()).get(person))
}

/** Makes a link to a new password; earlier ones work no more. The old password does until the new one is set. */
export async function resetPassword(
  { store, now, access }: Parts,
  { standing, local }: Who,
  person: string,
): Promise<{ secret: string }> {
  requireAdmin(standing)
  const secret = newSecret()
  await store.write(async (tx) => {
    const { state } = await requireAccount(tx, person)
    if (access.open && !local) throw new AppError('people.passwordFirst')
    if (state !== 'active') throw new AppError('people.disabled')
    await tx.people.revokePasswordLinks(person, now())
    await insertLink(tx, person, standing.user, secret, now())
  })
  return { secret }
}
