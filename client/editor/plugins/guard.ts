import type { Node } from 'prosemirror-model'
import { Plugin, type Transaction } from 'prosemirror-state'
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from 'prosemirror-transform'

/** Meta of transactions that bring in what the server says: they may change anything. */
export const OUTSIDE = 'outside'

/**
 * Refuses every local transaction, undo included, that touches anything but
 * the inside of targets: sources, ids, structure, or a locked segment.
 */
export function guard(locked: (id: string) => boolean): Plugin {
  return new Plugin({
    filterTransaction(tr: Transaction): boolean {
      if (!tr.docChanged || tr.getMeta(OUTSIDE) === true) return true
      return tr.steps.every((step, i) => {
        const place = tr.docs[i] && targetOfStep(tr.docs[i], step)
        return place !== undefined && !locked(place.id)
      })
    },
  })
}

/** The segment whose target a step stays inside of, and where that target's content starts. */
export function targetOfStep(doc: Node, step: Step): { id: string; start: number } | undefined {
  if (!(step instanceof ReplaceStep || step instanceof AddMarkStep || step instanceof RemoveMarkStep)) return undefined
  if (step instanceof ReplaceStep && !isInline(step)) return undefined
  const $from = doc.resolve(step.from)
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name !== 'target') continue
    if (step.to > $from.end(depth)) return undefined
    return { id: String($from.node(depth - 1).attrs.id), start: $from.start(depth) }
  }
  return undefined
}

function isInline({ slice }: ReplaceStep): boolean {
  if (slice.openStart > 0 || slice.openEnd > 0) return false
  for (let i = 0; i < slice.content.childCount; i++) if (!slice.content.child(i).isInline) return false
  return true
}

/** The same step `by` positions further on. */
export function shiftStep(step: Step, by: number): Step {
  if (step instanceof ReplaceStep) return new ReplaceStep(step.from + by, step.to + by, step.slice)
  if (step instanceof AddMarkStep) return new AddMarkStep(step.from + by, step.to + by, step.mark)
  if (step instanceof RemoveMarkStep) return new RemoveMarkStep(step.from + by, step.to + by, step.mark)
  throw new RangeError('a step that targets do not know')
}
