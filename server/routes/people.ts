import { acceptInvitation, addInvitation, lookAtInvitation, revokeInvitation } from '../people/invitations.ts'
import { listMembers, removeMember, setMember } from '../people/members.ts'
import { addPerson, changePerson, listPeople, resetPassword } from '../people/persons.ts'
import { invitationOf } from '../people/present.ts'
import { requireProject } from '../find.ts'
import { sessionOf } from '../people/session.ts'
import type { Area } from './handler.ts'

export const peopleRoutes: Area<
  | 'listPeople'
  | 'addPerson'
  | 'changePerson'
  | 'resetPassword'
  | 'listMembers'
  | 'setMember'
  | 'removeMember'
  | 'listInvitations'
  | 'addInvitation'
  | 'revokeInvitation'
  | 'lookAtInvitation'
  | 'acceptInvitation'
> = {
  async listPeople(call, deps) {
    return { people: await listPeople(deps, call.signedIn.standing) }
  },
  async addPerson({ signedIn, body }, deps) {
    return addPerson(deps, signedIn, body)
  },
  async changePerson({ signedIn, params, body }, deps) {
    return changePerson(deps, signedIn, params.person, body)
  },
  async resetPassword({ signedIn, params }, deps) {
    return resetPassword(deps, signedIn, params.person)
  },
  async listMembers({ params }, { store }) {
    return { members: await listMembers(store.read, params.project) }
  },
  async setMember({ params, body, actor }, deps) {
    return setMember(deps, actor, params.project, body)
  },
  async removeMember({ params, actor }, deps) {
    await removeMember(deps, actor, params.project, params.person)
    return {}
  },
  async listInvitations({ params }, { store, now }) {
    await requireProject(store.read, params.project)
    const invitations = await store.read.people.invitations(params.project)
    return { invitations: await Promise.all(invitations.map((one) => invitationOf(store.read, one, now()))) }
  },
  async addInvitation({ params, body, actor }, deps) {
    return addInvitation(deps, actor, params.project, body)
  },
  async revokeInvitation({ params }, deps) {
    await revokeInvitation(deps, params.project, params.invitation)
    return {}
  },
  async lookAtInvitation({ who, body }, deps) {
    return lookAtInvitation(deps, who, body.secret)
  },
  async acceptInvitation({ who, body, visit }, deps) {
    const { user, project, cookie } = await acceptInvitation(deps, who, body, visit)
    if (cookie !== null) visit.setCookie(cookie)
    return { session: await sessionOf(deps, user), project }
  },
}
