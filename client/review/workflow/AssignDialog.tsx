import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AssignForm } from './AssignForm.tsx'
import type { WorkflowRoom } from './room.ts'

interface Range {
  first: string
  last: string
}

/** Rows as runs of neighbours. */
export function rangesOf(ids: readonly string[], rows: readonly string[]): Range[] {
  const chosen = new Set(rows)
  const ranges: Range[] = []
  let before = false
  for (const id of ids) {
    const here = chosen.has(id)
    const last = ranges.at(-1)
    if (here && before && last) last.last = id
    else if (here) ranges.push({ first: id, last: id })
    before = here
  }
  return ranges
}

/** Gives rows, or the whole document, to a person. */
export function AssignDialog({ room, rows }: { room: WorkflowRoom; rows: readonly string[] }): ReactNode {
  const { t } = useTranslation()
  const { session } = room
  const { id, project } = session.document
  const whole = rows.length === 0 || rows.length === session.ids().length
  return (
    <AssignForm
      title={rows.length === 0 ? t('workflow.assign.document') : t('workflow.assign.rows', { count: rows.length })}
      project={project}
      documents={[id]}
      ranges={whole ? [] : rangesOf(session.ids(), rows)}
      onClose={() => room.show(null)}
      onDone={(text) => room.telling?.done(text)}
    />
  )
}
