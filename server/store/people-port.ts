import type { Role } from '../../core/model/permissions.ts'
import type { UserRecord } from './records.ts'

/** The store's port for people: accounts, sessions, memberships, invitations. */

export interface AccountRecord {
  user: UserRecord
  login: string | null
  /** argon2id in its own notation; null: there is none. */
  password: string | null
  admin: boolean
  state: 'active' | 'disabled'
  /** Known to an OpenID Connect provider. */
  identity: boolean
  createdAt: number
}

export interface SessionRecord {
  id: string
  /** SHA-256 of the cookie's value. */
  hash: string
  user: string
  agent: string
  address: string
  createdAt: number
  seenAt: number
  expiresAt: number
}

export interface MembershipRecord {
  project: string
  user: string
  role: Role
  since: number
}

/** Into a project with a role, or (`person`) to a new password. */
export interface InvitationRecord {
  id: string
  hash: string
  project: string | null
  role: Role | null
  person: string | null
  note: string
  by: string
  createdAt: number
  expiresAt: number
  revokedAt: number | null
  usedBy: string | null
  usedAt: number | null
}

export interface AttemptsRecord {
  failures: number
  lastAt: number
  until: number
}

export interface FlowRecord {
  /** SHA-256 of the state that the provider sends back. */
  state: string
  /** SHA-256 of what the browser that began it keeps. */
  browser: string
  nonce: string
  verifier: string
  /** Where to go afterwards, a path here. */
  target: string
  /** Hash of an invitation to accept on the way. */
  invitation: string | null
  expiresAt: number
}

export interface PeopleReads {
  account(user: string): Promise<AccountRecord | null>
  /** By the login in NFKC and lower case. */
  byLogin(canon: string): Promise<AccountRecord | null>
  byIdentity(issuer: string, subject: string): Promise<AccountRecord | null>
  /** By name. */
  accounts(): Promise<AccountRecord[]>
  session(hash: string): Promise<SessionRecord | null>
  /** Latest first. */
  sessions(user: string): Promise<SessionRecord[]>
  /** When each person was last seen. */
  seen(): Promise<Map<string, number>>
  membership(project: string, user: string): Promise<MembershipRecord | null>
  members(project: string): Promise<MembershipRecord[]>
  membershipsOf(user: string): Promise<MembershipRecord[]>
  invitation(id: string): Promise<InvitationRecord | null>
  invitationByHash(hash: string): Promise<InvitationRecord | null>
  /** Into a project, latest first. */
  invitations(project: string): Promise<InvitationRecord[]>
  attempts(key: string): Promise<AttemptsRecord | null>
}

export interface PeopleWrites extends PeopleReads {
  /** The user is there already. */
  insertAccount(
    account: Omit<AccountRecord, 'user' | 'identity'> & { user: string; canon: string | null },
  ): Promise<void>
  changeUser(user: string, name: string): Promise<void>
  changeAccount(
    user: string,
    change: Partial<{
      login: string | null
      canon: string | null
      password: string | null
      admin: boolean
      state: AccountRecord['state']
    }>,
  ): Promise<void>
  insertIdentity(issuer: string, subject: string, user: string): Promise<void>
  insertSession(session: SessionRecord): Promise<void>
  seeSession(id: string, seenAt: number, expiresAt: number): Promise<void>
  deleteSession(id: string): Promise<void>
  /** All of a person but one; gives their hashes. */
  deleteSessions(user: string, but?: string): Promise<string[]>
  /** Removes what has run out: sessions, attempts without failures of late, flows. */
  forgetOld(at: number): Promise<void>
  setMembership(membership: MembershipRecord): Promise<void>
  deleteMembership(project: string, user: string): Promise<void>
  insertInvitation(invitation: InvitationRecord): Promise<void>
  useInvitation(id: string, by: string, at: number): Promise<void>
  revokeInvitation(id: string, at: number): Promise<void>
  /** Open ones to a new password of a person are taken back. */
  revokePasswordLinks(person: string, at: number): Promise<void>
  /** Open ones that somebody has sent, into one project or into all. */
  revokeSent(by: string, project: string | null, at: number): Promise<void>
  setAttempts(key: string, attempts: AttemptsRecord | null): Promise<void>
  insertFlow(flow: FlowRecord): Promise<void>
  /** Removes those that have run out, and all but the `most` latest. */
  forgetFlows(at: number, most: number): Promise<void>
  /** Once: it is gone afterwards. */
  takeFlow(state: string): Promise<FlowRecord | null>
}
