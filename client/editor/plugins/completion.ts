import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import type { EditorView } from 'prosemirror-view'
import { schema } from '../../../core/model/schema.ts'
import type { Completer, Completion, CompletionList } from '../completer.ts'
import { OUTSIDE } from './guard.ts'

export interface CompletionHost {
  completer(): Completer | null
  /** Runs an edit as one step of undo, apart from what was typed before and after. */
  asOne(edit: () => void): void
}

/**
 * What the last transaction was: one character typed by a key; a change of the
 * text by other means (an input method, Backspace, a paste); a moved caret.
 */
type Kind = 'typed' | 'changed' | 'moved' | 'same'
const kinds = new PluginKey<{ kind: Kind; char: string }>('completion')
/** So much text before the caret is looked at. */
const REACH = 160

/**
 * Offers to complete terms while English is typed. It keeps out of the way of
 * input methods: nothing while one composes, and nothing for the rest of a word
 * that was changed by anything but single keys, because UniKey, OpenKey and
 * EVKey retype with Backspace what they are about to replace. A list never takes
 * Enter unless somebody has moved into it. Only its opening reads the layout
 * between key and paint; while it is open, the next frame looks whether the words have moved.
 */
export function completion(id: string, host: CompletionHost): Plugin {
  const list = new OpenList(id, host)
  return new Plugin({
    key: kinds,
    state: { init: () => ({ kind: 'same', char: '' }), apply: kindOf },
    props: {
      handleKeyDown: (view, event) => list.key(view, event),
      handleDOMEvents: {
        compositionstart: (view) => (list.spoil(view), false),
        blur: (view) => (list.rest(view), false),
      },
    },
    view: () => ({
      update: (view, before) => {
        if (view.state !== before) list.after(view, kinds.getState(view.state))
      },
      destroy: () => list.close(null),
    }),
  })
}

function kindOf(tr: Transaction): { kind: Kind; char: string } {
  if (!tr.docChanged) return { kind: tr.selectionSet ? 'moved' : 'same', char: '' }
  const [step] = tr.steps
  const single = tr.steps.length === 1 && step instanceof ReplaceStep && step.from === step.to && step.slice.size === 1
  const char = single ? (step.slice.content.firstChild?.text ?? '') : ''
  const byKey = char !== '' && tr.getMeta(OUTSIDE) !== true && tr.getMeta('composition') === undefined
  return { kind: byKey ? 'typed' : 'changed', char }
}

const isLetter = (char: string): boolean => /[\p{L}\p{N}\p{M}'’-]/u.test(char)

class OpenList {
  private options: readonly Completion[] = []
  private at = -1
  /** Where the words begin on screen; null: not measured since the list opened or they became others. */
  private place: CompletionList['place'] | null = null
  private from = 0
  private frame: number | null = null
  /** The word at the caret is somebody else's business: an input method's, or refused with Escape. */
  private spoiled = false

  constructor(
    private readonly id: string,
    private readonly host: CompletionHost,
  ) {}

  after(view: EditorView, last: { kind: Kind; char: string } | undefined): void {
    if (!last || last.kind === 'same') return
    if (last.kind === 'changed' || last.kind === 'moved') {
      if (last.kind === 'changed') this.spoil(view)
      // Where no word stands before the caret any more, the next one is a new one.
      if (!inWord(view.state)) this.spoiled = false
      return this.close(view)
    }
    if (view.composing) return this.close(view)
    // English has no such letters: an input method is at work.
    if (last.char > '\u007f' && last.char !== '’') return this.spoil(view)
    if (!isLetter(last.char)) this.spoiled = false
    const completer = this.spoiled ? null : this.host.completer()
    const before = completer && wordsBefore(view.state)
    const options = completer && before !== null ? completer.find(this.id, before) : []
    if (options.length === 0) return this.close(view)
    this.options = options
    this.at = -1
    this.draw(view)
  }

  /** Nothing more for this word. */
  spoil(view: EditorView): void {
    this.spoiled = true
    this.close(view)
  }

  /** The keyboard has left. */
  rest(view: EditorView): void {
    this.spoiled = false
    this.close(view)
  }

  close(view: EditorView | null): void {
    if (this.options.length === 0) return
    this.options = []
    this.place = null
    if (this.frame !== null) cancelAnimationFrame(this.frame)
    this.frame = null
    this.host.completer()?.show(null)
    if (view) for (const name of attributes) view.dom.removeAttribute(name)
  }

  private draw(view: EditorView): void {
    const completer = this.host.completer()
    if (!completer) return
    const { options, at } = this
    const from = Math.max(0, view.state.selection.head - Math.max(...options.map(({ typed }) => typed)))
    if (from !== this.from) this.place = null
    this.from = from
    this.place ??= placeOf(view, from)
    completer.show({ options, at, place: this.place, choose: (index) => this.accept(view, index) })
    this.frame ??= requestAnimationFrame(() => this.look(view))
    view.dom.setAttribute('aria-controls', completer.listId)
    view.dom.setAttribute('aria-autocomplete', 'list')
    if (at < 0) view.dom.removeAttribute('aria-activedescendant')
    else view.dom.setAttribute('aria-activedescendant', `${completer.listId}-${at}`)
  }

  /** A longer word may have gone to the next line, or the rows have scrolled. */
  private look(view: EditorView): void {
    this.frame = null
    const before = this.place
    if (!before || this.options.length === 0) return
    const now = placeOf(view, this.from)
    if (now.left === before.left && now.top === before.top) return
    this.place = now
    this.draw(view)
  }

  key(view: EditorView, event: KeyboardEvent): boolean {
    if (this.options.length === 0 || event.isComposing || event.keyCode === 229) return false
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
    const { length } = this.options
    if (event.key === 'ArrowDown') this.at = (this.at + 1) % length
    else if (event.key === 'ArrowUp') this.at = this.at <= 0 ? length - 1 : this.at - 1
    else if (event.key === 'Tab' || (event.key === 'Enter' && this.at >= 0)) {
      event.preventDefault()
      this.accept(view, Math.max(0, this.at))
      return true
    } else if (event.key === 'Escape') {
      this.spoil(view)
      return true
    } else return false
    this.draw(view)
    return true
  }

  private accept(view: EditorView, index: number): void {
    const option = this.options[index]
    this.close(view)
    if (!option || view.composing || !view.editable) return
    const { tr, selection, storedMarks } = view.state
    const from = Math.max(0, selection.head - option.typed)
    const marks = storedMarks ?? selection.$head.marks()
    this.host.asOne(() => view.dispatch(tr.replaceWith(from, selection.head, schema.text(option.text, marks))))
    view.focus()
  }
}

const attributes = ['aria-controls', 'aria-autocomplete', 'aria-activedescendant']

/** Does a word stand right before the caret? */
function inWord({ doc, selection: { head } }: EditorState): boolean {
  return head > 0 && isLetter(doc.textBetween(head - 1, head, '', '\ufffc'))
}

function placeOf(view: EditorView, from: number): CompletionList['place'] {
  const { left, top, bottom } = view.coordsAtPos(from)
  return { left, top, bottom }
}

/** The text before the caret; null where a word goes on after it, or something is selected. */
function wordsBefore({ doc, selection }: EditorState): string | null {
  if (!selection.empty) return null
  const { head } = selection
  const size = doc.content.size
  if (head < size && isLetter(doc.textBetween(head, head + 1, '', '\ufffc'))) return null
  return doc.textBetween(Math.max(0, head - REACH), head, '', '\ufffc')
}
