import { readyConceptColumns, readyTermColumns } from '../ready-concept.ts'

/** Columns of concepts and terms besides the glossary, as rows are written and copied. */
export const conceptColumns = [...readyConceptColumns, 'ord', 'version', 'changed'] as const
export const termColumns = readyTermColumns
