import { useState, type ReactNode } from 'react'

/** A button that opens a dialog, as every page has one; what it is given closes the dialog again. */
export function Opened({ children }: { children: (close: () => void) => ReactNode }): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      {open ? children(() => setOpen(false)) : null}
    </>
  )
}

/** What Escape does to an open dialog in a browser. */
export const escape = (): Event => new Event('cancel', { cancelable: true })
