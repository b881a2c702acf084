import type { Assignment } from '../../../core/wire/workflow.ts'

export type DueState = 'none' | 'done' | 'overdue' | 'today' | 'later'

/** How an assignment stands on a day of the person's own calendar. */
export function dueState({ due, doneAt }: Pick<Assignment, 'due' | 'doneAt'>, now: Date): DueState {
  if (doneAt !== null) return 'done'
  if (due === null) return 'none'
  const pad = (n: number): string => String(n).padStart(2, '0')
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
  return due < today ? 'overdue' : due === today ? 'today' : 'later'
}
