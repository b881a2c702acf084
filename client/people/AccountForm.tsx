import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordField, shortestPassword } from './PasswordField.tsx'

export interface NewAccount {
  name: string
  login: string
  password: string
}

interface Props {
  action: string
  busy: boolean
  error: string | undefined
  onSubmit: (account: NewAccount) => void
}

/** A new account: name, what one signs in with, password. */
export function AccountForm({ action, busy, error, onSubmit }: Props): ReactNode {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const account = { name: name.normalize('NFC').trim(), login: login.trim(), password }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (account.name !== '' && account.login !== '' && password.length >= shortestPassword) onSubmit(account)
  }
  return (
    <form onSubmit={submit}>
      <NameField value={name} onChange={setName} />
      <LoginField value={login} onChange={setLogin} />
      <PasswordField
        label={t('signIn.password')}
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
        {action}
      </button>
    </form>
  )
}

interface FieldProps {
  value: string
  onChange: (value: string) => void
}

export function NameField({ value, onChange }: FieldProps): ReactNode {
  const { t } = useTranslation()
  return (
    <label className="field">
      <span className="field-label">{t('account.name')}</span>
      <input
        className="input"
        name="name"
        autoComplete="name"
        required
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

export function LoginField({ value, onChange, focus = false }: FieldProps & { focus?: boolean }): ReactNode {
  const { t } = useTranslation()
  return (
    <label className="field">
      <span className="field-label">{t('signIn.login')}</span>
      <input
        className="input"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus={focus}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
