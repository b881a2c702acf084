import type { ConceptFilter } from '../../core/api.ts'
import { isInForce } from '../../glossary/validity.ts'
import type { Validity } from '../../glossary/concept.ts'
import { joined, ranksOfWords, wordRanks, wordsOf } from './word-ranks.ts'
import type { Entry } from './concept-list.ts'

/** Does an entry pass everything but the words? `today` is the ISO day for which nothing else is asked. */
export function passing(
  { domain, status, state, validity, on }: Omit<ConceptFilter, 'glossaries' | 'q'>,
  today: string,
): (entry: Entry) => boolean {
  return (entry) =>
    (domain === undefined || entry.domain === domain) &&
    (status === undefined || entry.statuses.has(status)) &&
    (state === undefined || entry.state === state) &&
    (validity === undefined || fits(entry, validity, on ?? today))
}

/** Does an entry pass the whole filter? */
export function matching(filter: Omit<ConceptFilter, 'glossaries'>, today: string): (entry: Entry) => boolean {
  const passes = passing(filter, today)
  const words = wordsOf(filter.q)
  return (entry) => {
    if (!passes(entry)) return false
    return !words || wordRanks(words, joined([entry.canon]), joined([entry.folded]))[0] !== ranksOfWords.none
  }
}

const lapsed = ({ validTo }: Validity, day: string): boolean => validTo !== undefined && validTo < day
const coming = ({ validFrom }: Validity, day: string): boolean => validFrom !== undefined && validFrom > day

/** A concept of which one term has lapsed is found among the past ones, and among the current ones for the others. */
function fits({ times }: Entry, validity: NonNullable<ConceptFilter['validity']>, day: string): boolean {
  if (!times) return validity === 'current'
  const { concept, terms } = times
  switch (validity) {
    case 'current':
      return isInForce(concept, day) && terms.some((term) => isInForce(term, day))
    case 'past':
      return lapsed(concept, day) || terms.some((term) => lapsed(term, day))
    case 'future':
      return coming(concept, day) || terms.some((term) => coming(term, day))
  }
}
