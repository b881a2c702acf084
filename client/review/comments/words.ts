import type { WordLoaders } from '../../i18n.ts'

export const commentWords: WordLoaders = {
  vi: async () => (await import('../../locales/comments.vi.json', { with: { type: 'json' } })).default,
  en: async () => (await import('../../locales/comments.en.json', { with: { type: 'json' } })).default,
}
