import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './locales/en.json' with { type: 'json' }
import vi from './locales/vi.json' with { type: 'json' }
import { readPreference, writePreference } from './preferences.ts'

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

/** Each language calls itself by its own name. */
export const languageNames: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' }

const isLanguage = (value: string | null | undefined): value is Language => value === 'vi' || value === 'en'

/** The remembered language, else Vietnamese or English by the browser. */
export function initialLanguage(): Language {
  const stored = readPreference('language')
  if (isLanguage(stored)) return stored
  return /^vi\b/i.test(navigator.language) ? 'vi' : 'en'
}

/**
 * Starts i18next with both languages in memory, so that a switch is at once.
 * Numbers and dates in messages follow the language through Intl
 * (`{{count, number}}`).
 */
export async function startI18n(language: Language = initialLanguage()): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    resources: { vi: { translation: vi }, en: { translation: en } },
    lng: language,
    fallbackLng: 'en',
    supportedLngs: languages,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
  return i18next
}

export function setLanguage(language: Language): void {
  writePreference('language', language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}
