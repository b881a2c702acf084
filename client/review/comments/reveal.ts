import type { Thread } from '../../../core/api.ts'
import { bringRow } from '../../pages/workbench/bringRow.ts'
import { selectionIn } from './range.ts'
import type { Chosen } from './drafts.ts'
import type { CommentStore } from './store.ts'
import { flatText, trimmed } from './text.ts'
import type { DocumentSession } from '../../editor/session.ts'

const hasKeyboard = (): boolean => matchMedia('(hover: hover)').matches

/** Shows a thread's words in the text; those of a translation are selected. */
export function revealThread(store: CommentStore, thread: Thread): void {
  const { session } = store
  const { segment, side } = thread
  store.look(thread.id)
  if (segment === null || !session.row(segment)) return
  const { span } = store.place(thread)
  if (side === 'target' && span && hasKeyboard()) session.activate(segment, { caret: [span.from, span.to] })
  else bringRow(session, segment, 'center')
}

/** Opens a thread beside its row, or in the list when it is about the document or its row is gone. */
export function openThread(store: CommentStore, thread: Thread): void {
  if (thread.segment === null || !store.session.row(thread.segment)) {
    store.look(thread.id)
    return store.setDrawer(true)
  }
  bringRow(store.session, thread.segment, 'center')
  store.look(thread.id)
  store.host?.openPanel('review')
}

/** What is selected in a row, on either side. */
export function chosenIn(session: DocumentSession, id: string): Chosen | null {
  const row = session.row(id)
  if (!row) return null
  const cell = document.querySelector(`[data-row="${CSS.escape(id)}"] .target-text`)
  const inTarget = selectionIn(cell)
  if (inTarget) return chosen('target', flatText(row.target), inTarget)
  const inSource = session.sourceSelection()
  return inSource && chosen('source', flatText(row.source), { from: inSource[0], to: inSource[1] })
}

function chosen(side: Chosen['side'], flat: string, { from, to }: { from: number; to: number }): Chosen | null {
  const span = trimmed(flat, from, Math.min(to, flat.length))
  return span && { side, ...span, flat }
}
