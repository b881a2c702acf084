import { useEffect, useId, useState, type FormEvent, type ReactNode } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { AppError } from '../../core/errors.ts'
import type { Session } from '../../core/api.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { LoginField } from './AccountForm.tsx'
import { OidcButton } from './OidcButton.tsx'
import { PasswordField } from './PasswordField.tsx'
import { useSignInOptions } from './queries.ts'

interface Props {
  onSignedIn: (session: Session) => void
  /** A failure known before the form was shown. */
  before?: string | undefined
  /** Puts the keyboard into the form at once. */
  focus: boolean
  /** To be accepted when somebody comes in by the organisation's own sign-in. */
  invitation?: string
}

/** Login and password, or the organisation's own sign-in. */
export function SignInForm({ onSignedIn, before, focus, invitation }: Props): ReactNode {
  const { t } = useTranslation()
  const options = useSignInOptions()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: (body: { login: string; password: string }) => call('signIn', { body }),
    onSuccess: onSignedIn,
  })
  const seconds = useCountdown(signIn.error)
  const problem = useId()
  const text = problemText(t, signIn.error, seconds) ?? (signIn.isIdle ? before : undefined)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!signIn.isPending && seconds === 0) signIn.mutate({ login: login.trim(), password })
  }
  const oidc = options.data?.oidc
  return (
    <div className="sign-in">
      {options.data?.password === false ? null : (
        <form onSubmit={submit} aria-describedby={text ? problem : undefined}>
          <LoginField value={login} onChange={setLogin} focus={focus} />
          <PasswordField
            label={t('signIn.password')}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            invalid={signIn.isError && seconds === 0}
          />
          <button
            type="submit"
            className="button button-primary button-large"
            disabled={signIn.isPending || seconds > 0}
          >
            {t(signIn.isPending ? 'signIn.busy' : 'signIn.submit')}
          </button>
        </form>
      )}
      {text ? (
        <p className="field-error" role="alert" id={problem}>
          {text}
        </p>
      ) : null}
      {oidc ? <OidcButton label={t('signIn.with', { name: oidc })} invitation={invitation} /> : null}
    </div>
  )
}

const isThrottled = (error: unknown): boolean =>
  error instanceof AppError && error.code === ('auth.throttled' as string)

/** What went wrong, in words; while one must wait, for how long. */
function problemText(t: TFunction, error: unknown, seconds: number): string | undefined {
  if (seconds > 0) return t('signIn.throttled', { count: seconds })
  return error && !isThrottled(error) ? errorText(t, error) : undefined
}

/** Seconds until one may try again. */
function useCountdown(error: unknown): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!(error instanceof AppError) || !isThrottled(error)) return setLeft(0)
    const end = Date.now() + Number(error.params.seconds ?? 10) * 1000
    const tick = (): void => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [error])
  return left
}
