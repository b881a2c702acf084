import { useEffect } from 'react'
import type { DocumentSession } from '../../editor/session.ts'
import { bringRow } from './bringRow.ts'

/**
 * Opens a document where work goes on: at the row the address names after #,
 * else at its first unconfirmed one. The
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
    const named = decodeURIComponent(location.hash.slice(1))
    const row = ids.includes(named) ? named : (open ?? ids[0])
    if (row === undefined) return
    if (matchMedia('(hover: hover)').matches) session.activate(row)
    else bringRow(session, row, 'center')
    // The reading font arrives after the first paint and moves the rows.
    void document.fonts.ready.then(() => {
      if (session.active() === row) bringRow(session, row)
    })
  }, [session])
}
