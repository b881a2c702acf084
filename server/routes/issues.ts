import { dismissalOf, dismissIssue, restoreIssue } from '../dismissals.ts'
import { requireDocument } from '../find.ts'
import type { Area } from './handler.ts'

export const issueRoutes: Area<'getIssues' | 'listDismissals' | 'dismissIssue' | 'restoreIssue'> = {
  async getIssues({ params }, { store, issues }) {
    return issues.of(await requireDocument(store.read, params.document))
  },
  async listDismissals({ params }, { store }) {
    const document = await requireDocument(store.read, params.document)
    return { dismissals: (await store.read.dismissals.list(document.id)).map(dismissalOf) }
  },
  async dismissIssue({ params, body, actor }, deps) {
    return dismissIssue(deps, actor, params.document, body)
  },
  async restoreIssue({ params }, deps) {
    await restoreIssue(deps, params.document, params.dismissal)
    return {}
  },
}
