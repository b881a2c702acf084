import type checks from './locales/checks.en.json'
import type comments from './locales/comments.en.json'
import type dialogs from './locales/dialogs.en.json'
import type en from './locales/en.json'
import type glossary from './locales/glossary.en.json'
import type history from './locales/history.en.json'
import type mqm from './locales/mqm.en.json'
import type people from './locales/people.en.json'
import type settings from './locales/settings.en.json'
import type suggestions from './locales/suggestions.en.json'
import type workflow from './locales/workflow.en.json'

/** Keys of `t()` are checked against the English locale; a test holds the Vietnamese one equal. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: {
      translation: typeof en &
        typeof checks &
        typeof comments &
        typeof dialogs &
        typeof glossary &
        typeof history &
        typeof mqm &
        typeof people &
        typeof settings &
        typeof suggestions &
        typeof workflow
    }
    returnNull: false
  }
}
