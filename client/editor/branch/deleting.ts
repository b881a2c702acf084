import type { DecorationSet, EditorView } from 'prosemirror-view'

/**
 * Backspace and Delete beside words that are drawn but not part of the text:
 * browsers would take out what is drawn, see it come back, and leave the letter
 * that was meant. True when it was done here.
 */
export function deleteBesideDrawn(view: EditorView, event: KeyboardEvent, drawn: DecorationSet): boolean {
  const back = event.key === 'Backspace'
  if ((!back && event.key !== 'Delete') || event.isComposing || event.keyCode === 229 || view.composing) return false
  const { selection, doc, tr } = view.state
  if (!selection.empty || !view.editable || event.metaKey || event.altKey || event.shiftKey) return false
  const { head } = selection
  if (
    !drawn
      .find(head, head, (spec: { ignoreSelection?: boolean }) => spec.ignoreSelection === true)
      .some(({ from, to }) => from === to)
  )
    return false
  const text = back ? doc.textBetween(0, head, '', '\ufffc') : doc.textBetween(head, doc.content.size, '', '\ufffc')
  const length = event.ctrlKey ? wordLength(text, back) : back ? lastLength(text) : firstLength(text)
  if (length > 0)
    view.dispatch((back ? tr.delete(head - length, head) : tr.delete(head, head + length)).scrollIntoView())
  return true
}

/** Backspace takes one character: an accent alone where it stands alone. */
const lastLength = (text: string): number => [...text.slice(-2)].at(-1)?.length ?? 0

/** Delete takes what is drawn as one sign. */
function firstLength(text: string): number {
  if (typeof Intl.Segmenter === 'undefined') return [...text.slice(0, 2)][0]?.length ?? 0
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, 40))) return segment.length
  return 0
}

const wordLength = (text: string, back: boolean): number =>
  (back
    ? /(?:[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}\s]+)?\s*$/u
    : /^\s*(?:[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}\s]+)?/u
  ).exec(text)?.[0].length ?? 0
