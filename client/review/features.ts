import { comments } from './comments/feature.ts'
import type { ReviewFeature } from './feature.ts'
import { workflow } from './workflow/feature.ts'

/** In the order in which the Review tab shows them. */
export const features: readonly ReviewFeature[] = [comments, workflow]

/** Commands that the features bring. */
export const roomCommands = features.flatMap(({ commands }) => commands ?? [])
