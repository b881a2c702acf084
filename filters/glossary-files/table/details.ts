import { z } from 'zod'
import { TermSchema } from '../../../core/api.ts'
import type { Term } from '../../../glossary/concept.ts'

const DetailsSchema = z.array(TermSchema)

/** The terms of a concept in full, for the column that holds what the others cannot. */
export const writeDetails = (terms: readonly Term[]): string => JSON.stringify(terms)

/** What `writeDetails` was given; 'unreadable' for anything else. */
export function readDetails(cell: string): Term[] | 'unreadable' {
  if (!cell.startsWith('[')) return 'unreadable'
  try {
    const read = DetailsSchema.safeParse(JSON.parse(cell))
    return read.success ? read.data : 'unreadable'
  } catch {
    // JSON that is none: somebody edited the cell.
    return 'unreadable'
  }
}
