import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../announce.ts'

/** A link that works once and is shown once. */
export function SecretLink({ secret, hint }: { secret: string; hint: string }): ReactNode {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const link = `${location.origin}/invitation#${secret}`
  const copy = (): void => {
    field.current?.select()
    // Without the clipboard (plain http on a network) the link stands there, selected.
    navigator.clipboard?.writeText(link).then(
      () => {
        setCopied(true)
        announce(t('actions.copied'))
      },
      () => undefined,
    )
  }
  return (
    <div className="secret-link">
      <label className="field">
        <span className="field-label">{t('people.link')}</span>
        <input ref={field} className="input" readOnly value={link} onFocus={(event) => event.target.select()} />
      </label>
      <button type="button" className="button button-primary" onClick={copy}>
        {t(copied ? 'actions.copied' : 'actions.copy')}
      </button>
      <p className="field-hint">{hint}</p>
    </div>
  )
}
