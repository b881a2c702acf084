import type { ReviewFeature } from '../feature.ts'
import { suggestionCommands } from './commands.ts'
import { SuggestingSwitch } from './SuggestingSwitch.tsx'
import { SuggestionSection } from './SuggestionSection.tsx'
import { SuggestionWork } from './SuggestionWork.tsx'

/** Suggested changes: writing them, seeing them, deciding on them. */
export const suggestions: ReviewFeature = {
  id: 'suggestions',
  words: {
    vi: async () => (await import('../../locales/suggestions.vi.json', { with: { type: 'json' } })).default,
    en: async () => (await import('../../locales/suggestions.en.json', { with: { type: 'json' } })).default,
  },
  commands: suggestionCommands,
  Work: SuggestionWork,
  Section: SuggestionSection,
  Tools: SuggestingSwitch,
}
