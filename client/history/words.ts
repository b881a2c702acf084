import type { WordLoaders } from '../i18n.ts'

/** What the history says. */
export const historyWords: WordLoaders = {
  vi: async () => (await import('../locales/history.vi.json', { with: { type: 'json' } })).default,
  en: async () => (await import('../locales/history.en.json', { with: { type: 'json' } })).default,
}
