import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog.tsx'

interface Props {
  title: string
  label: string
  placeholder?: string
  action: string
  initial?: string
  busy?: boolean
  error?: string | undefined
  /** Gets the name trimmed, in NFC, never empty. */
  onSubmit: (name: string) => void
  onClose: () => void
}

/** Asks for one name. */
export function NameDialog(props: Props): ReactNode {
  const { t } = useTranslation()
  const [name, setName] = useState(props.initial ?? '')
  const clean = name.normalize('NFC').trim()
  const footer = (
    <>
      <button type="button" className="button" onClick={props.onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={clean === '' || props.busy}>
        {props.action}
      </button>
    </>
  )
  const submit = (): void => {
    if (clean !== '') props.onSubmit(clean)
  }
  return (
    <Dialog title={props.title} onClose={props.onClose} onSubmit={submit} footer={footer}>
      <label className="field">
        <span className="field-label">{props.label}</span>
        <input
          className="input"
          value={name}
          placeholder={props.placeholder}
          maxLength={200}
          data-autofocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      {props.error ? (
        <p className="field-error" role="alert">
          {props.error}
        </p>
      ) : null}
    </Dialog>
  )
}
