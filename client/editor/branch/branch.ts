import { closeHistory, history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import { minimalStep } from '../../../core/sync/minimal.ts'
import { EditGroups, NEW_GROUP } from '../edit-groups.ts'

/** A suggestion as the server has it, or had it when it was last heard of. */
export interface Known {
  /** The suggestion; null: there is none, or it is not known which. */
  suggestion: string | null
  /** Version of the suggestion; 0: there is none. */
  seen: number
  /** The target it changes, and the segment's version it is the text of; null: edits of the target are on their way. */
  base: Node
  baseVersion: number | null
  /** What the server has as its text; the base where there is none. */
  agreed: Node
}

/**
 * What one person suggests for one segment, while it is being written: a text
 * beside the target, with a history of its own. What differs from the base is
 * never recorded, only computed, so that typing leaves no traces behind.
 */
export class Branch {
  private state: EditorState
  private readonly groups = new EditGroups()
  /** The text as it was when it was last sent, and is not answered yet. */
  sent: Node | null = null
  /** The server knows another suggestion than this: whatever it says next holds. */
  doubted = false

  constructor(
    readonly segment: string,
    public known: Known,
    text: Node = known.agreed,
  ) {
    this.state = EditorState.create({ doc: text, plugins: [history({ newGroupDelay: NEW_GROUP })] })
  }

  get text(): Node {
    return this.state.doc
  }

  /** Is there anything that the server has not got? */
  get pending(): boolean {
    return this.sent !== null || !this.text.eq(this.known.agreed)
  }

  /** Nothing is suggested, here or there. */
  get bare(): boolean {
    return !this.pending && this.known.seen === 0
  }

  /** Steps that a view shows already. */
  apply(steps: readonly Step[], head: number, composition: unknown): boolean {
    const tr = this.state.tr
    if (steps.some((step) => tr.maybeStep(step).failed !== null)) return false
    tr.setSelection(TextSelection.create(tr.doc, head))
    const group = { id: this.segment, steps, head, time: tr.time, composition }
    tr.setMeta('composition', this.groups.number(group))
    this.state = this.state.apply(tr)
    return true
  }

  /** A text from outside; it is no step of undo. */
  show(text: Node): void {
    const step = minimalStep(this.state.doc, text)
    if (step) this.state = this.state.apply(this.state.tr.step(step).setMeta('addToHistory', false))
  }

  depth(direction: 'undo' | 'redo'): number {
    return Number((direction === 'undo' ? undoDepth : redoDepth)(this.state))
  }

  /** Where the caret belongs afterwards; undefined when there was nothing. */
  travel(direction: 'undo' | 'redo'): number | undefined {
    this.closeGroup()
    const before = this.state.doc
    const command = direction === 'undo' ? undo : redo
    command(this.state, (tr) => (this.state = this.state.apply(tr)))
    return this.state.doc === before ? undefined : this.state.selection.head
  }

  closeGroup(): void {
    this.groups.close()
    this.state = this.state.apply(closeHistory(this.state.tr))
  }
}
