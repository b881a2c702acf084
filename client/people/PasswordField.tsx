import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Shortest new password; the server's contract asks the same. */
export const shortestPassword = 10

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  /** For password managers. */
  autoComplete: 'current-password' | 'new-password'
  /** Tells how long it must be and whether it is. */
  fresh?: boolean
  invalid?: boolean
}

/** A password that can be shown, with a word when Caps Lock is on. */
export function PasswordField({ label, value, onChange, autoComplete, fresh = false, invalid }: Props): ReactNode {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const [caps, setCaps] = useState(false)
  const look = (event: KeyboardEvent): void => setCaps(event.getModifierState('CapsLock'))
  const length = Array.from(value).length
  return (
    <div className="field">
      <label>
        <span className="field-label">{label}</span>
        <input
          className="input"
          type={shown ? 'text' : 'password'}
          name={autoComplete}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          required
          minLength={fresh ? shortestPassword : undefined}
          maxLength={200}
          value={value}
          aria-invalid={invalid || undefined}
          onKeyDown={look}
          onKeyUp={look}
          onBlur={() => setCaps(false)}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <div className="password-foot">
        <span className="field-hint" role="status">
          {caps
            ? t('signIn.capsLock')
            : fresh
              ? length < shortestPassword
                ? t('signIn.tooShort', { min: shortestPassword })
                : t('signIn.longEnough')
              : ''}
        </span>
        <button type="button" className="link-button" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {t('signIn.show')}
        </button>
      </div>
    </div>
  )
}
