import type { Role } from '../../../core/model/permissions.ts'
import { freshId } from '../client-edits.ts'
import type { AnyInput } from '../server.ts'
import { each, line, managers, owners, speakers, writers, type Line } from './line.ts'
import { written, type World } from './world.ts'

/** A project: its documents, settings, members and invitations. */

const file = (text: string) => ({ name: 'bai.txt', bytes: new TextEncoder().encode(text) })

const documents: Line[] = [
  line('importText', '', managers, ({ project }) => ({ params: { project }, body: { title: 'Bài', text: 'Ảnh.' } })),
  line('importFile', '', managers, ({ project }) => ({ params: { project }, file: file('Ảnh.\n') })),
  line('cancelJob', '', managers, async (world) => {
    const { job } = await world.importing(world.project, 'Ảnh.')
    return { params: { job } }
  }),
  line('renameDocument', '', managers, ({ small }) => ({
    params: { document: small },
    body: { title: freshId('Bài') },
  })),
  line('setDocumentDate', '', managers, ({ small }) => ({ params: { document: small }, body: { date: aDay() } })),
  line('deleteDocument', '', managers, async (world) => {
    const { document } = await world.importing(world.project, 'Ảnh.')
    return { params: { document } }
  }),
]
let days = 0
const aDay = (): string => new Date(Date.UTC(2016, 0, ++days)).toISOString().slice(0, 10)

const issue = (segment: string) => ({ check: 'term-missing', scope: 'one', segment, reason: 'Đúng.' }) as const
const exception = (world: World) => ({
  ...{ ...written(), scope: 'segment' as const, segment: world.row(), surface: 'Hội nghị' },
  ...{ glossary: world.glossary, concept: world.concept },
})

/** What is no issue, no hit and no term. */
const silenced: Line[] = [
  line('dismissIssue', '', writers, (world) => ({ params: world.params, body: issue(world.row()) })),
  line('restoreIssue', '', writers, async (world) => {
    const { params } = world
    const { id } = await world.admin.call('dismissIssue', { params, body: issue(world.row()) })
    return { params: { ...params, dismissal: id } }
  }),
  line('addTermException', '', writers, (world) => ({ params: world.params, body: exception(world) })),
  line('deleteTermException', '', writers, async (world) => {
    const { params } = world
    const { id } = await world.admin.call('addTermException', { params, body: exception(world) })
    return { params: { ...params, exception: id } }
  }),
  ...each<'reject' | 'restore'>({
    reject: line('decideCandidate', 'reject', speakers, ({ params }) => ({
      params,
      body: { key: freshId('tu'), decision: 'reject' },
    })),
    restore: line('decideCandidate', 'restore', speakers, async ({ admin, params }) => {
      const key = freshId('tu')
      await admin.call('decideCandidate', { params, body: { key, decision: 'reject' } })
      return { params, body: { key, decision: 'restore' } }
    }),
  }),
]

const settings: Line[] = [
  line('renameProject', '', managers, ({ params }) => ({ params, body: { name: freshId('Dự án') } })),
  line('deleteProject', '', managers, async (world, actor) => ({
    params: { project: await world.projectWith(actor) },
  })),
  line('changeProjectSettings', '', managers, ({ params }) => ({ params, body: { style: { english: turned() } } })),
  line('setErrorTypes', '', managers, ({ params }) => ({ params, body: { categories: types() } })),
  line('setProjectGlossaries', '', managers, ({ params, glossary }) => ({
    params,
    body: { active: [glossary], takesNew: glossary },
  })),
]
let turn = 0
const turned = () => (++turn % 2 === 0 ? 'british' : 'american')
const types = () => (++turn % 2 === 0 ? ['accuracy/mistranslation'] : ['accuracy/omission'])

const onlyOwners = (role: Role) => (role === 'manager' ? ('people.onlyOwners' as const) : ('auth.forbidden' as const))

/** Somebody new, in the project in this role or not. */
async function somebody({ admin, project }: World, role?: Role): Promise<string> {
  const body = { name: 'Khách', login: freshId('khach'), admin: false }
  const { person } = await admin.call('addPerson', { body })
  const { id } = person.user
  if (role) await admin.call('setMember', { params: { project }, body: { person: id, role } })
  return id
}
const membership = async (world: World, role: Role, before?: Role): Promise<AnyInput> => ({
  params: world.params,
  body: { person: await somebody(world, before), role },
})
const leaving = async (world: World, role: Role): Promise<AnyInput> => ({
  params: { project: world.project, person: await somebody(world, role) },
})
const invitation = (role: Role) => ({ role, note: '', days: 7 })

const members: Line[] = [
  ...each<Role>({
    owner: line('setMember', 'an owner', owners, (world) => membership(world, 'owner'), { refusal: onlyOwners }),
    manager: line('setMember', 'a manager', managers, (world) => membership(world, 'manager')),
    translator: line('setMember', 'a translator', managers, (world) => membership(world, 'translator')),
    reviewer: line('setMember', 'a reviewer', managers, (world) => membership(world, 'reviewer')),
    terminologist: line('setMember', 'a terminologist', managers, (world) => membership(world, 'terminologist')),
    reader: line('setMember', 'a reader', managers, (world) => membership(world, 'reader')),
  }),
  line('setMember', 'an owner is one no more', owners, (world) => membership(world, 'reader', 'owner'), {
    refusal: onlyOwners,
  }),
  line(
    'setMember',
    'oneself an owner',
    owners,
    ({ params }, { id }) => ({ params, body: { person: id, role: 'owner' } }),
    {
      refusal: onlyOwners,
      idle: true,
    },
  ),
  line('removeMember', 'a reader', managers, (world) => leaving(world, 'reader')),
  line('removeMember', 'an owner', owners, (world) => leaving(world, 'owner'), { refusal: onlyOwners }),
  line('addInvitation', 'a reader', managers, ({ params }) => ({ params, body: invitation('reader') })),
  line('addInvitation', 'an owner', owners, ({ params }) => ({ params, body: invitation('owner') }), {
    refusal: onlyOwners,
  }),
  line('revokeInvitation', '', managers, async ({ admin, project }) => {
    const made = await admin.call('addInvitation', { params: { project }, body: invitation('reader') })
    return { params: { project, invitation: made.invitation.id } }
  }),
]

export const inProject: Line[] = [...documents, ...silenced, ...settings, ...members]
