import type checks from './locales/checks.en.json'
import type dialogs from './locales/dialogs.en.json'
import type en from './locales/en.json'
import type glossary from './locales/glossary.en.json'
import type settings from './locales/settings.en.json'

/** Keys of `t()` are checked against the English locale; a test holds the Vietnamese one equal. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en & typeof checks & typeof dialogs & typeof glossary & typeof settings }
    returnNull: false
  }
}
