import type { ConceptInfo } from '../../core/api.ts'
import { isInForce, termFor } from '../../glossary/validity.ts'

/**
 * What a person must know before using a concept's English: `pending` waits for
 * approval, `provisional` may change, `superseded` was another name's time,
 * `past` the thing itself is no more, `future` not yet, `unnamed` has no English to use.
 */
export const standings = ['plain', 'pending', 'provisional', 'superseded', 'past', 'future', 'unnamed'] as const
export type Standing = (typeof standings)[number]

/** The English of a concept on an ISO day, and how it stands; the first that applies, gravest first. */
export function standingOf(concept: ConceptInfo, day: string): { english: string; standing: Standing } {
  const term = termFor(concept, 'en', day)
  const english = term?.text ?? ''
  if (concept.pending) return { english, standing: 'pending' }
  if (!term) return { english, standing: 'unnamed' }
  if (!isInForce(concept, day)) return { english, standing: timeOf(concept, day) }
  if (!isInForce(term, day)) return { english, standing: 'superseded' }
  return { english, standing: term.provisional ? 'provisional' : 'plain' }
}

const timeOf = ({ validTo }: ConceptInfo, day: string): 'past' | 'future' =>
  validTo !== undefined && validTo < day ? 'past' : 'future'
