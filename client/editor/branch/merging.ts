import type { Node } from 'prosemirror-model'
import { inlineToNode, nodeToInline } from '../../../core/model/inline.ts'
import { mergeSuggestion } from '../../../core/review/hunks.ts'
import { minimalStep } from '../../../core/sync/minimal.ts'
import { rebase } from '../../../core/sync/rebase.ts'

/**
 * Brings together what two have made of the same text. Where both have changed
 * the same words, both stay: nothing a person typed is dropped, and only what
 * was there before can be taken out.
 */
export function merged(before: Node, mine: Node, theirs: Node): Node {
  if (mine.eq(before)) return theirs
  if (theirs.eq(before)) return mine
  const inline = mergeSuggestion(nodeToInline(before), nodeToInline(mine), nodeToInline(theirs))
  if (inline !== null) return inlineToNode('target', inline)
  const steps = (after: Node) => [minimalStep(before, after)].filter((step) => step !== null)
  return rebase(before, steps(mine), steps(theirs)).doc
}
