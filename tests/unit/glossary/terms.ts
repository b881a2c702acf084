import type { CaseRule, Competitor, Concept } from '../../../glossary/concept.ts'
import { buildTermIndex, findTerms } from '../../../glossary/matcher.ts'

/** A concept of the given Vietnamese terms, the headword first. */
export function concept(terms: string | readonly string[], caseRule: CaseRule = 'fold'): Concept {
  const [headword = '', ...variants] = typeof terms === 'string' ? [terms] : terms
  return {
    id: headword,
    partOfSpeech: '',
    domain: '',
    definition: '',
    note: '',
    confidence: '',
    caseRule,
    terms: [
      { lang: 'vi', text: headword, status: 'preferred', provisional: false },
      ...variants.map((text) => ({ lang: 'vi' as const, text, status: 'admitted' as const, provisional: false })),
      { lang: 'en', text: 'chi bộ', status: 'preferred', provisional: false },
    ],
  }
}

/** A function that gives the surfaces found in a text. */
export function finder(
  concepts: readonly (Concept | string | readonly string[])[],
  competitors: readonly string[] = [],
): (text: string) => string[] {
  const made = concepts.map((entry) =>
    typeof entry === 'string' || Array.isArray(entry)
      ? concept(entry as string | readonly string[])
      : (entry as Concept),
  )
  const index = buildTermIndex(
    made,
    competitors.map((word): Competitor => ({ word, protects: [] })),
  )
  return (text) => findTerms(index, text).map(({ start, end }) => text.normalize('NFC').slice(start, end))
}
