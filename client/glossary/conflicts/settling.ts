import type { ConceptDraft, ConceptInfo, GlossaryConflict, TermInfo } from '../../../core/api.ts'

/** Every English wording the concepts of a contradiction have, in order of appearance. */
export function renderingsOf({ concepts }: GlossaryConflict): string[] {
  const all = concepts.flatMap(({ terms }) => terms.filter(({ lang }) => lang === 'en'))
  return [...new Set(all.map(({ text }) => text))]
}

export const renderingIn = ({ terms }: ConceptInfo, text: string): TermInfo | undefined =>
  terms.find((term) => term.lang === 'en' && term.text === text)

const isPreferredEnglish = ({ lang, status }: TermInfo): boolean => lang === 'en' && status === 'preferred'
const isEnglish = (text: string) => (term: TermInfo) => term.lang === 'en' && term.text === text

/** A draft that prefers this English wording: it comes first, what was preferred is admitted. */
export function preferring(draft: ConceptDraft, text: string): ConceptDraft {
  const chosen = draft.terms.find(isEnglish(text)) ?? { lang: 'en' as const, text, provisional: false }
  const others = draft.terms
    .filter((term) => !isEnglish(text)(term))
    .map((term): TermInfo => (isPreferredEnglish(term) ? { ...term, status: 'admitted' } : term))
  const vi = others.filter(({ lang }) => lang === 'vi')
  const en = others.filter(({ lang }) => lang === 'en')
  return { ...draft, terms: [...vi, { ...chosen, status: 'preferred' }, ...en] }
}

/** A draft that lets this English wording pass; one that prefers it already stays as it is. */
export function admitting(draft: ConceptDraft, text: string): ConceptDraft {
  const found = draft.terms.find(isEnglish(text))
  if (found?.status === 'preferred' || found?.status === 'admitted') return draft
  const admitted: TermInfo = { ...(found ?? { lang: 'en', text, provisional: false }), status: 'admitted' }
  const terms = found ? draft.terms.map((term) => (term === found ? admitted : term)) : [...draft.terms, admitted]
  return { ...draft, terms }
}
