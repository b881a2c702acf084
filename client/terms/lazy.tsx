import { lazy } from 'react'
import { loadGlossaryWords } from '../i18n.ts'

/** Parts of the work with terms that load when first shown, with the words they need; stand them in a Suspense. */

export const TermWork = lazy(async () => {
  const [file] = await Promise.all([import('./TermWork.tsx'), loadGlossaryWords()])
  return { default: file.TermWork }
})
export const TermsFoot = lazy(async () => {
  const [file] = await Promise.all([import('./TermsFoot.tsx'), loadGlossaryWords()])
  return { default: file.TermsFoot }
})
export const ProjectGlossaries = lazy(async () => {
  const [file] = await Promise.all([import('./ProjectGlossaries.tsx'), loadGlossaryWords()])
  return { default: file.ProjectGlossaries }
})
export const DocumentDate = lazy(async () => {
  const [file] = await Promise.all([import('./DocumentDate.tsx'), loadGlossaryWords()])
  return { default: file.DocumentDate }
})
