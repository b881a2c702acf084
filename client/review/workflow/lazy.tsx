import { lazy } from 'react'
import { loadWords } from '../../i18n.ts'
import { words as peopleWords } from '../../people/words.ts'
import { workflowWords } from './loaders.ts'

async function file(): Promise<typeof import('./DocumentAssignments.tsx')> {
  const [loaded] = await Promise.all([
    import('./DocumentAssignments.tsx'),
    loadWords(workflowWords),
    // Roles have their names there.
    loadWords(peopleWords),
  ])
  return loaded
}

/** For the project's page; stand these in a Suspense. */
export const DocumentAssignments = lazy(async () => ({ default: (await file()).DocumentAssignments }))
export const AssignDocuments = lazy(async () => ({ default: (await file()).AssignDocuments }))
