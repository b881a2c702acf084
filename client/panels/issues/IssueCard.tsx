import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../announce.ts'
import { fixIssue, showIssue } from '../../checks/actions.ts'
import { checkName, issueAdvice, issueMessage } from '../../checks/issueText.ts'
import { issuesOf, type RowIssue } from '../../checks/store.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { Icon } from '../../ui/Icon.tsx'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'

interface Props {
  session: DocumentSession
  issue: RowIssue
  /** Is this the one that the key fixes? */
  byKey: boolean
  onDismiss: () => void
}

/** One issue of the active segment: what, where, and the ways out. */
export function IssueCard({ session, issue, byKey, onDismiss }: Props): ReactNode {
  const { t } = useTranslation()
  const { severity, check, fix } = issue
  const advice = issueAdvice(t, issue)
  const [name, message] = [checkName(t, check), issueMessage(t, issue)]
  return (
    <li className={`issue issue-${severity}`}>
      <button
        type="button"
        className="issue-main"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => showIssue(session, issue)}
      >
        <span className="issue-name">
          <SeverityIcon severity={severity} />
          <b>{name}</b>
          <small>{t(`issues.severity.${severity}`)}</small>
        </span>
        {message === name ? null : <span className="issue-message">{message}</span>}
        <IssueWords session={session} issue={issue} />
      </button>
      {advice === '' ? null : <p className="issue-advice">{advice}</p>}
      <div className="issue-actions">
        {fix ? <FixButton session={session} issue={issue} fix={fix} byKey={byKey} /> : null}
        <button
          type="button"
          className="button button-small button-quiet"
          aria-label={t('issues.dismissOf', { name })}
          onClick={onDismiss}
        >
          {t('issues.dismiss')}
        </button>
      </div>
    </li>
  )
}

/** The words an issue points at, on both sides. */
function IssueWords({ session, issue }: { session: DocumentSession; issue: RowIssue }): ReactNode {
  const { t } = useTranslation()
  const texts = issuesOf(session).row(issue.segment)
  const words = (side: 'source' | 'target'): string =>
    issue[side]
      .map(({ start, end }) => texts[side].slice(start, end).trim())
      .filter((text) => text !== '')
      .map((text) => t('terms.quoted', { term: text }))
      .join(', ')
  const [source, target] = [words('source'), words('target')]
  if (source === '' && target === '') return null
  return (
    <span className="issue-words">
      {source === '' ? null : <span lang="vi">{source}</span>}
      {source === '' || target === '' ? null : <span aria-hidden="true">→</span>}
      {target === '' ? null : <span lang="en">{target}</span>}
    </span>
  )
}

interface FixProps {
  session: DocumentSession
  issue: RowIssue
  fix: NonNullable<RowIssue['fix']>
  byKey: boolean
}

function FixButton({ session, issue, fix, byKey }: FixProps): ReactNode {
  const { t } = useTranslation()
  const now = issuesOf(session).row(issue.segment).target.slice(fix.start, fix.end)
  const visible = (text: string): string => (text.trim() === '' ? t('issues.space', { count: text.length }) : text)
  const name =
    fix.text === ' '
      ? t('issues.fixSpace')
      : fix.text === ''
        ? t('issues.fixRemove', { text: visible(now) })
        : t('issues.fixTo', { text: visible(fix.text) })
  return (
    <button
      type="button"
      className="button button-small issue-fix"
      title={name}
      aria-label={name}
      aria-keyshortcuts={byKey ? 'Alt+F' : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => announce(t(fixIssue(session, issue) ? 'issues.announceFixed' : 'issues.announceStale'))}
    >
      <Icon name="wand" size={13} />
      <span>{name}</span>
    </button>
  )
}
