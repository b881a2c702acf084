import type * as z from 'zod/mini'
import type { AnchorSchema } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { quoteOf } from '../../core/review/anchor.ts'
import { isBoundary } from '../restructure/cut.ts'
import type { SegmentRecord, ThreadAnchor } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'
import { flatSide } from './present.ts'

/** A segment that is in the document and has not been joined into another. */
export async function requireLive(
  tx: Pick<ReadQueries, 'segments'>,
  document: string,
  id: string,
): Promise<SegmentRecord> {
  const segment = await tx.segments.get(id)
  if (segment?.document !== document || segment.joinedInto !== null) throw new AppError('notFound.segment')
  return segment
}

/** The words as the person saw them: at another version they may be others. */
export function anchorOf(segment: SegmentRecord, asked: z.infer<typeof AnchorSchema>): ThreadAnchor {
  const { side, from, to, version } = asked
  if (version !== segment.version) throw new AppError('comment.outdated')
  const flat = flatSide(segment, side)
  if (!isBoundary(flat, from) || !isBoundary(flat, to)) throw new AppError('comment.badPlace')
  return { side, span: { from, to }, ...quoteOf(flat, { from, to }) }
}
