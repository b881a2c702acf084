import { lazy } from 'react'
import { loadWords } from '../../i18n.ts'
import { words as peopleWords } from '../../people/words.ts'
import { workflowWords } from './loaders.ts'

/** Roles have their names among the words of people. */
const words = (): Promise<unknown> => Promise.all([loadWords(workflowWords), loadWords(peopleWords)])

/** For the project's page; stand these in a Suspense. */
export const DocumentAssignments = lazy(async () => {
  const [file] = await Promise.all([import('./DocumentAssignments.tsx'), words()])
  return { default: file.DocumentAssignments }
})
export const AssignDocuments = lazy(async () => {
  const [file] = await Promise.all([import('./DocumentAssignments.tsx'), words()])
  return { default: file.AssignDocuments }
})
