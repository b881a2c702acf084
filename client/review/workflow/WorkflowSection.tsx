import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assignment } from '../../../core/wire/workflow.ts'
import { call } from '../../api.ts'
import { useFormat } from '../../format.ts'
import { personName } from '../../personName.ts'
import type { SectionProps } from '../feature.ts'
import { DueText } from './DueText.tsx'
import { useRoom, type WorkflowRoom } from './room.ts'
import { StepsCard } from './StepsCard.tsx'

/** Why the row was sent back, whose it is, and the document's steps. */
export function WorkflowSection({ session, row }: SectionProps): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const room = useRoom(session)
  const back = room.sentBack(row)
  const ids = session.ids()
  const at = ids.indexOf(row)
  const about = room.assignments.filter(
    ({ range }) => range === null || (ids.indexOf(range.first) <= at && at <= ids.indexOf(range.last)),
  )
  return (
    <section className="workflow-section" aria-label={t('workflow.title')}>
      {back ? (
        <div className="sent-back" role="note">
          <h3>{t('workflow.sentBackBy', { name: personName(t, back.by), time: format.since(back.at, Date.now()) })}</h3>
          <p>{back.reason}</p>
        </div>
      ) : null}
      <label className="select-row">
        <input type="checkbox" checked={room.selected.has(row)} onChange={() => room.select(row, ids, false)} />
        {t('workflow.commands.select')}
      </label>
      <h3 className="panel-heading">{t('workflow.assign.title')}</h3>
      {about.length === 0 ? <p className="muted">{t('workflow.assign.none')}</p> : null}
      <ul className="assignments">
        {about.map((assignment) => (
          <AssignmentItem key={assignment.id} room={room} assignment={assignment} />
        ))}
      </ul>
      {session.can('manage') ? (
        <button
          type="button"
          className="button button-small"
          onClick={() => room.show({ kind: 'assign', rows: ids.filter((id) => room.selected.has(id)) })}
        >
          {room.selected.size > 0
            ? t('workflow.assign.rows', { count: room.selected.size })
            : t('workflow.assign.document')}
        </button>
      ) : null}
      <StepsCard room={room} />
    </section>
  )
}

function AssignmentItem({ room, assignment }: { room: WorkflowRoom; assignment: Assignment }): ReactNode {
  const { t } = useTranslation()
  const { session } = room
  const { person, step, range, doneAt } = assignment
  const params = { document: session.document.id, assignment: assignment.id }
  const change = (work: Promise<unknown>): void => {
    work.then(() => room.loadAssignments()).catch((error: unknown) => room.telling?.fail(error))
  }
  return (
    <li className="assignment" data-done={doneAt === null ? undefined : ''}>
      <span>
        <strong>{personName(t, person)}</strong> · {t(`workflow.steps.${step}`)} ·{' '}
        {range ? t('workflow.assign.range', { from: range.from, to: range.to }) : t('workflow.assign.whole')}
      </span>
      <DueText assignment={assignment} />
      <span className="assignment-actions">
        {person.id === session.user.id || session.can('manage') ? (
          <button
            type="button"
            className="button button-small"
            onClick={() => change(call('changeAssignment', { params, body: { done: doneAt === null } }))}
          >
            {doneAt === null ? t('workflow.assign.markDone') : t('workflow.assign.reopen')}
          </button>
        ) : null}
        {session.can('manage') ? (
          <button
            type="button"
            className="button button-small"
            onClick={() => change(call('removeAssignment', { params }))}
          >
            {t('workflow.assign.remove')}
          </button>
        ) : null}
      </span>
    </li>
  )
}
