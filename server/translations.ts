import i18next, { type i18n } from 'i18next'
import en from './locales/en.json' with { type: 'json' }
import vi from './locales/vi.json' with { type: 'json' }

export type Language = 'en' | 'vi'

let instance: Promise<i18n> | undefined

/** What the server itself says to people: labels of exported files, messages of the command line. */
export async function translations(): Promise<i18n> {
  instance ??= start()
  return instance
}

async function start(): Promise<i18n> {
  const started = i18next.createInstance()
  await started.init({
    lng: 'en',
    fallbackLng: false,
    supportedLngs: ['en', 'vi'],
    resources: { en: { translation: en }, vi: { translation: vi } },
    interpolation: { escapeValue: false },
  })
  return started
}
