import { recognise } from '../../core/language/meaning/recognise.ts'
import { sideText } from '../sides.ts'
import type { SegmentRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'

/** Segments looked at: documents name their date in the first lines or the last. */
const top = 12
const end = 12

/**
 * The day a document seems to be of (ISO), or null: that of its dateline
 * ("Hà Nội, ngày 15 tháng 5 năm 2016") near the top or the end, else the first
 * full date near the top, else the last near the end.
 */
export async function suggestedDate(
  queries: Pick<ReadQueries, 'segments' | 'documents'>,
  document: string,
): Promise<string | null> {
  const first = (await queries.segments.page(document, { limit: top })).items.map(textOf)
  const last = (await lastSegments(queries, document)).map(textOf)
  const [above, below] = [first.flatMap(datesOf), last.flatMap(datesOf)]
  const dateline = [...above, ...below].find(({ alone }) => alone)
  return (dateline ?? above[0] ?? below.at(-1))?.day ?? null
}

const textOf = (segment: SegmentRecord): string => sideText('source', segment.source).normalize('NFC')

/** Of the last units, so that a long document is not read for its end. */
async function lastSegments(
  queries: Pick<ReadQueries, 'segments' | 'documents'>,
  document: string,
): Promise<SegmentRecord[]> {
  const found: SegmentRecord[] = []
  for (const unit of (await queries.documents.units(document)).slice(-end).toReversed()) {
    found.unshift(...(await queries.segments.ofUnit(unit.id)))
    if (found.length >= end) break
  }
  return found.slice(-end)
}

interface Found {
  day: string
  /** With a place before it and nothing after: a dateline. */
  alone: boolean
}

function datesOf(text: string): Found[] {
  return recognise(text, 'vi').flatMap((token): Found[] => {
    if (token.kind !== 'date' || token.lunar || !token.day || !token.month || !token.year) return []
    const day = isoDay(token.year, token.month, token.day)
    if (day === null) return []
    const before = text.slice(0, token.start)
    const after = text.slice(token.end)
    return [
      { day, alone: /^[\s(]*(?:\p{Lu}[^.;:!?]{0,60},\s*)?(?:ngày\s+)?$/u.test(before) && /^[\s.)]*$/u.test(after) },
    ]
  })
}

/** Null for a day no calendar has. */
function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}
