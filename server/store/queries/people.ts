import type { Kysely, Selectable } from 'kysely'
import type { Role } from '../../../core/model/permissions.ts'
import type { Db } from '../db.ts'
import type { AccountRecord, InvitationRecord, MembershipRecord, PeopleReads, SessionRecord } from '../people-port.ts'
import type { Tables } from '../tables.ts'

function accountsOf(kysely: Kysely<Tables>) {
  return kysely
    .selectFrom('accounts')
    .innerJoin('users', 'users.id', 'accounts.user_id')
    .selectAll('accounts')
    .select(['users.name', 'users.color'])
    .select((e) =>
      e
        .exists(e.selectFrom('identities').select('subject').whereRef('identities.user_id', '=', 'accounts.user_id'))
        .as('identity'),
    )
}
type AccountRow = Awaited<ReturnType<ReturnType<typeof accountsOf>['execute']>>[number]

function accountOf(row: AccountRow): AccountRecord {
  return {
    user: { id: row.user_id, name: row.name, color: row.color },
    login: row.login,
    password: row.password,
    admin: row.admin === 1,
    state: row.state as AccountRecord['state'],
    identity: Boolean(row.identity),
    createdAt: row.created_at,
  }
}

const sessionOf = (row: Selectable<Tables['sessions']>): SessionRecord => ({
  id: row.id,
  hash: row.hash,
  user: row.user_id,
  agent: row.agent,
  address: row.address,
  createdAt: row.created_at,
  seenAt: row.seen_at,
  expiresAt: row.expires_at,
})

const membershipOf = ({ project, user_id, role, since }: Selectable<Tables['memberships']>): MembershipRecord => ({
  project,
  user: user_id,
  role: role as Role,
  since,
})

const invitationOf = (row: Selectable<Tables['invitations']>): InvitationRecord => ({
  id: row.id,
  hash: row.hash,
  project: row.project,
  role: row.role as Role | null,
  person: row.person,
  note: row.note,
  by: row.by_user,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  usedBy: row.used_by,
  usedAt: row.used_at,
})

const orNull = async <R, T>(row: Promise<R | undefined>, shape: (row: R) => T): Promise<T | null> => {
  const found = await row
  return found === undefined ? null : shape(found)
}

export function peopleReads({ kysely }: Db): PeopleReads {
  const accounts = accountsOf(kysely)
  const sessions = kysely.selectFrom('sessions').selectAll()
  const memberships = kysely.selectFrom('memberships').selectAll()
  const invitations = kysely.selectFrom('invitations').selectAll()
  return {
    account: (user) => orNull(accounts.where('accounts.user_id', '=', user).executeTakeFirst(), accountOf),
    byLogin: (canon) => orNull(accounts.where('accounts.canon', '=', canon).executeTakeFirst(), accountOf),
    byIdentity: (issuer, subject) =>
      orNull(
        accounts
          .innerJoin('identities as known', 'known.user_id', 'accounts.user_id')
          .where('known.issuer', '=', issuer)
          .where('known.subject', '=', subject)
          .executeTakeFirst(),
        accountOf,
      ),
    accounts: async () => (await accounts.orderBy('users.name').orderBy('users.id').execute()).map(accountOf),
    session: (hash) => orNull(sessions.where('hash', '=', hash).executeTakeFirst(), sessionOf),
    sessions: async (user) =>
      (await sessions.where('user_id', '=', user).orderBy('seen_at', 'desc').orderBy('id').execute()).map(sessionOf),
    async seen() {
      const rows = await kysely
        .selectFrom('sessions')
        .select(['user_id', (e) => e.fn.max('seen_at').as('seen')])
        .groupBy('user_id')
        .execute()
      return new Map(rows.map(({ user_id, seen }) => [user_id, seen]))
    },
    membership: (project, user) =>
      orNull(memberships.where('project', '=', project).where('user_id', '=', user).executeTakeFirst(), membershipOf),
    members: async (project) =>
      (await memberships.where('project', '=', project).orderBy('since').execute()).map(membershipOf),
    membershipsOf: async (user) => (await memberships.where('user_id', '=', user).execute()).map(membershipOf),
    invitation: (id) => orNull(invitations.where('id', '=', id).executeTakeFirst(), invitationOf),
    invitationByHash: (hash) => orNull(invitations.where('hash', '=', hash).executeTakeFirst(), invitationOf),
    invitations: async (project) =>
      (await invitations.where('project', '=', project).orderBy('id', 'desc').execute()).map(invitationOf),
    attempts: (key) =>
      orNull(
        kysely.selectFrom('sign_in_attempts').selectAll().where('key', '=', key).executeTakeFirst(),
        ({ failures, last_at, until }) => ({ failures, lastAt: last_at, until }),
      ),
  }
}
