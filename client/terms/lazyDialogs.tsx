import { lazy } from 'react'
import { loadGlossaryWords } from '../i18n.ts'

/** What a changed term touches; loads when first shown, with its words. Stand it in a Suspense. */
export const ImpactDialog = lazy(async () => {
  const [file] = await Promise.all([import('./ImpactDialog.tsx'), loadGlossaryWords()])
  return { default: file.ImpactDialog }
})
