import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../errorText.ts'
import { Icon } from '../ui/Icon.tsx'
import { ToastContext, type Toast } from './toast.ts'

/** How long a message without a choice stays (ms). */
const READ = 8000

/** Gives everything below a place to say what was done; Ctrl+Z outside a field takes it back. */
export function Toasts({ children }: { children: ReactNode }): ReactNode {
  const { t } = useTranslation()
  const [toast, setToast] = useState<Toast | null>(null)
  const [busy, setBusy] = useState(false)
  const undo = useCallback(() => {
    if (!toast?.undo) return
    setBusy(true)
    toast
      .undo()
      .catch((error: unknown) => setToast({ text: errorText(t, error) }))
      .finally(() => setBusy(false))
    setToast((now) => (now === toast ? null : now))
  }, [t, toast])
  useEffect(() => {
    // What can be taken back stays until it is dismissed.
    if (!toast || toast.undo) return
    const timer = setTimeout(() => setToast((now) => (now === toast ? null : now)), READ)
    return () => clearTimeout(timer)
  }, [toast])
  useEffect(() => {
    if (!toast?.undo) return
    const keydown = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
      const isUndo =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z'
      if (!isUndo || typing || event.defaultPrevented || document.querySelector('dialog[open]')) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', keydown)
    return () => window.removeEventListener('keydown', keydown)
  }, [toast, undo])
  return (
    <ToastContext value={setToast}>
      {children}
      <div className="toasts" role="status" aria-busy={busy}>
        {toast ? (
          <div className="toast">
            <p>{toast.text}</p>
            {toast.undo ? (
              <button type="button" className="button button-small" onClick={undo}>
                <Icon name="undo" size={14} />
                {t('glossary.undo')}
              </button>
            ) : null}
            <button
              type="button"
              className="icon-button"
              aria-label={t('actions.dismiss')}
              onClick={() => setToast(null)}
            >
              <Icon name="close" size={14} />
            </button>
          </div>
        ) : null}
      </div>
    </ToastContext>
  )
}
