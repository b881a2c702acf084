import type { RouteReply } from '../../core/api.ts'
import { roleIn, type Standing } from '../auth/standing.ts'
import { requireDocument, requireProject } from '../find.ts'
import { approveDocument, setSteps } from '../workflow/approving.ts'
import { addAssignments, changeAssignment, removeAssignment } from '../workflow/assigning.ts'
import type { ReadQueries } from '../store/store.ts'
import { runBatch } from '../workflow/batch.ts'
import { announceNews } from '../workflow/notify.ts'
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
    return heardBy(store.read, actor.user, signedIn.standing)
  },
  async markNotificationsRead({ body, actor, signedIn }, { store, hub, now }) {
    await store.write(({ workflow }) => workflow.markRead(actor.user, body.notifications, now()))
    // Their other tabs count anew.
    announceNews(hub, [actor.user])
    const { unread } = await heardBy(store.read, actor.user, signedIn.standing)
    return { unread }
  },
}

/** Projects that one has left tell nothing more, not even a title. */
async function heardBy(
  queries: ReadQueries,
  user: string,
  standing: Standing,
): Promise<RouteReply<'listNotifications'>> {
  const all = await notificationsOf(queries, await queries.workflow.notifications(user, notificationsShown))
  const notifications = all.filter(({ project }) => roleIn(standing, project) !== null)
  const hidden = all.length > notifications.length
  const unread = hidden ? notifications.filter(({ read }) => !read).length : await queries.workflow.unread(user)
  return { unread, notifications }
}
