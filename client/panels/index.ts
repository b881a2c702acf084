import { historyPanel } from './historyPanel.tsx'
import { issuesPanel } from './issuesPanel.tsx'
import type { Panel } from './panel.ts'
import { reviewPanel } from './reviewPanel.tsx'
import { segmentPanel } from './SegmentPanel.tsx'
import { termsPanel } from './TermsPanel.tsx'

/** The tabs of the active segment, in order. */
export const panels: readonly Panel[] = [termsPanel, reviewPanel, issuesPanel, historyPanel, segmentPanel]
