import { Step } from 'prosemirror-transform'
import { inlineToNode } from '../../core/model/inline.ts'
import { schema } from '../../core/model/schema.ts'
import { joinSpan, moveSpan, splitSpan, type AnchorSpan } from '../../core/review/anchor.ts'
import { changesOf } from '../../core/sync/changes.ts'
import type { SegmentRecord, ThreadRecord } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'

/** Keeps comments on their words, in the write that changes the text. */

/** The words of a thread, where it has any. */
function spanOf({ anchor }: ThreadRecord, side: 'source' | 'target'): AnchorSpan | null {
  return anchor?.side === side ? anchor.span : null
}

/** After edits of a target as it was; they are read only where somebody has commented on words of it. */
export async function moveWithEdits(
  tx: WriteQueries,
  { id: segment, target }: Pick<SegmentRecord, 'id' | 'target'>,
  steps: readonly unknown[],
): Promise<void> {
  const threads = (await tx.comments.anchored(segment)).filter((thread) => spanOf(thread, 'target'))
  if (threads.length === 0) return
  const parsed = steps.map((step) => Step.fromJSON(schema, step))
  const { edits } = changesOf(inlineToNode('target', target), parsed).changes
  for (const thread of threads) {
    const span = spanOf(thread, 'target')
    const moved = span && moveSpan(span, edits)
    if (moved?.from !== span?.from || moved?.to !== span?.to) await tx.comments.moveThread(thread.id, segment, moved)
  }
}

/** A side before a split: the size of its first part, and where its second begins. */
export interface Cut {
  firstSize: number
  secondFrom: number
}

/** After a split; threads about the segment as a whole stay with the first part. */
export async function moveWithSplit(
  tx: WriteQueries,
  first: string,
  second: string,
  cuts: Record<'source' | 'target', Cut>,
): Promise<void> {
  for (const { id, anchor } of await tx.comments.anchored(first)) {
    if (!anchor?.span) continue
    const { firstSize, secondFrom } = cuts[anchor.side]
    const part = splitSpan(anchor.span, firstSize, secondFrom)
    await tx.comments.moveThread(id, part?.second ? second : first, part?.span ?? null)
  }
}

/** After a join: what was said about the second is said about the whole. `at`: where its sides begin there. */
export async function moveWithJoin(
  tx: WriteQueries,
  first: string,
  second: string,
  at: Record<'source' | 'target', number>,
): Promise<void> {
  for (const { id, anchor } of await tx.comments.anchored(second)) {
    if (anchor?.span) await tx.comments.moveThread(id, first, joinSpan(anchor.span, at[anchor.side]))
  }
  await tx.comments.handOver(second, first)
}
