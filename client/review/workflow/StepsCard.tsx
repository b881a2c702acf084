import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { stepNames, type Workflow } from '../../../core/wire/workflow.ts'
import { call } from '../../api.ts'
import { useProgress } from '../../editor/hooks.ts'
import { personName } from '../../personName.ts'
import { stepsOf, type StepView } from './steps.ts'
import type { WorkflowRoom } from './room.ts'

/** The steps of the document, how far each has come, and the approval of the whole. */
export function StepsCard({ room }: { room: WorkflowRoom }): ReactNode {
  const { t } = useTranslation()
  const { session, workflow } = room
  const { steps, approval } = workflow
  const progress = useProgress(session)
  const take = (work: Promise<Workflow>): void => {
    work.then((now) => room.take(now)).catch((error: unknown) => room.telling?.fail(error))
  }
  const params = { document: session.document.id }
  const told = ({ state, through }: StepView): string => {
    if (state === 'off') return t('workflow.steps.off')
    if (through !== null) return t('workflow.steps.progress', { done: through, total: progress.total.segments })
    if (!approval) return t('workflow.approval.open')
    const name = personName(t, approval.by)
    return approval.current ? t('workflow.approval.by', { name }) : t('workflow.approval.outdated', { name })
  }
  return (
    <div className="steps-card">
      <h3 className="panel-heading">{t('workflow.steps.title')}</h3>
      <ol>
        {stepsOf(workflow, progress).map(({ step, ...view }) => (
          <li key={step} data-state={view.state}>
            {session.can('manage') ? (
              <label>
                <input
                  type="checkbox"
                  checked={steps[step]}
                  disabled={steps[step] && stepNames.filter((name) => steps[name]).length === 1}
                  onChange={() =>
                    take(call('setSteps', { params, body: { steps: { ...steps, [step]: !steps[step] } } }))
                  }
                />
                {t(`workflow.steps.${step}`)}
              </label>
            ) : (
              <span>{t(`workflow.steps.${step}`)}</span>
            )}
            <span className="muted">{told({ step, ...view })}</span>
          </li>
        ))}
      </ol>
      {steps.approve && session.can('approve') ? (
        <button
          type="button"
          className="button button-small button-review"
          onClick={() => take(call('approveDocument', { params, body: { approved: approval?.current !== true } }))}
        >
          {approval?.current ? t('workflow.approval.withdraw') : t('workflow.approval.give')}
        </button>
      ) : null}
    </div>
  )
}
