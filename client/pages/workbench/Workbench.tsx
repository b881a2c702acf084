import { Suspense, useCallback, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkbenchCommands } from '../../commandScope.tsx'
import type { Workbench as CommandWorkbench } from '../../commands.ts'
import { checkTools } from '../../checks/tools.ts'
import { useChecks } from '../../checks/useChecks.ts'
import { NeverBreakDialog, SplitDialog } from '../../dialogs/lazy.tsx'
import type { DocumentSession } from '../../editor/session.ts'
import { useProject } from '../../queries.ts'
import { ReviewWork } from '../../review/lazy.tsx'
import { TermWork } from '../../terms/lazy.tsx'
import { usePageTitle } from '../../ui/Page.tsx'
import { FilterBar } from './FilterBar.tsx'
import { Header } from './Header.tsx'
import { NoticeList } from './NoticeList.tsx'
import { PanelDock } from './PanelDock.tsx'
import { Rows } from './Rows.tsx'
import { SampleOffer } from './SampleOffer.tsx'
import { StatusBar } from './StatusBar.tsx'
import { useIssueMarks } from './useIssueMarks.ts'
import { useFailures, type Failures } from './useFailures.ts'
import { useFoundMarks } from './useFoundMarks.ts'
import { useLongPaste } from './longPaste.ts'
import { useLeaveGuard } from './useLeaveGuard.ts'
import { usePanelState, type PanelState } from './usePanelState.ts'
import { useResume } from './useResume.ts'
import { useRowFilter, type RowFilter } from './useRowFilter.ts'

/** The workbench: an open document, its tools and the panel of the active segment. */
export function Workbench({ session }: { session: DocumentSession }): ReactNode {
  const { t } = useTranslation()
  const project = useProject(session.document.project)
  const filter = useRowFilter(session)
  const panel = usePanelState()
  const failures = useFailures()
  const find = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLElement>(null)
  usePageTitle(session.document.title)
  useFoundMarks(grid, filter)
  useLeaveGuard(session)
  useResume(session)
  useChecks(session)
  useIssueMarks(grid, session)

  const { choose } = panel
  const openIssues = useCallback(() => choose('issues'), [choose])
  const openReview = useCallback(() => choose('review'), [choose])
  const { fail, say } = failures
  const stopLongPaste = useLongPaste(say)
  const [dialog, setDialog] = useState<RowDialog | null>(null)
  useCommandTarget(session, { filter, panel, find, fail, setDialog })

  return (
    <div className={panel.open ? 'workbench panel-is-open' : 'workbench'}>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <Header session={session} project={project.data} onExportBlocked={() => say(t('export.pending'))} />
      <FilterBar session={session} filter={filter} find={find} />
      <main id="main" className="workbench-main" ref={grid} tabIndex={-1} onPasteCapture={stopLongPaste}>
        <SampleOffer session={session} onFail={fail} />
        <Rows session={session} filter={filter} onIssues={openIssues} onReview={openReview} />
      </main>
      <PanelDock session={session} panel={panel} />
      <Suspense fallback={null}>
        <TermWork session={session} grid={grid} telling={failures} />
        <ReviewWork session={session} grid={grid} shown={filter.ids} telling={failures} openPanel={choose} />
      </Suspense>
      <StatusBar session={session} onIssues={openIssues} />
      <NoticeList session={session} failures={failures} />
      <RowDialogs session={session} dialog={dialog} failures={failures} onClose={() => setDialog(null)} />
    </div>
  )
}

/** A dialog about a row. */
interface RowDialog {
  kind: 'split' | 'neverBreak'
  row: string
}

interface CommandParts {
  filter: RowFilter
  panel: PanelState
  find: RefObject<HTMLInputElement | null>
  fail: (error: unknown) => void
  setDialog: (dialog: RowDialog) => void
}

/** Puts the workbench within reach of the commands. */
function useCommandTarget(session: DocumentSession, { filter, panel, find, fail, setDialog }: CommandParts): void {
  const { order, query, apply } = filter
  const { toggle } = panel
  const workbench = useMemo<CommandWorkbench>(
    () => ({
      session,
      checks: checkTools(session),
      order,
      openFind: () => {
        find.current?.focus()
        find.current?.select()
      },
      openSplit: (row) => setDialog({ kind: 'split', row }),
      openNeverBreak: (row) => setDialog({ kind: 'neverBreak', row }),
      togglePanel: toggle,
      toggleMine: () => apply({ ...query, status: query.status === 'mine' ? 'all' : 'mine' }),
      fail,
    }),
    [session, order, query, apply, find, setDialog, toggle, fail],
  )
  useWorkbenchCommands(workbench)
}

interface DialogProps {
  session: DocumentSession
  dialog: RowDialog | null
  failures: Failures
  onClose: () => void
}

function RowDialogs({ session, dialog, failures, onClose }: DialogProps): ReactNode {
  if (dialog === null) return null
  const about = { session, row: dialog.row, onFail: failures.fail, onClose }
  return (
    <Suspense fallback={null}>
      {dialog.kind === 'split' ? (
        <SplitDialog {...about} />
      ) : (
        <NeverBreakDialog {...about} onDone={failures.done} onSay={failures.done} />
      )}
    </Suspense>
  )
}
