import type { RouteReply } from '../../core/api.ts'
import type { Actor } from '../../core/model/permissions.ts'
import { quoteOf } from '../../core/review/anchor.ts'
import { errorSeverities, isCategory } from '../../core/review/mqm/typology.ts'
import { categoryOfWmt, noError, severityOfWmt } from '../../core/review/mqm/wmt.ts'
import { readAnnotations, spanOf } from '../../filters/errors/web-annotation.ts'
import { readWmt, type WmtRow } from '../../filters/errors/wmt-tsv.ts'
import { AppError } from '../../core/errors.ts'
import type { Deps } from '../deps.ts'
import { newId } from '../ids.ts'
import type { Upload } from '../routes/handler.ts'
import { isBoundary } from '../restructure/cut.ts'
import type { DocumentRecord, ErrorRecord } from '../store/records.ts'
import { numberedSegments, sideIri, type NumberedSegment } from './write.ts'

type Reply = RouteReply<'importErrors'>
type Skipped = Reply['skipped'][number]
/** An error of a file, and the segment it belongs to. */
type Found = Pick<ErrorRecord, 'segment' | 'side' | 'anchor' | 'category' | 'severity' | 'note' | 'rater'>
type Judged = Found | Skipped['reason']

/** More errors than this come from no person. */
const most = 50_000

/**
 * Takes in the errors of a file whose segments and texts are those of the
 * document now; what differs is told by its place and never put elsewhere. The
 * same file once more adds nothing.
 */
export async function readErrors(
  { store, hub, now }: Pick<Deps, 'store' | 'hub' | 'now'>,
  actor: Actor,
  document: DocumentRecord,
  { bytes }: Upload,
): Promise<Reply> {
  const text = decode(bytes)
  const segments = await numberedSegments(store.read, document.id)
  const judged = /^\uFEFF?\s*[[{]/.test(text) ? fromAnnotations(text, segments) : fromRatings(text, segments)
  if (judged.length > most) throw new AppError('import.tooManySegments', { limit: most })
  const added = await store.write(async (tx) => {
    const at = now()
    const known = new Set((await tx.errors.list(document.id)).map(sameness))
    const segmentsNow = new Map(
      (
        await tx.segments.many([
          ...new Set(judged.flatMap(({ one }) => (typeof one === 'string' ? [] : [one.segment]))),
        ])
      ).map((segment) => [segment.id, segment]),
    )
    let count = 0
    for (const entry of judged) {
      if (typeof entry.one === 'string') continue
      const { one } = entry
      if (segmentsNow.get(one.segment)?.joinedInto !== null) entry.one = 'segment'
      else if (known.has(sameness(one))) entry.one = 'known'
      else {
        const times = { createdAt: at, updatedAt: at }
        await tx.errors.insert({ ...one, ...times, id: newId(at), document: document.id, author: actor.user })
        known.add(sameness(one))
        count += 1
      }
    }
    return count
  })
  if (added > 0) hub.announce(document.id, { type: 'review', what: 'error', segment: null })
  return {
    added,
    skipped: judged.flatMap(({ place, one }) => (typeof one === 'string' ? [{ place, reason: one }] : [])),
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).normalize('NFC')
  } catch (cause) {
    throw new AppError('import.unreadable', {}, { cause })
  }
}

const sameness = ({ segment, side, anchor, category, severity, note }: Found): string =>
  JSON.stringify([segment, side, anchor?.span ?? null, category, severity, note])

interface Entry {
  place: number
  one: Judged
}

function fromRatings(text: string, segments: readonly NumberedSegment[]): Entry[] {
  const { rows, bad } = readWmt(text)
  if (rows.length === 0) throw new AppError(bad.length > 0 ? 'import.unreadable' : 'import.empty')
  const byNumber = new Map(segments.map((segment) => [String(segment.n), segment]))
  const entries = rows
    .filter(({ row }) => row.category !== noError)
    .map(({ line, row }): Entry => ({ place: line, one: ofRating(row, byNumber) }))
  return [...bad.map(({ line, reason }): Entry => ({ place: line, one: reason })), ...entries].sort(
    (a, b) => a.place - b.place,
  )
}

/** The form writes tabs and line ends as spaces. */
const plain = (text: string): string => text.replace(/[\t\r\n]/g, ' ').normalize('NFC')

function ofRating(row: WmtRow, byNumber: ReadonlyMap<string, NumberedSegment>): Judged {
  const category = categoryOfWmt(row.category)
  if (!category) return 'category'
  const severity = severityOfWmt(row.severity)
  if (!severity) return 'severity'
  const segment = byNumber.get(row.place)
  if (!segment) return 'segment'
  if (plain(segment.source) !== row.source.text || plain(segment.target) !== row.target.text) return 'text'
  const side = row.source.span ? 'source' : 'target'
  return found(segment, side, row[side].span, { category, severity, note: '', rater: row.rater.slice(0, 200) })
}

function fromAnnotations(text: string, segments: readonly NumberedSegment[]): Entry[] {
  const { annotations, bad } = readAnnotations(text)
  const bySide = new Map(
    segments.flatMap((segment) =>
      (['source', 'target'] as const).map((side) => [sideIri(segment.id, side), { segment, side }] as const),
    ),
  )
  const entries = annotations.map(({ place, target, category, severity, note, selector }): Entry => {
    const severe = errorSeverities.find((one) => one === severity)
    const about = bySide.get(target)
    if (!isCategory(category)) return { place, one: 'category' }
    if (!severe) return { place, one: 'severity' }
    if (!about) return { place, one: 'segment' }
    const span = selector && spanOf(about.segment[about.side].normalize('NFC'), selector)
    if (selector && !span) return { place, one: 'words' }
    const clean = note.slice(0, 2000)
    return {
      place,
      one: found(about.segment, about.side, span, { category, severity: severe, note: clean, rater: '' }),
    }
  })
  return [...bad.map((place): Entry => ({ place, one: 'columns' })), ...entries].sort((a, b) => a.place - b.place)
}

function found(
  segment: NumberedSegment,
  side: 'source' | 'target',
  span: { from: number; to: number } | null,
  judged: Pick<Found, 'category' | 'severity' | 'note' | 'rater'>,
): Judged {
  const text = segment[side]
  if (!span || span.from === span.to) return { segment: segment.id, side, anchor: null, ...judged }
  if (!isBoundary(text, span.from) || !isBoundary(text, span.to)) return 'words'
  return { segment: segment.id, side, anchor: { side, span, ...quoteOf(text, span) }, ...judged }
}
