import type { ConceptDraft, TermInfo } from '../../../core/api.ts'

/** Fields of a concept apart from its terms. */
export const conceptFields = [
  'definition',
  'note',
  'domain',
  'partOfSpeech',
  'caseRule',
  'confidence',
  'validFrom',
  'validTo',
  'successor',
  'link',
] as const
export type ConceptField = (typeof conceptFields)[number]

const termFields = ['status', 'provisional', 'type', 'validFrom', 'validTo', 'note', 'example', 'authority'] as const
export type TermField = (typeof termFields)[number]

/** One difference between two states of a concept; texts are empty where there was or is nothing. */
export type Change =
  | { kind: 'field'; field: ConceptField; before: string; after: string }
  | { kind: 'term'; term: TermInfo; how: 'added' | 'removed' }
  | { kind: 'termField'; term: TermInfo; field: TermField; before: string; after: string }
  | { kind: 'order' }

const termKey = ({ lang, text }: TermInfo): string => `${lang} ${text}`

const authorityText = ({ authority }: TermInfo): string =>
  authority
    ? [authority.source, authority.decision, authority.date, authority.approvedBy].filter(Boolean).join(' · ')
    : ''

/** A field of a term as text; choices as their own names. */
export function termValue(term: TermInfo, field: TermField): string {
  if (field === 'authority') return authorityText(term)
  if (field === 'type') return term.type ?? 'full'
  return String(term[field] ?? '')
}

/** All differences, terms first. A term is told from another by language and wording. */
export function changesBetween(before: ConceptDraft | null, after: ConceptDraft | null): Change[] {
  return [...termChanges(before?.terms ?? [], after?.terms ?? []), ...fieldChanges(before, after)]
}

function fieldChanges(before: ConceptDraft | null, after: ConceptDraft | null): Change[] {
  // Of a concept that has just come or gone, everything it says is told; a default says nothing.
  const value = (draft: ConceptDraft | null, field: ConceptField): string =>
    draft === null ? (field === 'caseRule' ? 'fold' : '') : (draft[field] ?? '')
  return conceptFields.flatMap((field): Change[] => {
    const [old, now] = [value(before, field), value(after, field)]
    return old === now ? [] : [{ kind: 'field', field, before: old, after: now }]
  })
}

function termChanges(before: readonly TermInfo[], after: readonly TermInfo[]): Change[] {
  const old = new Map(before.map((term) => [termKey(term), term]))
  const now = new Map(after.map((term) => [termKey(term), term]))
  const removed = before.filter((term) => !now.has(termKey(term)))
  const kept = [...now.keys()].filter((key) => old.has(key))
  const reordered = [...old.keys()].filter((key) => now.has(key)).join('\n') !== kept.join('\n')
  return [
    ...removed.map((term): Change => ({ kind: 'term', term, how: 'removed' })),
    ...after.flatMap((term): Change[] => {
      const earlier = old.get(termKey(term))
      if (!earlier) return [{ kind: 'term', term, how: 'added' }]
      return termFields.flatMap((field): Change[] => {
        const [was, is] = [termValue(earlier, field), termValue(term, field)]
        return was === is ? [] : [{ kind: 'termField', term, field, before: was, after: is }]
      })
    }),
    ...(reordered ? [{ kind: 'order' } as const] : []),
  ]
}
