import { lazy } from 'react'
import { loadWords, type WordLoaders } from '../i18n.ts'

const words: WordLoaders = {
  vi: async () => (await import('../locales/history.vi.json', { with: { type: 'json' } })).default,
  en: async () => (await import('../locales/history.en.json', { with: { type: 'json' } })).default,
}

/** The versions of a segment; they load when first looked at. */
export const SegmentHistory = lazy(async () => {
  const [file] = await Promise.all([import('./SegmentHistory.tsx'), loadWords(words)])
  return { default: file.SegmentHistory }
})
