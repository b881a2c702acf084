import { useEffect, type RefObject } from 'react'
import { EditorSession } from './editor-session.ts'
import type { DocumentSession } from './session.ts'
import { offsetIn } from './source.ts'

/**
 * Reports what is selected in the active row's source. It is kept while the
 * selection is outside the grid (a dialog asks where to split), and given up
 * when the caret goes elsewhere in the grid.
 */
export function useSourceReports(session: DocumentSession, root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!(session instanceof EditorSession)) return
    const report = () => {
      const selection = getSelection()
      const node = selection?.anchorNode
      if (!selection || !node || !root.current?.contains(node)) return
      session.selectSource(sourceRange(selection, session.active()))
    }
    document.addEventListener('selectionchange', report)
    return () => document.removeEventListener('selectionchange', report)
  }, [session, root])
}

function sourceRange(selection: Selection, active: string | null): readonly [number, number] | null {
  const { anchorNode, focusNode } = selection
  const cell = (anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement)?.closest<HTMLElement>('.source')
  if (!anchorNode || !focusNode || !cell || cell.dataset.source !== active || !cell.contains(focusNode)) return null
  const anchor = offsetIn(cell, anchorNode, selection.anchorOffset)
  const focus = offsetIn(cell, focusNode, selection.focusOffset)
  return [Math.min(anchor, focus), Math.max(anchor, focus)]
}
