import { useEffect } from 'react'
import { contentOffset } from '../../editor/offsets.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { bringRow } from './bringRow.ts'

/** A row, and words of its target's text: `segment` or `segment:from-to`. */
const place = /^([^:]*)(?::(\d+)-(\d+))?$/

/**
 * Opens a document where work goes on: at the row the address names after #,
 * with the words it names selected, else at its first unconfirmed one. The
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
    const [, named = '', from, to] = place.exec(decodeURIComponent(location.hash.slice(1))) ?? []
    const row = ids.includes(named) ? named : (open ?? ids[0])
    if (row === undefined) return
    const at = (offset = ''): number => contentOffset(session.row(row)?.target ?? '', Number(offset))
    const words = from === undefined || row !== named ? {} : { caret: [at(from), at(to)] as const }
    if (matchMedia('(hover: hover)').matches) session.activate(row, words)
    else bringRow(session, row, 'center')
    // The reading font arrives after the first paint and moves the rows.
    void document.fonts.ready.then(() => {
      if (session.active() === row) bringRow(session, row)
    })
  }, [session])
}
