import { useEffect } from 'react'
import type { DocumentSession } from '../../editor/session.ts'

/**
 * Warns before the page closes only where something could be lost: edits not
 * yet saved in a browser that refuses storage. Otherwise they wait here.
 */
export function useLeaveGuard(session: DocumentSession): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      const { pending, kept } = session.saving()
      if (pending > 0 && !kept) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [session])
}
