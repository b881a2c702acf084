import { lazy, Suspense } from 'react'
import { issuesOf } from '../checks/store.ts'
import type { Panel } from './panel.ts'

const IssuesBody = lazy(() => import('./issues/IssuesBody.tsx').then((file) => ({ default: file.IssuesBody })))

/** What the checks found: in the active segment, then in the whole document. */
export const issuesPanel: Panel = {
  id: 'issues',
  titleKey: 'issues.title',
  count: (session, row) => issuesOf(session).row(row).open.length || undefined,
  subscribe: (session, listener) => issuesOf(session).subscribe(listener),
  Body: (props) => (
    <Suspense fallback={null}>
      <IssuesBody {...props} />
    </Suspense>
  ),
}
