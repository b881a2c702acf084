import { Step } from 'prosemirror-transform'
import { inlineToNode } from '../../core/model/inline.ts'
import { schema } from '../../core/model/schema.ts'
import { joinSpan, moveSpan, splitSpan, type AnchorSpan } from '../../core/review/anchor.ts'
import { changesOf } from '../../core/sync/changes.ts'
import { carryWithEdits, carryWithJoin, carryWithSplit } from '../suggestions/carry.ts'
import type { SegmentRecord, ThreadAnchor } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'

/** Keeps comments and errors on their words, and suggestions on the text, in the write that changes it. */

/** Something that is about words of a segment. */
interface Placed {
  id: string
  anchor: ThreadAnchor | null
}
interface Places {
  anchored(segment: string): Promise<Placed[]>
  move(id: string, segment: string, span: AnchorSpan | null): Promise<void>
  handOver(from: string, to: string): Promise<void>
}

/** Everything that is kept on words. To add a kind: a line here. */
const placesOf = ({ comments, errors }: WriteQueries): readonly Places[] => [
  { ...comments, move: (id, segment, span) => comments.moveThread(id, segment, span) },
  errors,
]

/** The words of something, where it has any on that side. */
function spanOf({ anchor }: Placed, side: 'source' | 'target'): AnchorSpan | null {
  return anchor?.side === side ? anchor.span : null
}

/**
 * After edits of a target as it was before them, its version raised by one;
 * they are read only where something is about words of it. True when somebody
 * suggests something there: whoever shows suggestions must hear of it.
 */
export async function moveWithEdits(
  tx: WriteQueries,
  { id: segment, target, version }: Pick<SegmentRecord, 'id' | 'target' | 'version'>,
  steps: readonly unknown[],
): Promise<boolean> {
  let edits: ReturnType<typeof changesOf>['changes']['edits'] | undefined
  for (const places of placesOf(tx)) {
    for (const placed of await places.anchored(segment)) {
      const span = spanOf(placed, 'target')
      if (!span) continue
      edits ??= changesOf(
        inlineToNode('target', target),
        steps.map((step) => Step.fromJSON(schema, step)),
      ).changes.edits
      const moved = moveSpan(span, edits)
      if (moved?.from !== span.from || moved.to !== span.to) await places.move(placed.id, segment, moved)
    }
  }
  return carryWithEdits(tx, { id: segment, target, version }, steps)
}

/** A side before a split: the size of its first part, and where its second begins. */
export interface Cut {
  firstSize: number
  secondFrom: number
}

/** After a split; what is about the segment as a whole stays with the first part. True when somebody suggests something there. */
export async function moveWithSplit(
  tx: WriteQueries,
  first: string,
  second: string,
  cuts: Record<'source' | 'target', Cut>,
): Promise<boolean> {
  for (const places of placesOf(tx)) {
    for (const { id, anchor } of await places.anchored(first)) {
      if (!anchor?.span) continue
      const { firstSize, secondFrom } = cuts[anchor.side]
      const part = splitSpan(anchor.span, firstSize, secondFrom)
      await places.move(id, part?.second ? second : first, part?.span ?? null)
    }
  }
  return carryWithSplit(tx, first, second, cuts.target)
}

/** After a join: what was said about the second is said about the whole. `at`: where its sides begin there. True when somebody suggests something there. */
export async function moveWithJoin(
  tx: WriteQueries,
  first: string,
  second: string,
  at: Record<'source' | 'target', number>,
): Promise<boolean> {
  for (const places of placesOf(tx)) {
    for (const { id, anchor } of await places.anchored(second)) {
      if (anchor?.span) await places.move(id, first, joinSpan(anchor.span, at[anchor.side]))
    }
    await places.handOver(second, first)
  }
  return carryWithJoin(tx, first, second, at.target)
}
