import type { Member } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor, Role } from '../../core/model/permissions.ts'
import type { Access } from '../auth/access.ts'
import { requireProject } from '../find.ts'
import type { ReadQueries, Store, WriteQueries } from '../store/store.ts'
import { requireAccount } from './accounts.ts'
import { userOf } from './present.ts'

interface Parts {
  store: Store
  now: () => number
  access: Access
}

/** By name. */
export async function listMembers(queries: ReadQueries, project: string): Promise<Member[]> {
  await requireProject(queries, project)
  const members = await queries.people.members(project)
  const shown = await Promise.all(
    members.map(async ({ user, role, since }) => ({ user: await userOf(queries, user), role, since })),
  )
  return shown.sort((a, b) => a.user.name.localeCompare(b.user.name, 'vi') || a.since - b.since)
}

/** Takes a person in, or changes their role. Throws AppError people.onlyOwners, people.lastOwner, notFound.person. */
export async function setMember(
  { store, now, access }: Parts,
  actor: Actor,
  project: string,
  { person, role }: { person: string; role: Role },
): Promise<Member> {
  const member = await store.write(async (tx) => {
    await requireProject(tx, project)
    const account = await requireAccount(tx, person)
    const before = await tx.people.membership(project, person)
    if (!before && account.state !== 'active') throw new AppError('people.disabled')
    ownersForOwners(actor, [before?.role, role])
    await tx.people.setMembership({ project, user: person, role, since: before?.since ?? now() })
    if (before?.role === 'owner') await keepAnOwner(tx, project)
    // Who may no longer invite has no open invitations.
    if (before && role !== before.role) await tx.people.revokeSent(person, project, now())
    return { user: account.user, role, since: before?.since ?? now() }
  })
  await access.changed()
  return member
}

/** A person works in a project no more; what they wrote stays theirs. */
export async function removeMember(
  { store, now, access }: Parts,
  actor: Actor,
  project: string,
  person: string,
): Promise<void> {
  await store.write(async (tx) => {
    await requireProject(tx, project)
    const before = await tx.people.membership(project, person)
    if (!before) throw new AppError('notFound.person')
    ownersForOwners(actor, [before.role])
    await tx.people.deleteMembership(project, person)
    if (before.role === 'owner') await keepAnOwner(tx, project)
    await tx.people.revokeSent(person, project, now())
  })
  await access.changed()
}

/** Owners are made and unmade by owners alone. */
export function ownersForOwners(actor: Actor, roles: readonly (Role | undefined)[]): void {
  if (roles.includes('owner') && actor.role !== 'owner') throw new AppError('people.onlyOwners')
}

async function keepAnOwner(tx: WriteQueries, project: string): Promise<void> {
  const members = await tx.people.members(project)
  if (!members.some(({ role }) => role === 'owner')) throw new AppError('people.lastOwner')
}
