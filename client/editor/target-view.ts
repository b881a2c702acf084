import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import { DecorationSet, EditorView } from 'prosemirror-view'
import { minimalStep } from '../../core/sync/minimal.ts'
import { targetPlugins } from './plugins/index.ts'
import { OUTSIDE } from './plugins/guard.ts'
import type { CompletionHost } from './plugins/completion.ts'
import type { KeyHost } from './plugins/keys.ts'

/** After compositionend browsers still write the last letters; only then is the composition over (ms). */
const COMPOSITION_SETTLES = 30

export interface TargetHost extends KeyHost, CompletionHost {
  locked(id: string): boolean
  /** Characters of the longer side of a row, for guessing its height. */
  length(id: string): number
  /** A local edit, already in the view. False when the document refuses it. */
  edited(id: string, steps: readonly Step[], head: number, composition: unknown): boolean
  /** The target as the document has it. */
  target(id: string): Node | undefined
  composition(id: string, active: boolean): void
  focused(id: string): void
  left(id: string): void
  /** What else the editor's element says about itself; cheap, asked at each key. */
  attributes(id: string): Readonly<Record<string, string>>
  /** A key beside something drawn; true when it is dealt with. */
  besideDrawn(view: EditorView, event: KeyboardEvent, drawn: DecorationSet): boolean
}

/** Where the caret is to be put. */
export type Caret =
  'start' | 'end' | number | readonly [from: number, to: number] | { x: number; edge: 'top' | 'bottom' }

/**
 * The small editor of one target. Its document is the target node alone, so
 * that nothing typed, pasted or dropped here can reach a source or another
 * row. Local edits go into the view first, and on to the document from there:
 * the input method and the DOM never get out of step.
 */
export class TargetView {
  readonly view: EditorView
  private settling: ReturnType<typeof setTimeout> | null = null
  composing = false
  /** What is drawn over the text; it moves with what is typed. */
  private drawn = DecorationSet.empty

  constructor(
    readonly id: string,
    mount: HTMLElement,
    private label: string,
    private readonly host: TargetHost,
  ) {
    this.view = new EditorView(
      { mount },
      {
        state: EditorState.create({ doc: this.target(), plugins: targetPlugins(id, host) }),
        attributes: () => ({
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': this.label,
          lang: 'en',
          spellcheck: 'true',
          // Also where the row is locked and nothing can be typed.
          tabindex: '0',
          class: 'target-text',
          // Not editable, it would be no stop for the Tab key.
          ...(host.locked(id) ? { 'aria-readonly': 'true', tabindex: '0' } : {}),
          ...host.attributes(id),
        }),
        decorations: () => this.drawn,
        handleKeyDown: (view, event) => this.keyDown(view, event),
        editable: () => !host.locked(id),
        dispatchTransaction: (tr) => this.dispatch(tr),
        handleDOMEvents: {
          compositionstart: () => (this.compositionStarted(), false),
          compositionend: () => (this.compositionEnded(), false),
          focus: () => (host.focused(id), false),
          blur: () => (this.left(), false),
          beforeinput: (_view, event) => this.historyInput(event),
        },
      },
    )
  }

  private target(): Node {
    const target = this.host.target(this.id)
    if (!target) throw new RangeError(`no segment ${this.id}`)
    return target
  }

  private dispatch(tr: Transaction): void {
    const { view, host, id } = this
    if (tr.docChanged) this.drawn = this.drawn.map(tr.mapping, tr.doc)
    view.updateState(view.state.apply(tr))
    if (tr.docChanged && tr.getMeta(OUTSIDE) !== true) {
      const taken = host.edited(id, tr.steps, view.state.selection.head, tr.getMeta('composition'))
      if (!taken) this.show()
    }
  }

  /** Browsers' own undo (menu, shake, voice) goes to the document's history. */
  private historyInput(event: InputEvent): boolean {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
    event.preventDefault()
    if (event.inputType === 'historyUndo') this.host.undo()
    else this.host.redo()
    return true
  }

  /**
   * First of all who hear of a key. The browser may tell of a moved caret only after it: a key that
   * acts where the caret was would do so in the wrong place, or nothing.
   */
  private keyDown(view: EditorView, event: KeyboardEvent): boolean {
    const plain = !this.composing && !view.composing && !event.isComposing && event.keyCode !== 229
    if (plain) this.readSelection()
    return this.drawn !== DecorationSet.empty && this.host.besideDrawn(view, event, this.drawn)
  }

  private compositionStarted(): void {
    if (this.settling !== null) clearTimeout(this.settling)
    this.settling = null
    if (this.composing) return
    this.composing = true
    this.host.composition(this.id, true)
  }

  private compositionEnded(): void {
    this.settling = setTimeout(() => {
      if (this.view.composing) this.compositionEnded()
      else this.settled()
    }, COMPOSITION_SETTLES)
  }

  /** The person has gone on to something else: nothing more will come from the input method. False while it still composes. */
  settle(): boolean {
    if (this.composing && !this.view.composing) this.settled()
    return !this.composing
  }

  private settled(): void {
    if (this.settling !== null) clearTimeout(this.settling)
    this.settling = null
    if (!this.composing) return
    this.composing = false
    this.view.setProps({})
    this.host.composition(this.id, false)
  }

  /** Shows the target as the document has it now. Never called while composing. */
  show(): void {
    const step = minimalStep(this.view.state.doc, this.target())
    if (step) this.view.dispatch(this.view.state.tr.step(step).setMeta(OUTSIDE, true))
  }

  /** Draws over the text, caret and selection staying where they are. Never called while composing. */
  draw(drawn: DecorationSet): void {
    if (drawn === this.drawn) return
    this.drawn = drawn
    this.view.setProps({})
  }

  /** The lock has changed. */
  restate(): void {
    if (!this.composing && this.view.editable === this.host.locked(this.id)) this.view.setProps({})
  }

  /** The row has another number now. */
  rename(label: string): void {
    if (this.label === label) return
    this.label = label
    if (!this.composing) this.view.setProps({})
  }

  private left(): void {
    // Browsers report a moved caret late, and to a view that has lost the focus not at all.
    if (this.settle()) this.readSelection()
    this.host.left(this.id)
  }

  /** Takes over the caret as the browser has it. */
  readSelection(): void {
    const selection = getSelection()
    if (!selection?.anchorNode || !selection.focusNode) return
    if (!this.view.dom.contains(selection.anchorNode) || !this.view.dom.contains(selection.focusNode)) return
    const anchor = this.view.posAtDOM(selection.anchorNode, selection.anchorOffset)
    const head = this.view.posAtDOM(selection.focusNode, selection.focusOffset)
    const { state } = this.view
    if (anchor === state.selection.anchor && head === state.selection.head) return
    this.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)))
  }

  /** The text selected, in one line. */
  selected(): string {
    if (!this.composing) this.readSelection()
    const { doc, selection } = this.view.state
    return doc.textBetween(selection.from, selection.to).trim()
  }

  get head(): number {
    if (!this.composing) this.readSelection()
    return this.view.state.selection.head
  }

  focus(caret?: Caret): void {
    const { view } = this
    if (caret !== undefined && !this.composing) {
      const { doc, tr } = view.state
      const selection = isRange(caret)
        ? TextSelection.between(doc.resolve(this.positionOf(caret[0])), doc.resolve(this.positionOf(caret[1])))
        : TextSelection.create(doc, this.positionOf(caret))
      view.dispatch(tr.setSelection(selection))
    }
    view.focus()
  }

  private positionOf(caret: Exclude<Caret, readonly unknown[]>): number {
    const size = this.view.state.doc.content.size
    if (caret === 'start') return 0
    if (caret === 'end') return size
    if (typeof caret === 'number') return Math.max(0, Math.min(caret, size))
    const at = this.view.coordsAtPos(caret.edge === 'top' ? 0 : size)
    const found = this.view.posAtCoords({ left: caret.x, top: (at.top + at.bottom) / 2 })
    return found?.pos ?? (caret.edge === 'top' ? 0 : size)
  }

  destroy(): void {
    this.settled()
    this.view.destroy()
  }
}

const isRange = (caret: Caret): caret is readonly [number, number] => Array.isArray(caret)
