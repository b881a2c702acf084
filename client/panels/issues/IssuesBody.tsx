import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../announce.ts'
import { dismissIssue } from '../../checks/actions.ts'
import { useIssues, useRowIssues } from '../../checks/hooks.ts'
import type { RowIssue } from '../../checks/store.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { DismissDialog, type Dismissing } from './DismissDialog.tsx'
import { DismissedList } from './DismissedList.tsx'
import { DocumentIssues } from './DocumentIssues.tsx'
import { IssueCard } from './IssueCard.tsx'

/** Issues of the active segment with what can be done about them; below, those of the document. */
export function IssuesBody({ session, row }: { session: DocumentSession; row: string }): ReactNode {
  const { t } = useTranslation()
  const { open } = useRowIssues(session, row)
  const { pending } = useIssues(session)
  const [asked, setAsked] = useState<RowIssue | null>(null)
  const dismiss = async (issue: RowIssue, { scope, reason }: Dismissing): Promise<void> => {
    await dismissIssue(session, issue, scope, reason)
    setAsked(null)
    announce(t('issues.announceDismissed'))
  }
  return (
    <>
      <section aria-labelledby="issues-here">
        <div className="panel-head">
          <h2 className="label" id="issues-here">
            {t('issues.heading', { number: session.number(row) })}
          </h2>
          {open.some(({ fix }) => fix) ? <Kbd keys="Alt+F" /> : null}
        </div>
        {open.length === 0 ? (
          <p className="panel-empty">{t(pending ? 'issues.checking' : 'issues.none')}</p>
        ) : (
          <ul className="issues">
            {open.map((issue, index) => (
              <IssueCard
                key={`${issue.key} ${index}`}
                session={session}
                issue={issue}
                byKey={issue === open.find(({ fix }) => fix)}
                onDismiss={() => setAsked(issue)}
              />
            ))}
          </ul>
        )}
      </section>
      <DocumentIssues session={session} />
      <DismissedList session={session} />
      {asked ? (
        <DismissDialog issue={asked} onDismiss={(how) => dismiss(asked, how)} onClose={() => setAsked(null)} />
      ) : null}
    </>
  )
}
