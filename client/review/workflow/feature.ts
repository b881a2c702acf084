import type { ReviewFeature } from '../feature.ts'
import { workflowCommands } from './commands.ts'
import { ManySwitch } from './ManySwitch.tsx'
import { WorkflowSection } from './WorkflowSection.tsx'
import { WorkflowWork } from './WorkflowWork.tsx'

/** Approving, sending back, locking, many rows at once, and who does what. */
export const workflow: ReviewFeature = {
  id: 'workflow',
  words: {
    vi: async () => (await import('../../locales/workflow.vi.json', { with: { type: 'json' } })).default,
    en: async () => (await import('../../locales/workflow.en.json', { with: { type: 'json' } })).default,
  },
  commands: workflowCommands,
  Work: WorkflowWork,
  Section: WorkflowSection,
  Tools: ManySwitch,
}
