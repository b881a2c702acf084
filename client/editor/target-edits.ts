import { Fragment, Slice, type Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { schema } from '../../core/model/schema.ts'
import { clean } from './plugins/paste.ts'
import { spaced } from './spacing.ts'
import type { TargetView } from './target-view.ts'

/** Replaces a whole target, as one ordinary edit; null clears it. */
export function replaceTarget(target: TargetView, content: Fragment | null): void {
  if (!target.view.editable) return
  const { state } = target.view
  const size = state.doc.content.size
  const tr = content ? state.tr.replaceWith(0, size, content) : state.tr.delete(0, size)
  if (tr.docChanged) target.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, tr.doc.content.size)))
  target.view.focus()
}

/** Puts text in place of a part of a target; it takes the marks of what it replaces. */
export function replaceStep(target: Node, from: number, to: number, text: string): ReplaceStep {
  const marks = target.resolve(Math.min(from + 1, target.content.size)).marks()
  const content = text === '' ? Fragment.empty : Fragment.from(schema.text(text, marks))
  return new ReplaceStep(from, to, new Slice(content, 0, 0))
}

/** Inserts text at the caret, or at the end where nobody has put a caret yet. */
export function insertAtCaret(target: TargetView, text: string, hasCaret: boolean): void {
  if (!target.view.editable) return
  target.readSelection()
  const { state } = target.view
  const size = state.doc.content.size
  const { from, to } = hasCaret ? state.selection : { from: size, to: size }
  const before = state.doc.textBetween(Math.max(0, from - 2), from)
  const after = state.doc.textBetween(to, Math.min(size, to + 2))
  const whole = spaced(clean(text), [...before].at(-1) ?? '', [...after][0] ?? '')
  if (whole === '') return
  const marks = state.storedMarks ?? state.doc.resolve(from).marks()
  const tr = state.tr.replaceWith(from, to, schema.text(whole, marks))
  target.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from + whole.length)))
  target.view.focus()
}
