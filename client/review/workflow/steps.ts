import type { Progress } from '../../../core/api.ts'
import { stepNames, type StepName, type Workflow } from '../../../core/wire/workflow.ts'

export interface StepView {
  step: StepName
  /** off: switched off; here: the first that is not done. */
  state: 'off' | 'done' | 'here' | 'ahead'
  /** Rows through it; null for the whole, which has none. */
  through: number | null
}

/** The steps of a document in their order, and how far it is. */
export function stepsOf(
  { steps, approval }: Pick<Workflow, 'steps' | 'approval'>,
  { total, confirmed, approved }: Progress,
): StepView[] {
  const through = { translate: confirmed.segments + approved.segments, review: approved.segments, approve: null }
  const done = (step: StepName): boolean =>
    step === 'approve' ? approval?.current === true : total.segments > 0 && through[step] === total.segments
  const here = stepNames.find((step) => steps[step] && !done(step))
  return stepNames.map((step) => {
    const state = !steps[step] ? 'off' : done(step) ? 'done' : step === here ? 'here' : 'ahead'
    return { step, state, through: through[step] }
  })
}
