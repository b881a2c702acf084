import { setImmediate } from 'node:timers/promises'
import type { ErrorFormat, ErrorMark } from '../../core/api.ts'
import { inlineToNode } from '../../core/model/inline.ts'
import { wmtOfCategory, wmtOfSeverity } from '../../core/review/mqm/wmt.ts'
import { writeAnnotations } from '../../filters/errors/web-annotation.ts'
import { withoutError, writeWmt, type WmtRow } from '../../filters/errors/wmt-tsv.ts'
import { fileNameOf, type Download } from '../download.ts'
import { flatText } from '../restructure/cut.ts'
import { People } from '../review/present.ts'
import type { DocumentRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'
import { marksOf } from './present.ts'

/** What the system is called in files: who made the translation is not for the raters' eyes. */
export const systemName = 'songngu'
const rowsPerQuery = 2000

/** Names of texts and people in Web Annotations; they lead back to segments on import. */
export const sideIri = (segment: string, side: 'source' | 'target'): string => `urn:songngu:segment:${segment}:${side}`

/** A live segment with its number in the document, from 1, and both sides as anchors count them. */
export interface NumberedSegment {
  id: string
  n: number
  source: string
  target: string
}

export async function numberedSegments(queries: ReadQueries, document: string): Promise<NumberedSegment[]> {
  const segments: NumberedSegment[] = []
  let after: string | undefined
  do {
    const page = await queries.segments.page(document, { after, limit: rowsPerQuery })
    for (const { id, source, target } of page.items) {
      segments.push({
        id,
        n: segments.length + 1,
        source: flatText(inlineToNode('source', source)),
        target: flatText(inlineToNode('target', target)),
      })
    }
    after = page.next ?? undefined
    await setImmediate()
  } while (after !== undefined)
  return segments
}

/** The errors of a document as a file. */
export async function writeErrors(
  queries: ReadQueries,
  document: DocumentRecord,
  format: ErrorFormat,
): Promise<Download> {
  const marks = await marksOf(queries, document.id, new People(queries))
  const segments = await numberedSegments(queries, document.id)
  const [text, suffix, mime] =
    format === 'wmt-tsv'
      ? [writeWmt(ratings(document, segments, marks)), '.mqm.tsv', 'text/tab-separated-values; charset=utf-8']
      : [annotations(document, segments, marks), '.mqm.jsonld', 'application/ld+json; charset=utf-8']
  return { fileName: fileNameOf(document.title, suffix), mime, bytes: new TextEncoder().encode(text) }
}

const raterOf = ({ rater, author }: ErrorMark): string => (rater === '' ? author.name : rater)

/** By rater, then segment: a row for each error, or one that says there was none. Empty targets were not judged. */
function* ratings(
  { title }: DocumentRecord,
  segments: readonly NumberedSegment[],
  marks: readonly ErrorMark[],
): Generator<WmtRow> {
  const byPlace = new Map<string, ErrorMark[]>()
  const placeOf = (rater: string, segment: string): string => `${rater}\0${segment}`
  for (const mark of marks) {
    const place = placeOf(raterOf(mark), mark.segment)
    byPlace.set(place, [...(byPlace.get(place) ?? []), mark])
  }
  for (const rater of new Set(marks.map(raterOf))) {
    for (const { id, n, source, target } of segments) {
      const found = byPlace.get(placeOf(rater, id)) ?? []
      const about = {
        ...{ system: systemName, document: title, place: String(n), segment: String(n), rater },
        source: { text: source, span: null },
        target: { text: target, span: null },
      }
      if (found.length === 0 && target !== '') yield withoutError(about)
      for (const mark of found) {
        const { side, span, category, severity } = mark
        const text = side === 'source' ? source : target
        yield {
          ...about,
          [side]: { text, span },
          category: wmtOfCategory(category),
          severity: wmtOfSeverity(severity),
        }
      }
    }
  }
}

function annotations(
  { id, title }: DocumentRecord,
  segments: readonly NumberedSegment[],
  marks: readonly ErrorMark[],
): string {
  const known = new Map(segments.map((segment) => [segment.id, segment]))
  return writeAnnotations(
    { iri: `urn:songngu:document:${id}:errors`, label: title },
    marks.flatMap((mark) => {
      const segment = known.get(mark.segment)
      if (!segment) return []
      const { side, span, category, severity, note, createdAt, author } = mark
      const language = side === 'source' ? 'vi' : 'en'
      return {
        ...{ category, severity, note, createdAt, span },
        iri: `urn:songngu:error:${mark.id}`,
        text: { iri: sideIri(segment.id, side), language, text: segment[side] },
        author: { iri: `urn:songngu:user:${author.id}`, name: raterOf(mark) },
        modifiedAt: mark.updatedAt,
      }
    }),
  )
}
