import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { readPreference, writePreference } from './preferences.ts'

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

/** Each language calls itself by its own name. */
export const languageNames: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' }

/** Each language is a chunk of its own: nobody waits for the words of another. */
const loaders = {
  vi: async () => (await import('./locales/vi.json', { with: { type: 'json' } })).default,
  en: async () => (await import('./locales/en.json', { with: { type: 'json' } })).default,
} satisfies Record<Language, () => Promise<object>>

/** Words of pages and dialogs that load with them; laid over the others. */
const extraLoaders = {
  dialogs: {
    vi: async () => (await import('./locales/dialogs.vi.json', { with: { type: 'json' } })).default,
    en: async () => (await import('./locales/dialogs.en.json', { with: { type: 'json' } })).default,
  },
  checks: {
    vi: async () => (await import('./locales/checks.vi.json', { with: { type: 'json' } })).default,
    en: async () => (await import('./locales/checks.en.json', { with: { type: 'json' } })).default,
  },
  glossary: {
    vi: async () => (await import('./locales/glossary.vi.json', { with: { type: 'json' } })).default,
    en: async () => (await import('./locales/glossary.en.json', { with: { type: 'json' } })).default,
  },
  settings: {
    vi: async () => (await import('./locales/settings.vi.json', { with: { type: 'json' } })).default,
    en: async () => (await import('./locales/settings.en.json', { with: { type: 'json' } })).default,
  },
} satisfies Record<string, WordLoaders>
/** Words in each language, as a room that loads later brings them. */
export type WordLoaders = Record<Language, () => Promise<object>>
const wanted = new Set<WordLoaders>()

const isLanguage = (value: string | null | undefined): value is Language => value === 'vi' || value === 'en'

/** The remembered language, else Vietnamese or English by the browser. */
export function initialLanguage(): Language {
  const stored = readPreference('language')
  if (isLanguage(stored)) return stored
  return /^vi\b/i.test(navigator.language) ? 'vi' : 'en'
}

/**
 * Starts i18next with the words of one language. Numbers and dates in messages
 * follow the language through Intl (`{{count, number}}`).
 */
export async function startI18n(language: Language = initialLanguage()): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    resources: { [language]: { translation: await loaders[language]() } },
    lng: language,
    fallbackLng: false,
    supportedLngs: languages,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
  await addWanted(language)
  return i18next
}

async function addWords(words: WordLoaders, language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await words[language](), true, true)
}

async function addWanted(language: Language): Promise<void> {
  await Promise.all(Array.from(wanted, (words) => addWords(words, language)))
}

/** Lays the words of a room over the others, in the language of now and from now on in every other. */
export async function loadWords(words: WordLoaders): Promise<void> {
  const language = i18next.language
  if (isLanguage(language)) await addWords(words, language)
  wanted.add(words)
}

/** Before anything of the term base is shown: its words in the language of now, and from now on in every other. */
export const loadGlossaryWords = (): Promise<void> => loadWords(extraLoaders.glossary)
/** The same for dialogs that load when first shown. */
export const loadDialogWords = (): Promise<void> => loadWords(extraLoaders.dialogs)
/** The same for what checks say. */
export const loadChecksWords = (): Promise<void> => loadWords(extraLoaders.checks)
/** The same for the settings of a project. */
export const loadSettingsWords = (): Promise<void> => loadWords(extraLoaders.settings)

/** Changes over when the words are here; without a server the language stays. */
export async function setLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const words = await loaders[language]().catch(() => null)
    if (words === null) return
    i18next.addResourceBundle(language, 'translation', words)
  }
  await addWanted(language).catch(() => undefined)
  writePreference('language', language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}
