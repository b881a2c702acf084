import type { ConceptDraft, ConceptInfo, GlossaryInfo, Proposal, TermInfo } from '../../../../core/api.ts'

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

export function aGlossary(changes: Partial<GlossaryInfo> = {}): GlossaryInfo {
  return {
    id: 'own',
    name: 'Báo Nghệ An',
    sourceLang: 'vi',
    targetLang: 'en',
    concepts: 2,
    readOnly: false,
    revision: 1,
    proposals: 0,
    ...changes,
  }
}

export function aProposal(changes: Partial<Proposal> = {}): Proposal {
  return {
    id: 'p1',
    glossary: 'own',
    kind: 'change',
    concept: 'c1',
    draft: aDraft({ terms: [aTerm('vi', 'đảng ủy'), aTerm('en', 'Party Committee')] }),
    current: aConcept(),
    outdated: false,
    note: 'Báo Nhân Dân viết hoa.',
    user: 'u2',
    userName: 'Lan',
    at: Date.UTC(2026, 10, 24, 3),
    ...changes,
  }
}
