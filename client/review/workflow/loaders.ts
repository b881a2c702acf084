import type { WordLoaders } from '../../i18n.ts'

export const workflowWords: WordLoaders = {
  vi: async () => (await import('../../locales/workflow.vi.json', { with: { type: 'json' } })).default,
  en: async () => (await import('../../locales/workflow.en.json', { with: { type: 'json' } })).default,
}
