import type { Kysely } from 'kysely'
import type { Db } from '../db.ts'
import type { PeopleWrites } from '../people-port.ts'
import type { Tables } from '../tables.ts'
import { peopleReads } from './people.ts'

/** Failures this long ago count no more. */
const attemptsLifetime = 24 * 3600 * 1000

export function peopleWrites(db: Db): PeopleWrites {
  const { kysely } = db
  return {
    ...peopleReads(db),
    ...accountWrites(kysely),
    ...sessionWrites(kysely),
    ...memberWrites(kysely),
    ...flowWrites(kysely),
  }
}

function accountWrites(
  kysely: Kysely<Tables>,
): Pick<PeopleWrites, 'insertAccount' | 'changeUser' | 'changeAccount' | 'insertIdentity'> {
  return {
    async insertAccount({ user, login, canon, password, admin, state, createdAt }) {
      await kysely
        .insertInto('accounts')
        .values({ user_id: user, login, canon, password, admin: admin ? 1 : 0, state, created_at: createdAt })
        .execute()
    },
    async changeUser(user, name) {
      await kysely.updateTable('users').set({ name }).where('id', '=', user).execute()
    },
    async changeAccount(user, { admin, ...change }) {
      const set = { ...change, ...(admin === undefined ? {} : { admin: admin ? 1 : 0 }) }
      if (Object.keys(set).length === 0) return
      await kysely.updateTable('accounts').set(set).where('user_id', '=', user).execute()
    },
    async insertIdentity(issuer, subject, user) {
      await kysely.insertInto('identities').values({ issuer, subject, user_id: user }).execute()
    },
  }
}

function sessionWrites(
  kysely: Kysely<Tables>,
): Pick<
  PeopleWrites,
  'insertSession' | 'seeSession' | 'deleteSession' | 'deleteSessions' | 'forgetOld' | 'setAttempts'
> {
  return {
    async insertSession({ user, createdAt, seenAt, expiresAt, ...session }) {
      await kysely
        .insertInto('sessions')
        .values({ ...session, user_id: user, created_at: createdAt, seen_at: seenAt, expires_at: expiresAt })
        .execute()
    },
    async seeSession(id, seenAt, expiresAt) {
      await kysely
        .updateTable('sessions')
        .set({ seen_at: seenAt, expires_at: expiresAt })
        .where('id', '=', id)
        .execute()
    },
    async deleteSession(id) {
      await kysely.deleteFrom('sessions').where('id', '=', id).execute()
    },
    async deleteSessions(user, but) {
      const those = await kysely.selectFrom('sessions').select(['id', 'hash']).where('user_id', '=', user).execute()
      const gone = those.filter(({ id }) => id !== but)
      for (const { id } of gone) await kysely.deleteFrom('sessions').where('id', '=', id).execute()
      return gone.map(({ hash }) => hash)
    },
    async forgetOld(at) {
      await kysely.deleteFrom('sessions').where('expires_at', '<', at).execute()
      await kysely
        .deleteFrom('sign_in_attempts')
        .where('last_at', '<', at - attemptsLifetime)
        .execute()
      await kysely.deleteFrom('sign_in_flows').where('expires_at', '<', at).execute()
    },
    async setAttempts(key, attempts) {
      if (attempts === null) {
        await kysely.deleteFrom('sign_in_attempts').where('key', '=', key).execute()
        return
      }
      const row = { failures: attempts.failures, last_at: attempts.lastAt, until: attempts.until }
      await kysely
        .insertInto('sign_in_attempts')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute()
    },
  }
}

function memberWrites(
  kysely: Kysely<Tables>,
): Pick<
  PeopleWrites,
  | 'setMembership'
  | 'deleteMembership'
  | 'insertInvitation'
  | 'useInvitation'
  | 'revokeInvitation'
  | 'revokePasswordLinks'
  | 'revokeSent'
> {
  const revoking = (at: number) =>
    kysely
      .updateTable('invitations')
      .set({ revoked_at: at })
      .where('revoked_at', 'is', null)
      .where('used_at', 'is', null)
  return {
    async setMembership({ project, user, role, since }) {
      await kysely
        .insertInto('memberships')
        .values({ project, user_id: user, role, since })
        .onConflict((conflict) => conflict.columns(['project', 'user_id']).doUpdateSet({ role }))
        .execute()
    },
    async deleteMembership(project, user) {
      await kysely.deleteFrom('memberships').where('project', '=', project).where('user_id', '=', user).execute()
    },
    async insertInvitation({ by, createdAt, expiresAt, revokedAt, usedBy, usedAt, ...invitation }) {
      await kysely
        .insertInto('invitations')
        .values({
          ...invitation,
          by_user: by,
          created_at: createdAt,
          expires_at: expiresAt,
          revoked_at: revokedAt,
          used_by: usedBy,
          used_at: usedAt,
        })
        .execute()
    },
    async useInvitation(id, by, at) {
      await kysely.updateTable('invitations').set({ used_by: by, used_at: at }).where('id', '=', id).execute()
    },
    async revokeInvitation(id, at) {
      await revoking(at).where('id', '=', id).execute()
    },
    async revokePasswordLinks(person, at) {
      await revoking(at).where('person', '=', person).execute()
    },
    async revokeSent(by, project, at) {
      const sent = revoking(at).where('by_user', '=', by)
      await (project === null ? sent : sent.where('project', '=', project)).execute()
    },
  }
}

function flowWrites(kysely: Kysely<Tables>): Pick<PeopleWrites, 'insertFlow' | 'forgetFlows' | 'takeFlow'> {
  return {
    async insertFlow({ expiresAt, ...flow }) {
      await kysely
        .insertInto('sign_in_flows')
        .values({ ...flow, expires_at: expiresAt })
        .execute()
    },
    async forgetFlows(at, most) {
      await kysely.deleteFrom('sign_in_flows').where('expires_at', '<=', at).execute()
      const oldest = await kysely
        .selectFrom('sign_in_flows')
        .select('expires_at')
        .orderBy('expires_at', 'desc')
        .offset(most)
        .limit(1)
        .executeTakeFirst()
      if (oldest) await kysely.deleteFrom('sign_in_flows').where('expires_at', '<=', oldest.expires_at).execute()
    },
    async takeFlow(state) {
      const row = await kysely.selectFrom('sign_in_flows').selectAll().where('state', '=', state).executeTakeFirst()
      if (!row) return null
      await kysely.deleteFrom('sign_in_flows').where('state', '=', state).execute()
      const { expires_at: expiresAt, ...flow } = row
      return { ...flow, expiresAt }
    },
  }
}
