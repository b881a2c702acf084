import type { WordLoaders } from '../i18n.ts'

/** Words of everything about people. */
export const words: WordLoaders = {
  vi: async () => (await import('../locales/people.vi.json', { with: { type: 'json' } })).default,
  en: async () => (await import('../locales/people.en.json', { with: { type: 'json' } })).default,
}
