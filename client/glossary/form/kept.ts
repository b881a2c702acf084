import type { ConceptFields } from './fields.ts'

/** What was typed into forms and neither saved nor discarded; lives as long as the page. */
export const keptFields = new Map<string, ConceptFields>()
