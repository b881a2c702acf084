import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dismissal } from '../../../core/api.ts'
import { checkName, issueMessage } from '../../checks/issueText.ts'
import type { RowIssue } from '../../checks/store.ts'
import { errorText } from '../../errorText.ts'
import { Dialog } from '../../ui/Dialog.tsx'

const scopes = ['one', 'text', 'kind'] as const

export interface Dismissing {
  scope: Dismissal['scope']
  reason: string
}

interface Props {
  issue: RowIssue
  onDismiss: (how: Dismissing) => Promise<void>
  onClose: () => void
}

/** Asks how far a dismissal reaches, and why. */
export function DismissDialog({ issue, onDismiss, onClose }: Props): ReactNode {
  const { t } = useTranslation()
  const [scope, setScope] = useState<Dismissal['scope']>('one')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const submit = (): void => {
    if (busy) return
    setBusy(true)
    onDismiss({ scope, reason }).catch((why: unknown) => {
      setBusy(false)
      setError(errorText(t, why))
    })
  }
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={busy}>
        {t('issues.dismissAction')}
      </button>
    </>
  )
  return (
    <Dialog title={t('issues.dismissTitle')} onClose={onClose} onSubmit={submit} footer={footer}>
      <p className="dismiss-what">
        <b>{checkName(t, issue.check)}</b>
        {issueMessage(t, issue) === checkName(t, issue.check) ? null : issueMessage(t, issue)}
      </p>
      <ScopeChoices scope={scope} onChange={setScope} />
      <label className="field">
        <span className="field-label">{t('issues.reason')}</span>
        <input
          className="input"
          value={reason}
          maxLength={500}
          placeholder={t('issues.reasonPlaceholder')}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {error === '' ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  )
}

interface ScopeProps {
  scope: Dismissal['scope']
  onChange: (scope: Dismissal['scope']) => void
}

function ScopeChoices({ scope, onChange }: ScopeProps): ReactNode {
  const { t } = useTranslation()
  return (
    <fieldset className="choices">
      <legend className="field-label">{t('issues.scope')}</legend>
      {scopes.map((one) => (
        <label key={one} className="choice">
          <input
            type="radio"
            name="scope"
            value={one}
            checked={scope === one}
            data-autofocus={one === 'one' ? true : undefined}
            onChange={() => onChange(one)}
          />
          <span>
            {t(`issues.scopes.${one}`)}
            <small>{t(`issues.scopeHints.${one}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
