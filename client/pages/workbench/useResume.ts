import { useEffect } from 'react'
import type { DocumentSession } from '../../editor/session.ts'

/**
 * Opens a document where work goes on: at its first unconfirmed row. The
 * keyboard goes there too, unless that would pop up a touch keyboard.
 */
export function useResume(session: DocumentSession): void {
  useEffect(() => {
    if (session.active() !== null) return
    const ids = session.ids()
    const open = ids.find((id) => {
      const status = session.row(id)?.status
      return status === 'untranslated' || status === 'draft'
    })
    const row = open ?? ids[0]
    if (row !== undefined) session.activate(row, { focus: matchMedia('(hover: hover)').matches })
  }, [session])
}
