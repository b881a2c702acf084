import { useEffect } from 'react'
import type { DocumentSession } from '../editor/session.ts'
import { loadChecksWords } from '../i18n.ts'

/** Checks an open document while it is shown. What does it is fetched after the rows are on screen. */
export function useChecks(session: DocumentSession): void {
  useEffect(() => {
    let stop = (): void => undefined
    let left = false
    void Promise.all([import('./start.ts'), loadChecksWords()])
      .then(([{ startChecks }]) => {
        if (!left) stop = startChecks(session)
      })
      // Without a line the rows are worked on unchecked; the next opening checks them.
      .catch(() => undefined)
    return () => {
      left = true
      stop()
    }
  }, [session])
}
