import { activeRow, onRow, type Command } from '../../command.ts'
import type { DocumentSession } from '../../editor/session.ts'
import type { Chosen } from '../comments/drafts.ts'
import { cellText, selectionIn } from '../comments/range.ts'
import { trimmed } from '../comments/text.ts'
import { errorsOf } from './store.ts'

/** Words selected in the cells of a row, on either side. */
export function chosenIn(row: string): Chosen | null {
  const cells = { source: '.source', target: '.target-text' } as const
  for (const side of ['target', 'source'] as const) {
    const cell = document.querySelector(`[data-row="${CSS.escape(row)}"] ${cells[side]}`)
    const selected = selectionIn(cell)
    if (!cell || !selected) continue
    const flat = cellText(cell)
    const words = trimmed(flat, selected.from, selected.to)
    if (words) return { side, flat, ...words }
  }
  return null
}

/** Opens the judgement of what is selected on a row, or of its whole translation. */
export function annotate(session: DocumentSession, row: string): void {
  const chosen = chosenIn(row)
  errorsOf(session).judge({ row, side: chosen?.side ?? 'target', chosen, error: null })
}

export const errorCommands: readonly Command[] = [
  {
    id: 'annotate',
    group: 'segment',
    labelKey: 'commands.annotate',
    shortKey: 'commands.annotateShort',
    keys: ['Mod+Alt+E'],
    when: (context) => onRow(context) && context.workbench?.session.can('approve') === true,
    run: (context) => {
      const row = activeRow(context)
      if (context.workbench && row !== null) annotate(context.workbench.session, row)
    },
  },
]
