import { lazy } from 'react'
import { loadGlossaryWords } from '../i18n.ts'

/** Larger parts of the term base, with the words they need; stand them in a Suspense. */

export const ConceptForm = lazy(async () => {
  const [file] = await Promise.all([import('./ConceptForm.tsx'), loadGlossaryWords()])
  return { default: file.ConceptForm }
})

export const AmendForm = lazy(async () => ({ default: (await import('./proposals/AmendForm.tsx')).AmendForm }))
export const ProposalsView = lazy(async () => ({
  default: (await import('./proposals/ProposalsView.tsx')).ProposalsView,
}))
export const ConflictsView = lazy(async () => ({
  default: (await import('./conflicts/ConflictsView.tsx')).ConflictsView,
}))
export const ImportDialog = lazy(async () => ({
  default: (await import('../glossary-exchange/ImportDialog.tsx')).ImportDialog,
}))
