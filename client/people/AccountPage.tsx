import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../core/api.ts'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { errorText } from '../errorText.ts'
import { personName } from '../personName.ts'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { LoginField, NameField } from './AccountForm.tsx'
import { Browsers } from './Browsers.tsx'
import { Connection } from './Connection.tsx'
import { PasswordField, shortestPassword } from './PasswordField.tsx'
import { useAccount, usePeopleChange } from './queries.ts'
import { SignOut } from './SignOut.tsx'
import './people.css'

/** Who I am here, how I sign in, and where I am signed in. */
export function AccountPage(): ReactNode {
  const { t } = useTranslation()
  const account = useAccount()
  const [leaving, setLeaving] = useState(false)
  return (
    <Page title={t('account.title')}>
      <div className="account-page">
        <div className="page-head page-head-row">
          <h1>{t('account.title')}</h1>
          {account.data?.hasPassword || account.data?.connected ? (
            <button type="button" className="button" onClick={() => setLeaving(true)}>
              {t('signOut.title')}
            </button>
          ) : null}
        </div>
        {account.error ? <Failure error={account.error} onRetry={() => void account.refetch()} /> : null}
        {account.isLoading ? <Loading /> : null}
        {account.data ? (
          <>
            <Names account={account.data} />
            <Password account={account.data} />
            <Connection connected={account.data.connected} />
            <Browsers />
          </>
        ) : null}
      </div>
      {leaving ? <SignOut onClose={() => setLeaving(false)} /> : null}
    </Page>
  )
}

function Names({ account }: { account: Account }): ReactNode {
  const { t } = useTranslation()
  const [name, setName] = useState(personName(t, account.user))
  const [login, setLogin] = useState(account.login ?? '')
  const change = usePeopleChange((body: { name: string; login?: string }) => call('changeAccount', { body }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const clean = { name: name.normalize('NFC').trim(), login: login.trim() }
    if (clean.name === '') return
    change.mutate(clean.login === '' ? { name: clean.name } : clean, { onSuccess: () => announce(t('account.saved')) })
  }
  return (
    <section className="card settings-card">
      <h2>{t('account.who')}</h2>
      <form onSubmit={submit}>
        <NameField value={name} onChange={setName} />
        <LoginField value={login} onChange={setLogin} />
        <Outcome error={change.error} done={change.isSuccess ? t('account.saved') : ''} />
        <button type="submit" className="button" disabled={change.isPending}>
          {t('actions.save')}
        </button>
      </form>
    </section>
  )
}

/** Says what came of a form. */
function Outcome({ error, done }: { error: unknown; done: string }): ReactNode {
  const { t } = useTranslation()
  if (error) {
    return (
      <p className="field-error" role="alert">
        {errorText(t, error)}
      </p>
    )
  }
  return done === '' ? null : <p className="field-hint">{done}</p>
}

function Password({ account }: { account: Account }): ReactNode {
  const { t } = useTranslation()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = usePeopleChange((body: { current?: string; next: string }) => call('changePassword', { body }))
  const { hasPassword, login } = account
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (next.length < shortestPassword) return
    change.mutate(hasPassword ? { current, next } : { next }, {
      onSuccess: () => {
        setCurrent('')
        setNext('')
        announce(t('account.passwordSaved'))
      },
    })
  }
  return (
    <section className="card settings-card">
      <h2>{t(hasPassword ? 'account.changePassword' : 'account.setPassword')}</h2>
      <p className="muted">{t(hasPassword ? 'account.changeHint' : 'account.setHint')}</p>
      <form onSubmit={submit}>
        {/* For password managers: which account the password is of. */}
        <input type="hidden" name="username" autoComplete="username" value={login ?? ''} />
        {hasPassword ? (
          <PasswordField
            label={t('account.currentPassword')}
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
          />
        ) : null}
        <PasswordField
          label={t('account.newPassword')}
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          fresh
        />
        <Outcome error={change.error} done={change.isSuccess ? t('account.passwordSaved') : ''} />
        <button
          type="submit"
          className="button"
          disabled={change.isPending || login === null}
          title={login === null ? t('account.loginFirst') : undefined}
        >
          {t(hasPassword ? 'account.changePassword' : 'account.setPassword')}
        </button>
        {login === null ? <p className="field-hint">{t('account.loginFirst')}</p> : null}
      </form>
    </section>
  )
}
