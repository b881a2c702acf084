import { useEffect, useId, useRef, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon.tsx'

interface DialogProps {
  title: string
  /** Called when the person closes it (Escape, the cross, a click beside it). */
  onClose: () => void
  /** The dialog is a form when given: Enter in a field does it. */
  onSubmit?: () => void
  /** Buttons at the foot. */
  footer?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** A modal dialog on the native element, which keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, onSubmit, footer, wide = false, children }: DialogProps): ReactNode {
  const { t } = useTranslation()
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    const before = document.activeElement
    if (!dialog.open) dialog.showModal()
    // showModal takes the first button; the element that matters says so itself.
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit?.()
  }
  const body = (
    <>
      <div className="dialog-body">{children}</div>
      {footer ? <div className="dialog-foot">{footer}</div> : null}
    </>
  )
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        // A file chooser or a dialog inside this one was left, not this one.
        if (event.target !== ref.current) return
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => {
        if (event.target === ref.current) onClose()
      }}
    >
      <div className="dialog-box">
        <div className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="icon-button" aria-label={t('actions.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        {onSubmit ? <form onSubmit={submit}>{body}</form> : body}
      </div>
    </dialog>
  )
}
