import type { Invitation, Person, SignedIn } from '../../core/api.ts'
import type { AccountRecord, InvitationRecord, SessionRecord } from '../store/people-port.ts'
import type { UserRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'

/** Records of people → resources of the wire contract. Hashes stay here. */

export const personOf = (
  { user, login, admin, state, password }: AccountRecord,
  seenAt: number | null | undefined,
): Person => ({ user, login, admin, state, hasPassword: password !== null, seenAt: seenAt ?? null })

export const signedInOf = (
  { id, agent, address, createdAt, seenAt, expiresAt }: SessionRecord,
  current: boolean,
): SignedIn => ({ id, current, agent, address, createdAt, seenAt, expiresAt })

/** People by id; somebody who is gone keeps the id as a name. */
export async function userOf({ users }: Pick<ReadQueries, 'users'>, id: string): Promise<UserRecord> {
  const user = await users.get(id)
  return user ? { id, name: user.name, color: user.color } : { id, name: id, color: '#56616b' }
}

export function invitationState(invitation: InvitationRecord, at: number): Invitation['state'] {
  if (invitation.usedAt !== null) return 'used'
  if (invitation.revokedAt !== null) return 'revoked'
  return invitation.expiresAt > at ? 'open' : 'expired'
}

export async function invitationOf(
  queries: Pick<ReadQueries, 'users'>,
  invitation: InvitationRecord,
  at: number,
): Promise<Invitation> {
  return {
    id: invitation.id,
    role: invitation.role ?? 'reader',
    note: invitation.note,
    by: await userOf(queries, invitation.by),
    createdAt: invitation.createdAt,
    expiresAt: invitation.expiresAt,
    state: invitationState(invitation, at),
    usedBy: invitation.usedBy === null ? null : await userOf(queries, invitation.usedBy),
  }
}
