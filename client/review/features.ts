import { historyFeature } from '../history/feature.ts'
import { comments } from './comments/feature.ts'
import { errorsFeature } from './errors/feature.ts'
import type { ReviewFeature } from './feature.ts'
import { suggestions } from './suggestions/feature.ts'
import { workflow } from './workflow/feature.ts'
import { roleFeature } from '../people/roleFeature.ts'

/** In the order in which the Review tab shows them. */
export const features: readonly ReviewFeature[] = [
  comments,
  suggestions,
  errorsFeature,
  workflow,
  roleFeature,
  historyFeature,
]

/** Commands that the features bring. */
export const roomCommands = features.flatMap(({ commands }) => commands ?? [])
