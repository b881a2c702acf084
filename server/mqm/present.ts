import type { ErrorMark, ErrorScore } from '../../core/api.ts'
import { countWords } from '../../core/language/words.ts'
import { inlineText } from '../../core/model/inline.ts'
import { scoreOf } from '../../core/review/mqm/score.ts'
import { flatSide, type People } from '../review/present.ts'
import type { ErrorRecord, SegmentRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'

const rowsPerQuery = 2000

function stateOf({ anchor, side }: ErrorRecord, segment: SegmentRecord | null): ErrorMark['state'] {
  if (!anchor) return 'whole'
  if (!anchor.span || !segment) return 'orphaned'
  const { from, to } = anchor.span
  return flatSide(segment, side).slice(from, to) === anchor.quote ? 'anchored' : 'changed'
}

/** An error as people see it; `segment` is the one it is about. */
export async function markOf(record: ErrorRecord, segment: SegmentRecord | null, people: People): Promise<ErrorMark> {
  const { anchor, author, ...rest } = record
  return {
    ...rest,
    span: anchor?.span ?? null,
    version: segment?.version ?? 0,
    state: stateOf(record, segment),
    quote: anchor?.quote ?? '',
    author: await people.get(author),
  }
}

/** All errors of a document, in a handful of queries. */
export async function marksOf(queries: ReadQueries, document: string, people: People): Promise<ErrorMark[]> {
  const records = await queries.errors.list(document)
  const ids = [...new Set(records.map(({ segment }) => segment))]
  const segments = new Map((await queries.segments.many(ids)).map((segment) => [segment.id, segment]))
  return Promise.all(records.map((record) => markOf(record, segments.get(record.segment) ?? null, people)))
}

/** The score of a document by its errors; words are those of the translation. Nothing is read where nobody has judged. */
export async function documentScore(
  queries: ReadQueries,
  document: string,
  errors: readonly Pick<ErrorMark, 'category' | 'severity'>[],
): Promise<ErrorScore> {
  let words = 0
  let after: string | undefined
  do {
    const page = await queries.segments.page(document, { after, limit: rowsPerQuery })
    for (const { target } of page.items) words += countWords(inlineText(target))
    after = page.next ?? undefined
  } while (after !== undefined)
  return scoreOf(errors, words)
}
