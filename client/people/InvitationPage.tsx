import { useState, type FormEvent, type ReactNode } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { RouteReply } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { personName } from '../personName.ts'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
import { AccountForm, LoginField, type NewAccount } from './AccountForm.tsx'
import { errorHere, forgetInvitation, invitationHere, textOf } from './comingBack.ts'
import { OidcButton } from './OidcButton.tsx'
import { PasswordField, shortestPassword } from './PasswordField.tsx'
import { useSignedIn, useSignInOptions } from './queries.ts'
import { RoleText } from './RoleText.tsx'
import { Shell } from './Shell.tsx'
import { SignInForm } from './SignInForm.tsx'

type Invitation = RouteReply<'lookAtInvitation'>

/** The secret stands behind #, so that it never reaches a server's log. */
export function InvitationPage(): ReactNode {
  const { t } = useTranslation()
  const [secret] = useState(invitationHere)
  const look = useQuery({
    queryKey: ['invitation', secret],
    queryFn: ({ signal }) => call('lookAtInvitation', { body: { secret }, signal }),
    enabled: secret.length >= 20,
    staleTime: Infinity,
    gcTime: 0,
  })
  const broken = secret.length < 20
  return (
    <Shell title={t(look.data?.kind === 'password' ? 'invitation.passwordTitle' : 'invitation.title')}>
      {broken ? <p role="alert">{t('invitation.broken')}</p> : null}
      {look.error ? <Unusable error={look.error} onRetry={() => void look.refetch()} /> : null}
      {look.isLoading ? <Loading /> : null}
      <CameBack />
      {look.data ? <Open invitation={look.data} secret={secret} onLook={() => void look.refetch()} /> : null}
    </Shell>
  )
}

/** Used, expired or taken back: plainly, with what to do. */
function Unusable({ error, onRetry }: { error: unknown; onRetry: () => void }): ReactNode {
  const { t } = useTranslation()
  if (!(error instanceof AppError)) return <Failure error={error} onRetry={onRetry} />
  return (
    <>
      <p role="alert">{errorText(t, error)}</p>
      <p className="muted">{t('invitation.ask')}</p>
      <a className="button" href="/">
        {t('pages.home')}
      </a>
    </>
  )
}

interface OpenProps {
  invitation: Invitation
  secret: string
  onLook: () => void
}

/** Accepting: with a new account, or as somebody who has one. */
function useAccept(secret: string) {
  const signedIn = useSignedIn()
  const [, go] = useLocation()
  return useMutation({
    mutationFn: (account: NewAccount | null) => call('acceptInvitation', { body: { secret, account } }),
    onSuccess: ({ session, project }) => {
      forgetInvitation()
      // The used secret is not left in the history.
      go(project === null ? '/' : `/projects/${project}`, { replace: true })
      signedIn(session)
    },
  })
}

function Open({ invitation, secret, onLook }: OpenProps): ReactNode {
  const { t } = useTranslation()
  const accept = useAccept(secret)
  const error = accept.error ? errorText(t, accept.error) : undefined
  const { kind, as, person, role, project, by } = invitation
  const [way, setWay] = useState<'new' | 'known' | 'as'>(as ? 'as' : 'new')
  if (kind === 'password') {
    return <NewPassword person={person} error={error} busy={accept.isPending} onAccept={accept.mutate} />
  }
  return (
    <>
      <p>{t('invitation.for', { by: personName(t, by), project: project ?? '' })}</p>
      {role ? <RoleText role={role} /> : null}
      {way === 'as' && as ? (
        <>
          <button
            type="button"
            className="button button-primary button-large"
            disabled={accept.isPending}
            onClick={() => accept.mutate(null)}
          >
            {t('invitation.acceptAs', { name: personName(t, as) })}
          </button>
          {error ? (
            <p className="field-error" role="alert">
              {error}
            </p>
          ) : null}
          <button type="button" className="link-button" onClick={() => setWay('new')}>
            {t('invitation.notMe')}
          </button>
        </>
      ) : way === 'known' ? (
        <>
          <p>{t('invitation.signInFirst')}</p>
          <SignInForm
            focus
            invitation={secret}
            onSignedIn={() => {
              onLook()
              setWay('as')
            }}
          />
          <button type="button" className="link-button" onClick={() => setWay('new')}>
            {t('invitation.newAccount')}
          </button>
        </>
      ) : (
        <>
          <AccountForm action={t('invitation.accept')} busy={accept.isPending} error={error} onSubmit={accept.mutate} />
          <AcceptWith secret={secret} />
          <button type="button" className="link-button" onClick={() => setWay('known')}>
            {t('invitation.haveAccount')}
          </button>
        </>
      )}
    </>
  )
}

/** The same by the organisation's own sign-in, for whoever has no account yet. */
function AcceptWith({ secret }: { secret: string }): ReactNode {
  const { t } = useTranslation()
  const name = useSignInOptions().data?.oidc
  return name ? <OidcButton label={t('invitation.acceptWith', { name })} invitation={secret} /> : null
}

/** Back from there without having come in. */
function CameBack(): ReactNode {
  const { t } = useTranslation()
  const failed = errorHere()
  if (failed === null) return null
  return (
    <p className="field-error" role="alert">
      {textOf(t, failed)}
    </p>
  )
}

interface NewPasswordProps {
  person: Invitation['person']
  error: string | undefined
  busy: boolean
  onAccept: (account: NewAccount) => void
}

function NewPassword({ person, error, busy, onAccept }: NewPasswordProps): ReactNode {
  const { t } = useTranslation()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const name = person ? personName(t, person) : ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    // Name and login stay what they are; only who has no login yet gets this one.
    if (password.length >= shortestPassword) onAccept({ name: name || '-', login: login.trim(), password })
  }
  return (
    <form onSubmit={submit}>
      <p>{t('invitation.passwordFor', { name })}</p>
      <LoginField value={login} onChange={setLogin} />
      <PasswordField
        label={t('account.newPassword')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        fresh
      />
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
      <button type="submit" className="button button-primary button-large" disabled={busy}>
        {t('invitation.setPassword')}
      </button>
    </form>
  )
}
