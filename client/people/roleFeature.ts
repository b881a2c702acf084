import type { ReviewFeature } from '../review/feature.ts'
import { RoleWatch } from './RoleWatch.tsx'
import { words } from './words.ts'

/** An open document hears when the person's role changes. */
export const roleFeature: ReviewFeature = { id: 'role', words, Work: RoleWatch }
