import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { codeText } from '../errorText.ts'
import { Shell } from './Shell.tsx'
import { useSignedIn } from './queries.ts'
import { SignInForm } from './SignInForm.tsx'

/** Stands at every address until somebody signs in, who is then where they wanted to be. */
export function SignInPage(): ReactNode {
  const { t } = useTranslation()
  const signedIn = useSignedIn()
  const failed = new URLSearchParams(location.search).get('error')
  return (
    <Shell title={t('signIn.title')}>
      <SignInForm
        focus
        before={failed === null ? undefined : codeText(t, failed, {})}
        onSignedIn={(session) => {
          if (failed !== null) history.replaceState(history.state, '', location.pathname)
          signedIn(session)
        }}
      />
      <p className="muted">{t('signIn.noAccount')}</p>
    </Shell>
  )
}
