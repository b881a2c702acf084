import { Suspense } from 'react'
import { SegmentHistory } from '../history/lazy.tsx'
import type { Panel } from './panel.ts'

/** Who wrote what in the active segment, and when. */
export const historyPanel: Panel = {
  id: 'history',
  titleKey: 'versions.title',
  Body: (props) => (
    <Suspense fallback={null}>
      <SegmentHistory {...props} key={props.row} />
    </Suspense>
  ),
}
