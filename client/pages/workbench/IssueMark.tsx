import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { issueMessage } from '../../checks/issueText.ts'
import { useRowIssues } from '../../checks/hooks.ts'
import { useNumber } from '../../editor/hooks.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'

interface Props {
  session: DocumentSession
  id: string
  onIssues: () => void
}

/** Number of a row's issues, beside its cells; the panel tells which. */
export function IssueMark({ session, id, onIssues }: Props): ReactNode {
  const { t } = useTranslation()
  const { open } = useRowIssues(session, id)
  const number = useNumber(session, id)
  const [worst] = open
  if (!worst) return null
  const label = t('issues.mark', { count: open.length, number })
  return (
    <button
      type="button"
      className="issue-mark"
      data-severity={worst.severity}
      aria-label={label}
      title={label}
      // Tab goes from row to row; F8 goes from issue to issue.
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        session.activate(id)
        onIssues()
      }}
    >
      {open.length}
    </button>
  )
}

/** The worst issue of the active row in words, on the line of its actions. */
export function FirstIssue({ session, id, onIssues }: Props): ReactNode {
  const { t } = useTranslation()
  const [worst] = useRowIssues(session, id).open
  if (!worst) return null
  return (
    <button
      type="button"
      className="first-issue"
      data-severity={worst.severity}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onIssues}
    >
      <SeverityIcon severity={worst.severity} />
      <span>{issueMessage(t, worst)}</span>
    </button>
  )
}
