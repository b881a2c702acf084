import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { showIssue } from '../../checks/actions.ts'
import { useIssues } from '../../checks/hooks.ts'
import { issueMessage } from '../../checks/issueText.ts'
import { issuesOf, severities, type RowIssue } from '../../checks/store.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { useFormat } from '../../format.ts'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'

/** A long list is shown in parts. */
const SHOWN = 100

/** All issues of the document, worst first. */
export function DocumentIssues({ session }: { session: DocumentSession }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { total, rows, bySeverity, pending } = useIssues(session)
  const [shown, setShown] = useState(SHOWN)
  const all = rows.flatMap((id) => issuesOf(session).row(id).open)
  let room = shown
  return (
    <section className="document-issues" aria-labelledby="issues-document">
      <div className="panel-head">
        <h2 className="label" id="issues-document">
          {t('issues.document')}
        </h2>
        <span className="count">{format.number(total)}</span>
      </div>
      {total === 0 ? (
        <p className="panel-empty">{t(pending ? 'issues.checking' : 'issues.documentNone')}</p>
      ) : (
        severities.map((severity) => {
          const list = all.filter((issue) => issue.severity === severity).slice(0, room)
          room -= list.length
          if (list.length === 0) return null
          return (
            <div key={severity} className="issue-group">
              <h3>
                <SeverityIcon severity={severity} size={12} />
                {t(`issues.severity.${severity}`)}
                <span className="count">{format.number(bySeverity[severity])}</span>
              </h3>
              <ul>
                {list.map((issue, index) => (
                  <IssueLine key={`${issue.segment} ${issue.key} ${index}`} session={session} issue={issue} />
                ))}
              </ul>
            </div>
          )
        })
      )}
      {all.length > shown ? (
        <button type="button" className="button button-small issues-more" onClick={() => setShown(shown + SHOWN)}>
          {t('issues.more')}
        </button>
      ) : null}
    </section>
  )
}

function IssueLine({ session, issue }: { session: DocumentSession; issue: RowIssue }): ReactNode {
  const { t } = useTranslation()
  const number = session.number(issue.segment)
  return (
    <li>
      <button type="button" className="issue-line" onClick={() => showIssue(session, issue)}>
        <span className="issue-number">
          <span className="visually-hidden">{t('segment.heading', { number })}</span>
          <span aria-hidden="true">{number}</span>
        </span>
        <span>{issueMessage(t, issue)}</span>
      </button>
    </li>
  )
}
