import { lazy, type ComponentType } from 'react'
import { addCommands } from '../commands.ts'
import { loadWords } from '../i18n.ts'

/** Time between two tries to load what the line has not brought (ms). */
const RETRY = 1500

/** The features with their words and commands; they come after the first rows. */
async function loadFeatures(): Promise<void> {
  const { features, roomCommands } = await import('./features.ts')
  await Promise.all(features.map(({ words }) => loadWords(words)))
  addCommands(roomCommands)
}

/** A broken line is waited out: the page goes on, and what is missing comes later. */
function patient<P>(load: () => Promise<{ default: ComponentType<P> }>) {
  return lazy(async () => {
    for (;;) {
      try {
        return await load()
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY))
      }
    }
  })
}

export const ReviewWork = patient(async () => {
  const [file] = await Promise.all([import('./ReviewWork.tsx'), loadFeatures()])
  return { default: file.ReviewWork }
})
export const ReviewSections = patient(async () => {
  const [file] = await Promise.all([import('./ReviewSections.tsx'), loadFeatures()])
  return { default: file.ReviewSections }
})
export const ReviewTools = patient(async () => {
  const [file] = await Promise.all([import('./ReviewTools.tsx'), loadFeatures()])
  return { default: file.ReviewTools }
})
export const ReviewHead = patient(async () => {
  const [file] = await Promise.all([import('./ReviewTools.tsx'), loadFeatures()])
  return { default: file.ReviewHead }
})
