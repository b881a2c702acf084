import type { ConceptDraft as WireDraft } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { foldKey } from '../../core/language/fold.ts'
import { draftProblems, normalisedDraft, type ConceptDraft } from '../../glossary/draft.ts'
import type { ConceptRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'

/**
 * What a person wrote, as it is stored. Throws AppError glossary.noTerm without
 * a term in both languages, request.invalid for what else cannot be.
 */
export async function checkedDraft(
  queries: Pick<ReadQueries, 'glossaries'>,
  glossary: string,
  written: WireDraft,
  self: string | null,
): Promise<ConceptDraft> {
  const draft = normalisedDraft(written)
  const problem = draftProblems(draft)[0]
  if (problem?.code === 'noVietnamese' || problem?.code === 'noEnglish') throw new AppError('glossary.noTerm')
  if (problem) throw new AppError('request.invalid', { path: 'body.concept', reason: problem.code })
  if (draft.successor !== undefined) {
    const successor = draft.successor === self ? null : await queries.glossaries.concept(glossary, draft.successor)
    if (!successor) throw new AppError('request.invalid', { path: 'body.concept.successor' })
  }
  return draft
}

/** Other concepts of the glossary that have one of the draft's Vietnamese terms. */
export async function conceptsAlike(
  queries: Pick<ReadQueries, 'glossaries'>,
  glossary: string,
  draft: Pick<ConceptDraft, 'terms'>,
): Promise<ConceptRecord[]> {
  const keys = draft.terms.filter(({ lang }) => lang === 'vi').map(({ text }) => foldKey(text))
  return queries.glossaries.alike(glossary, keys)
}
