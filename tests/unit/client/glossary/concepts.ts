import type { ConceptDraft, ConceptInfo, TermInfo } from '../../../../core/api.ts'

export function aTerm(lang: 'vi' | 'en', text: string, changes: Partial<TermInfo> = {}): TermInfo {
  return { lang, text, status: 'preferred', provisional: false, ...changes }
}

export function aDraft(changes: Partial<ConceptDraft> = {}): ConceptDraft {
  return {
    partOfSpeech: 'noun',
    domain: 'party',
    definition: '',
    note: '',
    confidence: '',
    caseRule: 'fold',
    terms: [aTerm('vi', 'đảng ủy'), aTerm('en', 'Party committee')],
    ...changes,
  }
}

export function aConcept(changes: Partial<ConceptInfo> = {}): ConceptInfo {
  return { ...aDraft(), id: 'c1', glossary: 'own', version: 3, ...changes }
}
