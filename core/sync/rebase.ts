import type { Node } from 'prosemirror-model'
import { Mapping, type Step } from 'prosemirror-transform'
import { applyChanges, applySteps, changesOf, type Place } from './changes.ts'

/** Where the positions of a text lie after steps of others. Insertions at the same place go behind theirs. */
export function placeAfter(steps: readonly Step[]): Place {
  const mapping = new Mapping(steps.map((step) => step.getMap()))
  return {
    point: (pos) => mapping.map(pos, 1),
    kept(pos) {
      const start = mapping.mapResult(pos, 1)
      const end = mapping.map(pos + 1, -1)
      return !start.deletedAfter && end - start.pos === 1 ? start.pos : null
    },
  }
}

/**
 * Moves pending edits of `base` behind the edits of others to it (DESIGN §4,
 * Saving 5). In base coordinates, so that nothing a person typed is ever
 * dropped and a deletion covers only what existed in the base; ProseMirror's
 * own `Step.map` loses text typed inside a range that someone else deletes.
 *
 * `base` and `doc` of the result: the text with the others' edits, without and
 * with the pending ones; `steps` lead from the first to the second.
 */
export function rebase(
  base: Node,
  pending: readonly Step[],
  theirs: readonly Step[],
): { base: Node; doc: Node; steps: Step[] } {
  const newBase = applySteps(base, theirs)
  if (pending.length === 0) return { base: newBase, doc: newBase, steps: [] }
  return { base: newBase, ...applyChanges(newBase, changesOf(base, pending).changes, placeAfter(theirs)) }
}
