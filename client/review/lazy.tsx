import { lazy } from 'react'
import { addCommands } from '../commands.ts'
import { loadWords } from '../i18n.ts'

/** The features with their words and commands; they come after the first rows. */
async function loadFeatures(): Promise<void> {
  const { features, roomCommands } = await import('./features.ts')
  await Promise.all(features.map(({ words }) => loadWords(words)))
  addCommands(roomCommands)
}

export const ReviewWork = lazy(async () => {
  const [file] = await Promise.all([import('./ReviewWork.tsx'), loadFeatures()])
  return { default: file.ReviewWork }
})
export const ReviewSections = lazy(async () => {
  const [file] = await Promise.all([import('./ReviewSections.tsx'), loadFeatures()])
  return { default: file.ReviewSections }
})
export const ReviewTools = lazy(async () => {
  const [file] = await Promise.all([import('./ReviewTools.tsx'), loadFeatures()])
  return { default: file.ReviewTools }
})
