import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog.tsx'

interface Props {
  title: string
  /** What will be lost. */
  text: string
  action: string
  busy?: boolean
  error?: string | undefined
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something is lost. The safe button has the focus. */
export function ConfirmDialog({ title, text, action, busy = false, error, onConfirm, onClose }: Props): ReactNode {
  const { t } = useTranslation()
  const footer = (
    <>
      <button type="button" className="button" data-autofocus onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="button" className="button button-danger" disabled={busy} onClick={onConfirm}>
        {action}
      </button>
    </>
  )
  return (
    <Dialog title={title} onClose={onClose} footer={footer}>
      <p>{text}</p>
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </Dialog>
  )
}
