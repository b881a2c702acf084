import type { TFunction } from 'i18next'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dismissal } from '../../../core/api.ts'
import { announce } from '../../announce.ts'
import { restoreIssue } from '../../checks/actions.ts'
import { useDismissals } from '../../checks/hooks.ts'
import { checkName } from '../../checks/issueText.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { errorText } from '../../errorText.ts'
import { useFormat } from '../../format.ts'

/** What people dismissed, each to be taken up again. */
export function DismissedList({ session }: { session: DocumentSession }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const dismissals = useDismissals(session)
  const [error, setError] = useState('')
  if (dismissals.length === 0) return null
  const restore = (id: string): void => {
    setError('')
    restoreIssue(session, id).then(
      () => announce(t('issues.announceRestored')),
      (why: unknown) => setError(errorText(t, why)),
    )
  }
  return (
    <details className="dismissed">
      <summary>
        {t('issues.dismissed')} <span className="count">{format.number(dismissals.length)}</span>
      </summary>
      {error === '' ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <ul>
        {dismissals.toReversed().map((dismissal) => (
          <li key={dismissal.id}>
            <span>
              <b>{checkName(t, dismissal.check)}</b>
              <small>{where(t, session, dismissal)}</small>
              {dismissal.reason === '' ? null : <q>{dismissal.reason}</q>}
            </span>
            <button
              type="button"
              className="button button-small"
              aria-label={t('issues.restoreOf', { name: checkName(t, dismissal.check) })}
              onClick={() => restore(dismissal.id)}
            >
              {t('issues.restore')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function where(t: TFunction, session: DocumentSession, { scope, segment }: Dismissal): string {
  const number = segment === null ? 0 : session.number(segment)
  const reach = t(`issues.dismissedScope.${scope}`)
  return scope === 'kind' || number === 0 ? reach : `${t('segment.heading', { number })} · ${reach}`
}
