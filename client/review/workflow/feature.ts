import type { ReviewFeature } from '../feature.ts'
import { workflowCommands } from './commands.ts'
import { workflowWords } from './loaders.ts'
import { ManySwitch } from './ManySwitch.tsx'
import { StepsLine } from './StepsLine.tsx'
import { WorkflowSection } from './WorkflowSection.tsx'
import { WorkflowWork } from './WorkflowWork.tsx'

/** Approving, sending back, locking, many rows at once, and who does what. */
export const workflow: ReviewFeature = {
  id: 'workflow',
  words: workflowWords,
  commands: workflowCommands,
  Work: WorkflowWork,
  Section: WorkflowSection,
  Tools: ManySwitch,
  Head: StepsLine,
}
