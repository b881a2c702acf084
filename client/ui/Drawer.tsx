import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon.tsx'

interface Props {
  title: string
  /** Told apart from other drawers in style sheets. */
  className?: string
  /** False while something of its own, a dialog say, takes the Escape key. */
  closes?: boolean
  onClose: () => void
  children: ReactNode
}

/** Something about the whole document beside the text. Not modal: one works on with it open. It takes the keyboard when it opens; Escape closes it. */
export function Drawer({ title, className, closes = true, onClose, children }: Props): ReactNode {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const id = useId()
  useEffect(() => box.current?.focus(), [])
  const keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !closes) return
    event.stopPropagation()
    onClose()
  }
  return (
    <section
      ref={box}
      className={className === undefined ? 'drawer' : `drawer ${className}`}
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={keydown}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" className="icon-button" aria-label={t('actions.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="drawer-body">{children}</div>
    </section>
  )
}
