import { freshId } from '../client-edits.ts'
import { Browser, goodPassword } from '../people.ts'
import { everyone, line, managers, none, terminologists, type Line } from './line.ts'
import { written, type World } from './world.ts'

/** What is about no one project: the server, its people, oneself. */

const done = { outside: 'done' } as const
const forbidden = { outside: 'auth.forbidden' } as const

const about: Line[] = [
  line('session', '', everyone, () => ({}), done),
  line('listProjects', '', everyone, () => ({}), done),
  line('listGlossaries', '', everyone, () => ({}), done),
  line('searchConcepts', '', everyone, () => ({ query: { q: 'hội' } }), done),
  line('listFormats', '', everyone, () => ({}), done),
  line('inbox', '', everyone, () => ({}), done),
  line('listNotifications', '', everyone, () => ({}), done),
  line('markNotificationsRead', '', everyone, () => ({ body: { notifications: null } }), { ...done, idle: true }),
  line('createProject', '', managers, () => ({ body: { name: 'Dự án mới' } }), forbidden),
  line('createGlossary', '', terminologists, () => ({ body: { ...written(), name: freshId('Thuật ngữ') } }), forbidden),
  line('previewEncoding', '', managers, () => ({ file: { name: 'a.txt', bytes: new TextEncoder().encode('a') } }), {
    ...forbidden,
    idle: true,
  }),
]

const self: Line[] = [
  line('getAccount', '', everyone, () => ({}), done),
  line('changeAccount', '', everyone, () => ({ body: { name: freshId('Tên') } }), done),
  line('changePassword', '', everyone, () => ({ body: { current: goodPassword, next: goodPassword } }), done),
  line('listSessions', '', everyone, () => ({}), done),
  line(
    'revokeSession',
    "one's own",
    everyone,
    async ({ server }, { as }) => {
      const other = new Browser(server)
      await other.call('signIn', { body: { login: as === 'signedOut' ? 'chu' : as, password: goodPassword } })
      const { sessions } = await other.call('listSessions')
      return { params: { session: sessions.find(({ current }) => current)?.id ?? '' } }
    },
    { ...done, idle: true },
  ),
  line(
    'revokeSession',
    "another's",
    none,
    async ({ admin }) => {
      const { sessions } = await admin.call('listSessions')
      return { params: { session: sessions[0]?.id ?? '' } }
    },
    { outside: 'notFound.session', refusal: () => 'notFound.session' },
  ),
]

const somebody = async ({ admin }: World) => {
  const { person } = await admin.call('addPerson', { body: { name: 'Khách', login: freshId('nguoi'), admin: false } })
  return { person: person.user.id }
}

/** Who manages the server has an account that says so; no role in a project does. */
const people: Line[] = [
  line('listPeople', '', managers, () => ({}), forbidden),
  line('addPerson', '', none, () => ({ body: { name: 'Ai', login: freshId('ai'), admin: false } }), forbidden),
  line(
    'changePerson',
    '',
    none,
    async (world) => ({ params: await somebody(world), body: { admin: true } }),
    forbidden,
  ),
  line('resetPassword', '', none, async (world) => ({ params: await somebody(world) }), forbidden),
]

export const outside: Line[] = [...about, ...self, ...people]

/** Who is not signed in may do this, and so may everybody. */
export const open = [
  'health',
  'signInOptions',
  'signIn',
  'signOut',
  'lookAtInvitation',
  'acceptInvitation',
  'beginOidc',
] as const
