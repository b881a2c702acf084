import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

export interface MenuItem {
  id: string
  label: string
  hint?: string
  danger?: boolean
  /** Marks the chosen one of several. */
  checked?: boolean
  run: () => void
}

export interface MenuGroup {
  label?: string
  items: readonly MenuItem[]
}

interface Props {
  /** Accessible name of the button. */
  label: string
  className: string
  button: ReactNode
  groups: readonly MenuGroup[]
  /** Lines above the items, not part of the choice. */
  note?: ReactNode
  align?: 'start' | 'end'
}

const focusItem = (list: HTMLElement | null, at: number): void => {
  const items = Array.from(list?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])
  items.at(at % (items.length || 1))?.focus()
}

/** A button with a menu (WAI-ARIA menu button): arrows, Home, End, first letters, Escape. */
export function Menu({ label, className, button, groups, note, align = 'end' }: Props): ReactNode {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const menuId = useId()

  useEffect(() => {
    if (!open) return
    focusItem(list.current, 0)
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside, true)
    return () => document.removeEventListener('pointerdown', outside, true)
  }, [open])

  const close = (): void => {
    setOpen(false)
    trigger.current?.focus()
  }
  const keydown = (event: KeyboardEvent): void => {
    if (!open) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Tab') return setOpen(false)
    else if (!moveByKey(list.current, event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="menu" ref={box} onKeyDown={keydown}>
      <button
        ref={trigger}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (open || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {button}
      </button>
      {open ? (
        <div className={`menu-sheet menu-${align}`}>
          {note}
          <div role="menu" id={menuId} ref={list} aria-label={label}>
            {groups.map((group, index) => (
              <MenuSection key={group.label ?? index} group={group} onDone={close} />
            ))}
          </div>
        </div>
      ) : null}
    </div>
  )
}

function moveByKey(list: HTMLElement | null, key: string): boolean {
  const items = Array.from(list?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])
  const at = items.findIndex((item) => item === document.activeElement)
  if (key === 'ArrowDown') focusItem(list, at + 1)
  else if (key === 'ArrowUp') focusItem(list, at <= 0 ? items.length - 1 : at - 1)
  else if (key === 'Home') focusItem(list, 0)
  else if (key === 'End') focusItem(list, items.length - 1)
  else if (/^\p{L}$/u.test(key)) {
    const next = [...items.slice(at + 1), ...items.slice(0, at + 1)]
    next.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()))?.focus()
  } else return false
  return true
}

function MenuSection({ group, onDone }: { group: MenuGroup; onDone: () => void }): ReactNode {
  return (
    <div role="group" aria-label={group.label} className="menu-group">
      {group.label ? (
        <div className="menu-label" aria-hidden="true">
          {group.label}
        </div>
      ) : null}
      {group.items.map((item) => (
        <button
          key={item.id}
          type="button"
          role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={item.checked}
          tabIndex={-1}
          className={item.danger ? 'menu-item menu-danger' : 'menu-item'}
          onClick={() => {
            onDone()
            item.run()
          }}
        >
          <span className="menu-text">{item.label}</span>
          {item.hint ? <span className="menu-hint">{item.hint}</span> : null}
        </button>
      ))}
    </div>
  )
}
