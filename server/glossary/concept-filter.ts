import type { ConceptFilter } from '../../core/api.ts'
import { foldKey, plainKey } from '../../core/language/fold.ts'
import { isInForce } from '../../glossary/validity.ts'
import type { Validity } from '../../glossary/concept.ts'
import type { Entry } from './concept-list.ts'

/** How well an entry fits, best first: the whole term, its beginning, inside it, only without accents; null: not at all. */
export type Rank = (entry: Entry) => 0 | 1 | 2 | 3 | null

/** `today` is the ISO day for which nothing else is asked. */
export function rankOf(filter: Omit<ConceptFilter, 'glossaries'>, today: string): Rank {
  const words = rankOfWords((filter.q ?? '').normalize('NFC').trim())
  const { domain, status, state, validity } = filter
  const day = filter.on ?? today
  return (entry) => {
    if (domain !== undefined && entry.domain !== domain) return null
    if (status !== undefined && !entry.statuses.has(status)) return null
    if (state !== undefined && entry.state !== state) return null
    if (validity !== undefined && !fits(entry, validity, day)) return null
    return words(entry)
  }
}

/**
 * The keys a query may agree with: as folded, and as typed. Folding looks at
 * whole syllables, so that a syllable half typed folds otherwise than the
 * finished one: `quy` on the way to `quyết`, `hoà` on the way to `hoàn`.
 */
function rankOfWords(q: string): Rank {
  if (q === '') return () => 0
  const typed = q.toLowerCase()
  const bare = typed.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').normalize('NFC')
  const whole = foldKey(q)
  const plain = plainKey(q)
  const exact = `\n${whole}\n`
  const beginning = `\n${whole}`
  return ({ canon, folded }) => {
    if (!folded.includes(plain) && (bare === plain || !folded.includes(bare))) return null
    if (canon.includes(beginning)) return canon.includes(exact) ? 0 : 1
    return canon.includes(whole) || canon.includes(typed) ? 2 : 3
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
