import { roleIn } from '../auth/standing.ts'
import { requireDocument, requireProject } from '../find.ts'
import { approveDocument, setSteps } from '../workflow/approving.ts'
import { addAssignments, changeAssignment, removeAssignment } from '../workflow/assigning.ts'
import { runBatch } from '../workflow/batch.ts'
import { assignmentsOf, notificationsOf, workflowOf } from '../workflow/present.ts'
import { undoBatch } from '../workflow/undo-batch.ts'
import type { Area } from './handler.ts'

const notificationsShown = 100

export const workflowRoutes: Area<
  | 'getWorkflow'
  | 'setSteps'
  | 'approveDocument'
  | 'batch'
  | 'undoBatch'
  | 'listAssignments'
  | 'listProjectAssignments'
  | 'addAssignments'
  | 'changeAssignment'
  | 'removeAssignment'
  | 'listNotifications'
  | 'markNotificationsRead'
> = {
  async getWorkflow({ params }, { store }) {
    const { id } = await requireDocument(store.read, params.document)
    return workflowOf(store.read, id)
  },
  async setSteps({ params, body }, deps) {
    return setSteps(deps, params.document, body.steps)
  },
  async approveDocument({ params, body, actor }, deps) {
    return approveDocument(deps, actor, params.document, body.approved)
  },
  async batch({ params, body, actor }, deps) {
    return runBatch(deps, actor, params.document, body)
  },
  async undoBatch({ params, body, actor }, deps) {
    return undoBatch(deps, actor, params, body)
  },
  async listAssignments({ params }, { store }) {
    const { id } = await requireDocument(store.read, params.document)
    return { assignments: await assignmentsOf(store.read, await store.read.workflow.assignments(id)) }
  },
  async listProjectAssignments({ params }, { store }) {
    const { id } = await requireProject(store.read, params.project)
    return { assignments: await assignmentsOf(store.read, await store.read.workflow.projectAssignments(id)) }
  },
  async addAssignments({ params, body, actor }, deps) {
    return addAssignments(deps, actor, params.document, body)
  },
  async changeAssignment({ params, body, actor }, deps) {
    return changeAssignment(deps, actor, params, body)
  },
  async removeAssignment({ params }, deps) {
    return removeAssignment(deps, params)
  },
  async listNotifications({ actor, signedIn }, { store }) {
    const { workflow } = store.read
    const all = await notificationsOf(store.read, await workflow.notifications(actor.user, notificationsShown))
    // Projects that one has left tell nothing more, not even a title.
    const notifications = all.filter(({ project }) => roleIn(signedIn.standing, project) !== null)
    const hidden = all.length > notifications.length
    const unread = hidden ? notifications.filter(({ read }) => !read).length : await workflow.unread(actor.user)
    return { unread, notifications }
  },
  async markNotificationsRead({ body, actor }, { store, now }) {
    return store.write(async ({ workflow }) => {
      await workflow.markRead(actor.user, body.notifications, now())
      return { unread: await workflow.unread(actor.user) }
    })
  },
}
