import { z } from 'zod'
import type { Concept, Term } from '../../../glossary/concept.ts'

/**
 * What TBX-Basic has no data category for stands in a note of its own,
 * `songngu:` and JSON, of the concept or of the term: other programs keep and
 * show it, ours reads it.
 */
const prefix = 'songngu:'

const ConceptExtraSchema = z.object({
  partOfSpeech: z.string().optional(),
  confidence: z.string().optional(),
  caseRule: z.enum(['fold', 'cap', 'low']).optional(),
  validFrom: z.string().optional(),
  validTo: z.string().optional(),
  /** Where the successor is not in the same file. */
  successor: z.string().optional(),
  /** A note that itself begins with the prefix. */
  note: z.string().optional(),
})
export type ConceptExtra = z.infer<typeof ConceptExtraSchema>

const TermExtraSchema = z.object({
  /** Place among the concept's terms, where languages are mixed. */
  n: z.number().int().nonnegative().optional(),
  provisional: z.boolean().optional(),
  validFrom: z.string().optional(),
  validTo: z.string().optional(),
  decision: z.string().optional(),
  note: z.string().optional(),
})
export type TermExtra = z.infer<typeof TermExtraSchema>

export const isExtra = (note: string): boolean => note.startsWith(prefix)

/** The note, or '' where there is nothing to say. */
export function writeExtra(extra: ConceptExtra | TermExtra): string {
  const json = JSON.stringify(extra)
  return json === '{}' ? '' : prefix + json
}

function readJson(note: string): unknown {
  try {
    return JSON.parse(note.slice(prefix.length))
  } catch {
    // A note that only looks like one of ours: read as a note.
    return null
  }
}

export const readConceptExtra = (note: string): ConceptExtra | null =>
  ConceptExtraSchema.safeParse(readJson(note)).data ?? null
export const readTermExtra = (note: string): TermExtra | null => TermExtraSchema.safeParse(readJson(note)).data ?? null

export function conceptExtra(concept: Concept, partOfSpeechHeld: boolean, successorHeld: boolean): ConceptExtra {
  const { partOfSpeech, confidence, caseRule, validFrom, validTo, successor, note } = concept
  return {
    ...(partOfSpeechHeld ? {} : { partOfSpeech }),
    ...(confidence ? { confidence } : {}),
    ...(caseRule === 'fold' ? {} : { caseRule }),
    ...(validFrom ? { validFrom } : {}),
    ...(validTo ? { validTo } : {}),
    ...(successor && !successorHeld ? { successor } : {}),
    ...(isExtra(note) ? { note } : {}),
  }
}

export function termExtra(term: Term, place: number | null): TermExtra {
  const { provisional, validFrom, validTo, authority, note } = term
  return {
    ...(place === null ? {} : { n: place }),
    ...(provisional ? { provisional } : {}),
    ...(validFrom ? { validFrom } : {}),
    ...(validTo ? { validTo } : {}),
    ...(authority?.decision ? { decision: authority.decision } : {}),
    ...(note !== undefined && isExtra(note) ? { note } : {}),
  }
}
