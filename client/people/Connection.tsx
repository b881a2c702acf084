import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { errorHere, textOf } from './comingBack.ts'
import { OidcButton } from './OidcButton.tsx'
import { useSignInOptions } from './queries.ts'

/** The organisation's own sign-in as a second way into this account. */
export function Connection({ connected }: { connected: boolean }): ReactNode {
  const { t } = useTranslation()
  const name = useSignInOptions().data?.oidc
  const failed = errorHere()
  if (!name) return null
  return (
    <section className="card settings-card">
      <h2>{t('account.oidc', { name })}</h2>
      <p className="muted">{t(connected ? 'account.connected' : 'account.connectHint', { name })}</p>
      {failed === null ? null : (
        <p className="field-error" role="alert">
          {textOf(t, failed)}
        </p>
      )}
      {connected ? null : (
        <div>
          <OidcButton connect label={t('account.connect', { name })} />
        </div>
      )}
    </section>
  )
}
