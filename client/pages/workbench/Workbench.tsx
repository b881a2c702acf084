import { Suspense, useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkbenchCommands } from '../../commandScope.tsx'
import type { Workbench as CommandWorkbench } from '../../commands.ts'
import { checkTools } from '../../checks/tools.ts'
import { useChecks } from '../../checks/useChecks.ts'
import { NeverBreakDialog } from '../../dialogs/lazy.tsx'
import type { DocumentSession } from '../../editor/session.ts'
import { useProject } from '../../queries.ts'
import { usePageTitle } from '../../ui/Page.tsx'
import { FilterBar } from './FilterBar.tsx'
import { Header } from './Header.tsx'
import { NoticeList } from './NoticeList.tsx'
import { PanelDock } from './PanelDock.tsx'
import { Rows } from './Rows.tsx'
import { SampleOffer } from './SampleOffer.tsx'
import { SplitDialog } from './SplitDialog.tsx'
import { StatusBar } from './StatusBar.tsx'
import { useIssueMarks } from './useIssueMarks.ts'
import { useFailures } from './useFailures.ts'
import { useFoundMarks } from './useFoundMarks.ts'
import { useLeaveGuard } from './useLeaveGuard.ts'
import { usePanelState } from './usePanelState.ts'
import { useResume } from './useResume.ts'
import { useRowFilter } from './useRowFilter.ts'

/** The workbench: an open document, its tools and the panel of the active segment. */
export function Workbench({ session }: { session: DocumentSession }): ReactNode {
  const { t } = useTranslation()
  const project = useProject(session.document.project)
  const filter = useRowFilter(session)
  const panel = usePanelState()
  const failures = useFailures()
  const find = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLElement>(null)
  const [splitting, setSplitting] = useState<string | null>(null)
  const [unbreaking, setUnbreaking] = useState<string | null>(null)
  usePageTitle(session.document.title)
  useFoundMarks(grid, filter)
  useLeaveGuard(session)
  useResume(session)
  useChecks(session)
  useIssueMarks(grid, session)

  const { order } = filter
  const { toggle, choose } = panel
  const openIssues = useCallback(() => choose('issues'), [choose])
  const { fail } = failures
  const workbench = useMemo<CommandWorkbench>(
    () => ({
      session,
      checks: checkTools(session),
      order,
      openFind: () => {
        find.current?.focus()
        find.current?.select()
      },
      openSplit: setSplitting,
      openNeverBreak: setUnbreaking,
      togglePanel: toggle,
      fail,
    }),
    [session, order, toggle, fail],
  )
  useWorkbenchCommands(workbench)

  return (
    <div className={panel.open ? 'workbench panel-is-open' : 'workbench'}>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <Header session={session} project={project.data} onExportBlocked={() => failures.say(t('export.pending'))} />
      <FilterBar session={session} filter={filter} find={find} />
      <main id="main" className="workbench-main" ref={grid} tabIndex={-1}>
        <SampleOffer session={session} onFail={fail} />
        <Rows session={session} filter={filter} onIssues={openIssues} />
      </main>
      <PanelDock session={session} panel={panel} />
      <StatusBar session={session} onIssues={openIssues} />
      <NoticeList session={session} failures={failures} />
      {splitting === null ? null : (
        <SplitDialog session={session} row={splitting} onFail={fail} onClose={() => setSplitting(null)} />
      )}
      {unbreaking === null ? null : (
        <Suspense fallback={null}>
          <NeverBreakDialog
            session={session}
            row={unbreaking}
            onDone={failures.done}
            onSay={failures.done}
            onFail={fail}
            onClose={() => setUnbreaking(null)}
          />
        </Suspense>
      )}
    </div>
  )
}
