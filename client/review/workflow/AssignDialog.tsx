import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { stepNames, type StepName } from '../../../core/wire/workflow.ts'
import { call } from '../../api.ts'
import { newId } from '../../editor/sync/ids.ts'
import { personName } from '../../personName.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { peopleOf } from './people.ts'
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
  const field = useId()
  const [people] = useState(() => peopleOf(session))
  const [person, setPerson] = useState(session.user.id)
  const [step, setStep] = useState<StepName>('translate')
  const [due, setDue] = useState('')
  const close = (): void => room.show(null)
  const submit = async (): Promise<void> => {
    const ranges = rows.length === 0 || rows.length === session.ids().length ? [] : rangesOf(session.ids(), rows)
    const body = { client: newId(), requestId: newId(), person, step, due: due === '' ? null : due, ranges }
    try {
      await call('addAssignments', { params: { document: session.document.id }, body })
      close()
      const chosen = people.find(({ id }) => id === person)
      room.telling?.done(t('workflow.assign.done', { name: chosen ? personName(t, chosen) : '' }))
    } catch (error) {
      room.telling?.fail(error)
    }
  }
  const footer = (
    <>
      <button type="button" className="button" onClick={close}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary">
        {t('workflow.actions.assign')}
      </button>
    </>
  )
  const title = rows.length === 0 ? t('workflow.assign.document') : t('workflow.assign.rows', { count: rows.length })
  return (
    <Dialog title={title} onClose={close} onSubmit={() => void submit()} footer={footer}>
      <div className="field">
        <label htmlFor={field}>{t('workflow.assign.person')}</label>
        <select
          className="input"
          id={field}
          data-autofocus
          value={person}
          onChange={(event) => setPerson(event.target.value)}
        >
          {people.map((user) => (
            <option key={user.id} value={user.id}>
              {personName(t, user)}
            </option>
          ))}
        </select>
      </div>
      <StepAndDay step={step} onStep={setStep} due={due} onDue={setDue} />
    </Dialog>
  )
}

interface StepAndDayProps {
  step: StepName
  onStep: (step: StepName) => void
  due: string
  onDue: (day: string) => void
}

function StepAndDay({ step, onStep, due, onDue }: StepAndDayProps): ReactNode {
  const { t } = useTranslation()
  const ids = { step: useId(), due: useId() }
  return (
    <>
      <div className="field">
        <label htmlFor={ids.step}>{t('workflow.assign.step')}</label>
        <select
          className="input"
          id={ids.step}
          value={step}
          onChange={(event) => onStep(stepNames.find((name) => name === event.target.value) ?? 'translate')}
        >
          {stepNames.map((name) => (
            <option key={name} value={name}>
              {t(`workflow.steps.${name}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={ids.due}>{t('workflow.assign.due')}</label>
        <input className="input" id={ids.due} type="date" value={due} onChange={(event) => onDue(event.target.value)} />
      </div>
    </>
  )
}
