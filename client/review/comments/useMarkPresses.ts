import { useEffect, type RefObject } from 'react'
import type { Thread } from '../../../core/api.ts'
import { offsetAt } from './range.ts'
import type { CommentStore } from './store.ts'

/** A press on marked words opens their thread; the caret goes where it would have gone anyway. */
export function useMarkPresses(grid: RefObject<HTMLElement | null>, store: CommentStore): void {
  useEffect(() => {
    const root = grid.current
    if (!root) return
    const press = (event: MouseEvent): void => {
      const thread = threadAt(event, store)
      if (!thread) return
      // Of the row's own handlers the press has been heard; the panel shows the row they made active.
      store.look(thread.id)
      store.host?.openPanel('review')
    }
    root.addEventListener('click', press)
    return () => root.removeEventListener('click', press)
  }, [grid, store])
}

/** The shortest of the marked stretches under a press. */
function threadAt(event: MouseEvent, store: CommentStore): Thread | undefined {
  const on = event.target
  if (!(on instanceof Element) || event.detail > 1 || !(getSelection()?.isCollapsed ?? true)) return undefined
  // A term that is pressed is inserted.
  if (on.closest('.term')) return undefined
  const cell = on.closest('.source, .target-text')
  const row = cell?.closest<HTMLElement>('[data-row]')?.dataset.row
  if (!cell || row === undefined) return undefined
  const side = cell.classList.contains('source') ? 'source' : 'target'
  const open = store.ofRow(row).filter((thread) => thread.side === side && !thread.resolved)
  if (open.length === 0) return undefined
  const at = caretAt(event.clientX, event.clientY)
  if (!at || !cell.contains(at.node)) return undefined
  const offset = offsetAt(cell, at.node, at.offset)
  return open
    .flatMap((thread) => {
      const { span } = store.place(thread)
      return span && span.from <= offset && offset <= span.to ? [{ thread, length: span.to - span.from }] : []
    })
    .sort((a, b) => a.length - b.length)[0]?.thread
}

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y)
    return position && { node: position.offsetNode, offset: position.offset }
  }
  return null
}
