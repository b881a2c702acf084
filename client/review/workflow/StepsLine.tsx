import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useProgress } from '../../editor/hooks.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { useFormat } from '../../format.ts'
import { useRoom } from './room.ts'
import { stepsOf } from './steps.ts'

const signs = { done: '✓', here: '●', ahead: '○' } as const

/** The steps of the document in its header: which are done, and where it is. Read as “Review, 8 of 31, now”. */
export function StepsLine({ session }: { session: DocumentSession }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { workflow } = useRoom(session)
  const progress = useProgress(session)
  return (
    <ol className="steps-line" aria-label={t('workflow.steps.title')}>
      {stepsOf(workflow, progress).map(({ step, state, through }) =>
        state === 'off' ? null : (
          <li key={step} data-state={state} aria-current={state === 'here' ? 'step' : undefined}>
            <span aria-hidden="true">{signs[state]}</span> {t(`workflow.steps.${step}`)}
            {through === null ? null : (
              <>
                <span className="count" aria-hidden="true">
                  {format.number(through)}/{format.number(progress.total.segments)}
                </span>
                <span className="visually-hidden">
                  , {t('workflow.steps.progress', { done: through, total: progress.total.segments })}
                </span>
              </>
            )}
            <span className="visually-hidden">, {t(`workflow.steps.state.${state}`)}</span>
          </li>
        ),
      )}
    </ol>
  )
}
