import type { ReviewFeature } from '../feature.ts'
import { errorCommands } from './commands.ts'
import { ErrorsSection } from './ErrorsSection.tsx'
import { ErrorsWork } from './ErrorsWork.tsx'
import './errors.css'

/** Errors by MQM's typology. */
export const errorsFeature: ReviewFeature = {
  id: 'errors',
  words: {
    vi: async () => (await import('../../locales/mqm.vi.json', { with: { type: 'json' } })).default,
    en: async () => (await import('../../locales/mqm.en.json', { with: { type: 'json' } })).default,
  },
  commands: errorCommands,
  Work: ErrorsWork,
  Section: ErrorsSection,
}
