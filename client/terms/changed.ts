import type { ConceptInfo } from '../../core/api.ts'
import { termFor } from '../../glossary/validity.ts'

/** The English to write until now and from now on; undefined when it is the same, or either is missing. */
export function changedEnglish(
  before: Pick<ConceptInfo, 'terms'>,
  after: Pick<ConceptInfo, 'terms'>,
  day?: string,
): { from: string; to: string } | undefined {
  const from = termFor(before, 'en', day)?.text
  const to = termFor(after, 'en', day)?.text
  return from === undefined || to === undefined || from === to ? undefined : { from, to }
}
