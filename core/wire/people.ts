import * as z from 'zod/mini'
import { RoleSchema, SessionSchema, UserSchema } from './resources.ts'
import { routeTable } from './route.ts'
import { id, name, time } from './values.ts'

/** People: accounts, signing in, members of projects, invitations. */

/** What one signs in with: a name or an e-mail address, compared in NFKC and lower case. */
const login = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const shortestPassword = 10
const longestPassword = 200
/** Hashed in NFKC, so that the same word typed in another normal form is the same password. */
const password = z.string().check(z.minLength(1), z.maxLength(longestPassword))
const newPassword = z.string().check(z.minLength(shortestPassword), z.maxLength(longestPassword))
const secret = z.string().check(z.minLength(20), z.maxLength(200))
const project = z.object({ project: id })
const done = z.object({})

export const SignInOptionsSchema = z.object({
  /** Nobody needs a password: a local server on which there is one person. */
  open: z.boolean(),
  password: z.boolean(),
  /** What people call the organisation's own sign-in; null where there is none. */
  oidc: z.nullable(z.string()),
})

export const AccountSchema = z.object({
  user: UserSchema,
  login: z.nullable(z.string()),
  hasPassword: z.boolean(),
  /** Signs in with the organisation's own sign-in. */
  connected: z.boolean(),
  /** May manage every project and all people. */
  admin: z.boolean(),
})
export type Account = z.infer<typeof AccountSchema>

/** A browser in which somebody is signed in. */
export const SignedInSchema = z.object({
  id,
  current: z.boolean(),
  /** The browser as it calls itself. */
  agent: z.string(),
  address: z.string(),
  createdAt: time,
  seenAt: time,
  expiresAt: time,
})
export type SignedIn = z.infer<typeof SignedInSchema>

export const PersonSchema = z.object({
  user: UserSchema,
  login: z.nullable(z.string()),
  admin: z.boolean(),
  state: z.enum(['active', 'disabled']),
  hasPassword: z.boolean(),
  seenAt: z.nullable(time),
})
export type Person = z.infer<typeof PersonSchema>

export const MemberSchema = z.object({ user: UserSchema, role: RoleSchema, since: time })
export type Member = z.infer<typeof MemberSchema>

export const InvitationSchema = z.object({
  id,
  role: RoleSchema,
  /** For whom, in the inviter's words; '' when not said. */
  note: z.string(),
  by: UserSchema,
  createdAt: time,
  expiresAt: time,
  state: z.enum(['open', 'used', 'revoked', 'expired']),
  usedBy: z.nullable(UserSchema),
})
export type Invitation = z.infer<typeof InvitationSchema>

export const peopleRoutes = routeTable({
  signInOptions: {
    method: 'get',
    path: '/sign-in',
    access: null,
    reply: SignInOptionsSchema,
    summary: 'How one signs in here.',
  },
  signIn: {
    method: 'post',
    path: '/sign-in',
    access: null,
    body: z.object({ login, password }),
    reply: SessionSchema,
    summary: 'Sign in with a password; sets the session cookie.',
  },
  beginOidc: {
    method: 'post',
    path: '/sign-in/oidc',
    access: null,
    body: z.object({
      /** Where to go afterwards, a path here. */
      to: z.string().check(z.maxLength(2000)),
      /** The secret of an invitation to accept on the way. */
      invitation: z.nullable(secret),
      /** Whoever is signed in wants to come in this way, too. */
      connect: z.boolean(),
    }),
    /** Where the browser goes to sign in; from there it comes back by itself. */
    reply: z.object({ url: z.string() }),
    summary: 'Begin signing in with the organisation’s own sign-in (OpenID Connect).',
  },
  signOut: {
    method: 'post',
    path: '/sign-out',
    access: null,
    /** `away`: where one signs out of the organisation's own sign-in, too. */
    reply: z.object({ away: z.nullable(z.string()) }),
    summary: 'End this session.',
  },
  getAccount: { method: 'get', path: '/account', access: null, reply: AccountSchema, summary: 'My account.' },
  changeAccount: {
    method: 'patch',
    path: '/account',
    access: null,
    body: z.object({ name, login: z.optional(login) }),
    reply: AccountSchema,
    summary: 'Change the name others see, and what I sign in with.',
  },
  changePassword: {
    method: 'post',
    path: '/account/password',
    access: null,
    body: z.object({ current: z.optional(password), next: newPassword }),
    reply: AccountSchema,
    summary: 'Set or change my password; ends all my other sessions.',
  },
  listSessions: {
    method: 'get',
    path: '/account/sessions',
    access: null,
    reply: z.object({ sessions: z.array(SignedInSchema) }),
    summary: 'Where I am signed in.',
  },
  revokeSession: {
    method: 'delete',
    path: '/account/sessions/:session',
    access: null,
    params: z.object({ session: id }),
    reply: done,
    summary: 'Sign out another browser of mine.',
  },
  lookAtInvitation: {
    method: 'post',
    path: '/invitation/look',
    access: null,
    body: z.object({ secret }),
    reply: z.object({
      /** What for: a project with a role, or a new password for a person. */
      kind: z.enum(['project', 'password']),
      project: z.nullable(z.string()),
      role: z.nullable(RoleSchema),
      by: UserSchema,
      /** Whose password; null for a project. */
      person: z.nullable(UserSchema),
      expiresAt: time,
      /** The signed-in person who would accept it; null when nobody is signed in. */
      as: z.nullable(UserSchema),
    }),
    summary: 'What an invitation is for, without using it up.',
  },
  acceptInvitation: {
    method: 'post',
    path: '/invitation/accept',
    access: null,
    body: z.object({ secret, account: z.nullable(z.object({ name, login, password: newPassword })) }),
    reply: z.object({ session: SessionSchema, project: z.nullable(id) }),
    summary: 'Use an invitation once: with a new account, or (account: null) as the person who is signed in.',
  },
  listPeople: {
    method: 'get',
    path: '/people',
    access: null,
    reply: z.object({ people: z.array(PersonSchema) }),
    summary: 'Everyone with an account here; for those who manage the server or a project.',
  },
  addPerson: {
    method: 'post',
    path: '/people',
    access: null,
    body: z.object({ name, login, admin: z.boolean() }),
    reply: z.object({ person: PersonSchema, secret }),
    status: 201,
    summary: 'Add a person; `secret` makes the link by which they set a password, once, within a week.',
  },
  changePerson: {
    method: 'patch',
    path: '/people/:person',
    access: null,
    params: z.object({ person: id }),
    body: z
      .object({ admin: z.optional(z.boolean()), state: z.optional(z.enum(['active', 'disabled'])) })
      .check(z.refine(({ admin, state }) => admin !== undefined || state !== undefined, { path: ['admin'] })),
    reply: PersonSchema,
    summary: 'Let somebody manage the server, or no more in; the last who manages it stays.',
  },
  resetPassword: {
    method: 'post',
    path: '/people/:person/password',
    access: null,
    params: z.object({ person: id }),
    reply: z.object({ secret }),
    summary: 'Make a link by which a person sets a new password, once.',
  },
  listMembers: {
    method: 'get',
    path: '/projects/:project/members',
    access: 'read',
    params: project,
    reply: z.object({ members: z.array(MemberSchema) }),
    summary: 'Who works in a project, by name.',
  },
  setMember: {
    method: 'post',
    path: '/projects/:project/members',
    access: 'manage',
    params: project,
    body: z.object({ person: id, role: RoleSchema }),
    reply: MemberSchema,
    summary: 'Take a person in, or change their role; only an owner makes owners.',
  },
  removeMember: {
    method: 'delete',
    path: '/projects/:project/members/:person',
    access: 'manage',
    params: z.object({ project: id, person: id }),
    reply: done,
    summary: 'A person works here no more; what they wrote stays theirs. The last owner stays.',
  },
  listInvitations: {
    method: 'get',
    path: '/projects/:project/invitations',
    access: 'manage',
    params: project,
    reply: z.object({ invitations: z.array(InvitationSchema) }),
    summary: 'Invitations into a project, latest first.',
  },
  addInvitation: {
    method: 'post',
    path: '/projects/:project/invitations',
    access: 'manage',
    params: project,
    body: z.object({
      role: RoleSchema,
      note: z.string().check(z.trim(), z.maxLength(200)),
      days: z.int().check(z.minimum(1), z.maximum(60)),
    }),
    reply: z.object({ invitation: InvitationSchema, secret }),
    status: 201,
    summary: 'Invite one person: the link with `secret` works once. Who has it may come in; it is shown this once.',
  },
  revokeInvitation: {
    method: 'delete',
    path: '/projects/:project/invitations/:invitation',
    access: 'manage',
    params: z.object({ project: id, invitation: id }),
    reply: done,
    summary: 'Take an invitation back.',
  },
})
