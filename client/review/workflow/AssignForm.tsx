import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Member } from '../../../core/api.ts'
import { can } from '../../../core/model/permissions.ts'
import { rightOfStep, stepNames, type StepName } from '../../../core/wire/workflow.ts'
import { call } from '../../api.ts'
import { newId } from '../../editor/sync/ids.ts'
import { errorText } from '../../errorText.ts'
import { useMembers } from '../../people/queries.ts'
import { personName } from '../../personName.ts'
import { Dialog } from '../../ui/Dialog.tsx'

interface Props {
  title: string
  /** The document's title, where it is not on the screen already. */
  about?: string
  project: string
  /** All of them are given, in their order. */
  documents: readonly string[]
  /** None: whole documents. */
  ranges: readonly { first: string; last: string }[]
  onClose: () => void
  /** In words. */
  onDone: (text: string) => void
}

/** Who of the members may take a step, by their role. */
const fitting = (members: readonly Member[], step: StepName): Member[] =>
  members.filter(({ user, role }) => can({ user: user.id, role }, rightOfStep[step]))

/** Asks who does which step, until when: people of the project whose role includes it. */
export function AssignForm({ title, about, project, documents, ranges, onClose, onDone }: Props): ReactNode {
  const { t } = useTranslation()
  const members = useMembers(project)
  const [wanted, setWanted] = useState('')
  const [step, setStep] = useState<StepName>('translate')
  const [due, setDue] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const people = fitting(members.data ?? [], step)
  const chosen = people.find(({ user }) => user.id === wanted) ?? people[0]
  const submit = async (): Promise<void> => {
    if (!chosen || busy) return
    setBusy(true)
    const given = { person: chosen.user.id, step, due: due === '' ? null : due, ranges: [...ranges] }
    try {
      for (const document of documents) {
        const body = { client: newId(), requestId: newId(), ...given }
        await call('addAssignments', { params: { document }, body })
      }
      onClose()
      onDone(t('workflow.assign.done', { name: personName(t, chosen.user) }))
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  const footer = (
    <>
      <button type="button" className="button" onClick={onClose}>
        {t('actions.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={!chosen || busy}>
        {t('workflow.actions.assign')}
      </button>
    </>
  )
  const trouble = error ?? members.error
  return (
    <Dialog title={title} onClose={onClose} onSubmit={() => void submit()} footer={footer}>
      {about === undefined ? null : <p lang="vi">{about}</p>}
      <StepAndDay step={step} onStep={setStep} due={due} onDue={setDue}>
        <PersonChoice members={members.data} people={people} chosen={chosen} onChoose={setWanted} />
      </StepAndDay>
      {trouble ? (
        <p className="field-error" role="alert">
          {errorText(t, trouble)}
        </p>
      ) : null}
    </Dialog>
  )
}

interface PersonChoiceProps {
  members: readonly Member[] | undefined
  people: readonly Member[]
  chosen: Member | undefined
  onChoose: (person: string) => void
}

function PersonChoice({ members, people, chosen, onChoose }: PersonChoiceProps): ReactNode {
  const { t } = useTranslation()
  const field = useId()
  return (
    <div className="field">
      <label htmlFor={field}>{t('workflow.assign.person')}</label>
      <select
        className="input"
        id={field}
        value={chosen?.user.id ?? ''}
        onChange={(event) => onChoose(event.target.value)}
      >
        {people.map(({ user, role }) => (
          <option key={user.id} value={user.id}>
            {personName(t, user)} – {t(`people.roles.${role}`)}
          </option>
        ))}
      </select>
      {members && people.length === 0 ? <p className="field-hint">{t('workflow.assign.nobody')}</p> : null}
    </div>
  )
}

interface StepAndDayProps {
  step: StepName
  onStep: (step: StepName) => void
  due: string
  onDue: (day: string) => void
  children: ReactNode
}

function StepAndDay({ step, onStep, due, onDue, children }: StepAndDayProps): ReactNode {
  const { t } = useTranslation()
  const ids = { step: useId(), due: useId() }
  return (
    <>
      <div className="field">
        <label htmlFor={ids.step}>{t('workflow.assign.step')}</label>
        <select
          className="input"
          id={ids.step}
          data-autofocus
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
      {children}
      <div className="field">
        <label htmlFor={ids.due}>{t('workflow.assign.due')}</label>
        <input className="input" id={ids.due} type="date" value={due} onChange={(event) => onDue(event.target.value)} />
      </div>
    </>
  )
}
