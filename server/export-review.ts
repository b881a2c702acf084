import { inlineToNode, nodeToInline } from '../core/model/inline.ts'
import { hunksOf } from '../core/review/hunks.ts'
import type { ExportSuggestion, ExportThread } from '../filters/filter.ts'
import { People, threadsOf } from './review/present.ts'
import type { ReadQueries } from './store/store.ts'

/** What people say about a document, as exports write it. */
export interface ExportReview {
  /** About the document as a whole. */
  document: ExportThread[]
  threads: Map<string, ExportThread[]>
  suggestions: Map<string, ExportSuggestion[]>
}

/** Comments, resolved ones too, and suggestions that stand on the text of now; those in conflict are no change of it. */
export async function reviewOf(queries: ReadQueries, document: string): Promise<ExportReview> {
  const review: ExportReview = { document: [], threads: new Map(), suggestions: new Map() }
  for (const { segment, side, span, quote, resolved, comments } of await threadsOf(queries, document)) {
    const thread: ExportThread = {
      ...{ side, span, quote },
      resolved: resolved !== null,
      comments: comments.map(({ author, at, text }) => ({ author: author.name, at, text })),
    }
    if (segment === null) review.document.push(thread)
    else review.threads.set(segment, [...(review.threads.get(segment) ?? []), thread])
  }
  const people = new People(queries)
  for (const { segment, author, base, text, state, updatedAt } of await queries.suggestions.undecided(document)) {
    if (state !== 'open') continue
    const after = inlineToNode('target', text)
    const hunks = hunksOf(base, text).map(({ from, to, at, end }) => ({
      ...{ from, to },
      inserted: nodeToInline(after.cut(at, end)),
    }))
    const one = { author: (await people.get(author)).name, at: updatedAt, hunks }
    review.suggestions.set(segment, [...(review.suggestions.get(segment) ?? []), one])
  }
  return review
}
