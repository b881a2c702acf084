import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { awayHere, errorHere, forgetAway, hereWithoutError, textOf } from './comingBack.ts'
import { Shell } from './Shell.tsx'
import { useSignedIn, useSignInOptions } from './queries.ts'
import { SignInForm } from './SignInForm.tsx'

/** Stands at every address until somebody signs in, who is then where they wanted to be. */
export function SignInPage(): ReactNode {
  const { t } = useTranslation()
  const signedIn = useSignedIn()
  const failed = errorHere()
  return (
    <Shell title={t('signIn.title')}>
      <SignInForm
        focus
        before={failed === null ? undefined : textOf(t, failed)}
        onSignedIn={(session) => {
          if (failed !== null) history.replaceState(history.state, '', hereWithoutError())
          signedIn(session)
        }}
      />
      <p className="muted">{t('signIn.noAccount')}</p>
      <StillThere />
    </Shell>
  )
}

/** Who came in by the organisation's own sign-in is still signed in there. */
function StillThere(): ReactNode {
  const { t } = useTranslation()
  const name = useSignInOptions().data?.oidc
  const [away] = useState(awayHere)
  if (away === null || !name) return null
  return (
    <div className="still-there">
      <p role="status">{t('signIn.stillThere', { name })}</p>
      <a className="button" href={away} onClick={forgetAway}>
        {t('signIn.leaveThere', { name })}
      </a>
    </div>
  )
}
