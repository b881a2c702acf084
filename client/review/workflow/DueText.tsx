import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assignment } from '../../../core/wire/workflow.ts'
import { useFormat } from '../../format.ts'
import { dueState } from './due.ts'

/** Until when, in words and with a sign: overdue is never told by colour alone. */
export function DueText({ assignment }: { assignment: Pick<Assignment, 'due' | 'doneAt'> }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const state = dueState(assignment, new Date())
  if (state === 'none') return null
  const day = assignment.due === null ? '' : format.day(assignment.due)
  return (
    <span className={`due due-${state}`}>
      {state === 'overdue' ? <span aria-hidden="true">⚠ </span> : null}
      {state === 'done' ? <span aria-hidden="true">✓ </span> : null}
      {t(`workflow.due.${state}`, { day })}
    </span>
  )
}
