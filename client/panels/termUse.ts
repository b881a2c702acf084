import type { ConceptInfo } from '../../core/api.ts'

/** Lower case, one kind of apostrophe and hyphen, single spaces, so that typing habits do not hide a term. */
function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/[‐‑–]/g, '-').replace(/\s+/g, ' ')
}

/** Endings English gives a word: plurals of "cell", "party", "branch" and the genitive. */
const ending = "(?:s|es|'s|s')?"

function pattern(term: string): RegExp {
  const escaped = comparable(term).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const stem = escaped.endsWith('y') ? `${escaped.slice(0, -1)}(?:y|ies)` : escaped
  return new RegExp(`(?<![\\p{L}\\p{N}])${stem}${ending}(?![\\p{L}\\p{N}])`, 'u')
}

/** English wordings of a concept that may be used, the preferred first. */
export function allowedEnglish({ terms }: ConceptInfo): string[] {
  const english = terms.filter(({ lang, status }) => lang === 'en' && (status === 'preferred' || status === 'admitted'))
  return english
    .sort((a, b) => Number(b.status === 'preferred') - Number(a.status === 'preferred'))
    .map(({ text }) => text)
}

export function forbiddenEnglish({ terms }: ConceptInfo): string[] {
  return terms.filter(({ lang, status }) => lang === 'en' && status === 'forbidden').map(({ text }) => text)
}

/** Is any allowed wording of the concept in the target, in any capitals, singular or plural? */
export function usesTerm(targetText: string, concept: ConceptInfo): boolean {
  const target = comparable(targetText)
  return allowedEnglish(concept).some((term) => pattern(term).test(target))
}
