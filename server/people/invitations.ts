import type { Invitation, RouteBody, RouteReply } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/model/permissions.ts'
import type { Access } from '../auth/access.ts'
import { hashPassword } from '../auth/passwords.ts'
import { hashOf, newSecret } from '../auth/secrets.ts'
import type { Visitor } from '../auth/sessions.ts'
import type { Who } from '../auth/standing.ts'
import { requireProject } from '../find.ts'
import { newId } from '../ids.ts'
import type { InvitationRecord } from '../store/people-port.ts'
import type { ReadQueries, Store, WriteQueries } from '../store/store.ts'
import { freeLogin, insertPerson, keepAnAdmin, requireAccount } from './accounts.ts'
import { ownersForOwners } from './members.ts'
import { invitationOf, invitationState, userOf } from './present.ts'

interface Parts {
  store: Store
  now: () => number
  access: Access
}

const day = 24 * 3600 * 1000

export async function addInvitation(
  { store, now, access }: Parts,
  actor: Actor,
  project: string,
  { role, note, days }: RouteBody<'addInvitation'>,
): Promise<{ invitation: Invitation; secret: string }> {
  ownersForOwners(actor, [role])
  const secret = newSecret()
  const at = now()
  const invitation: InvitationRecord = {
    id: newId(at),
    hash: hashOf(secret),
    project,
    role,
    person: null,
    note: note.normalize('NFC'),
    by: actor.user,
    createdAt: at,
    expiresAt: at + days * day,
    revokedAt: null,
    usedBy: null,
    usedAt: null,
  }
  await store.write(async (tx) => {
    await requireProject(tx, project)
    if (access.open) throw new AppError('people.passwordFirst')
    await tx.people.insertInvitation(invitation)
  })
  return { invitation: await invitationOf(store.read, invitation, at), secret }
}

export async function revokeInvitation({ store, now }: Parts, project: string, id: string): Promise<void> {
  await store.write(async (tx) => {
    await requireProject(tx, project)
    const invitation = await tx.people.invitation(id)
    if (invitation?.project !== project) throw new AppError('notFound.invitation')
    await tx.people.revokeInvitation(id, now())
  })
}

/** One that still works. Unknown, used, revoked and expired ones are all not there. */
export async function openInvitation(
  queries: Pick<ReadQueries, 'people'>,
  hash: string,
  at: number,
): Promise<InvitationRecord> {
  const invitation = await queries.people.invitationByHash(hash)
  if (!invitation || invitationState(invitation, at) !== 'open') throw new AppError('notFound.invitation')
  if (invitation.person !== null && (await queries.people.account(invitation.person))?.state !== 'active') {
    throw new AppError('notFound.invitation')
  }
  return invitation
}

export async function lookAtInvitation(
  { store, now }: Parts,
  who: Who | null,
  secret: string,
): Promise<RouteReply<'lookAtInvitation'>> {
  const { read } = store
  const { project, role, person, by, expiresAt } = await openInvitation(read, hashOf(secret), now())
  return {
    kind: project === null ? 'password' : 'project',
    project: project === null ? null : ((await read.projects.get(project))?.name ?? null),
    role,
    by: await userOf(read, by),
    person: person === null ? null : await userOf(read, person),
    expiresAt,
    as: who === null ? null : await userOf(read, who.standing.user),
  }
}

interface Accepted {
  user: string
  project: string | null
  /** Sessions that ended by it. */
  ended: string[]
  /** Somebody new, or with a new password: to be signed in. */
  entered: boolean
}

/**
 * Uses an invitation, once: in the same write in which it takes effect. Throws
 * AppError notFound.invitation, people.loginTaken, auth.required.
 */
export async function acceptInvitation(
  { store, now, access }: Parts,
  who: Who | null,
  { secret, account }: RouteBody<'acceptInvitation'>,
  visitor: Visitor,
): Promise<{ user: string; project: string | null; cookie: string | null }> {
  const hash = hashOf(secret)
  await openInvitation(store.read, hash, now())
  const password = account ? await hashPassword(account.password) : null
  const { user, project, ended, entered } = await store.write(async (tx): Promise<Accepted> => {
    const at = now()
    const invitation = await openInvitation(tx, hash, at)
    if (invitation.person !== null) {
      if (!account) throw new AppError('request.invalid', { path: 'body.account' })
      return setPassword(tx, { ...invitation, person: invitation.person }, account.login, password, at)
    }
    if (!account && (who === null || access.open)) throw new AppError('auth.required')
    const user = account
      ? await insertPerson(tx, { name: account.name, login: account.login, password, admin: false }, at)
      : (who?.standing.user ?? '')
    await joinProject(tx, invitation, user, at)
    return { user, project: invitation.project, ended: [], entered: account !== null }
  })
  access.sessions.forget(ended)
  const cookie = entered ? (await access.sessions.open(user, visitor)).cookie : null
  await access.changed()
  return { user, project, cookie }
}

/** Takes a person into the project of an invitation; who is in it already keeps their role, and the invitation. */
export async function joinProject(
  tx: WriteQueries,
  { id, project, role }: InvitationRecord,
  user: string,
  at: number,
): Promise<void> {
  if (project === null || role === null) throw new AppError('notFound.invitation')
  if (await tx.people.membership(project, user)) return
  await tx.people.setMembership({ project, user, role, since: at })
  await tx.people.useInvitation(id, user, at)
}

async function setPassword(
  tx: WriteQueries,
  { id, person }: InvitationRecord & { person: string },
  login: string,
  password: string | null,
  at: number,
): Promise<Accepted> {
  const known = await requireAccount(tx, person)
  // Whoever has a login keeps it: the link is for the password.
  if (known.login === null) await tx.people.changeAccount(person, { login, canon: await freeLogin(tx, login, person) })
  await tx.people.changeAccount(person, { password })
  await tx.people.useInvitation(id, person, at)
  await tx.people.revokePasswordLinks(person, at)
  await keepAnAdmin(tx)
  return { user: person, project: null, ended: await tx.people.deleteSessions(person), entered: true }
}
