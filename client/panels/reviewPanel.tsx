import { Suspense } from 'react'
import { reviewCounts } from '../review/counts.ts'
import { ReviewSections } from '../review/lazy.tsx'
import type { Panel } from './panel.ts'

/** What people say about the active segment: comments, suggestions, errors. */
export const reviewPanel: Panel = {
  id: 'review',
  titleKey: 'review.title',
  count: (session, row) => reviewCounts(session).row(row) || undefined,
  subscribe: (session, listener) => reviewCounts(session).subscribe(listener),
  Body: (props) => (
    <Suspense fallback={null}>
      <ReviewSections {...props} />
    </Suspense>
  ),
}
