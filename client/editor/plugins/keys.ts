import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { TextSelection, type Command, type Plugin } from 'prosemirror-state'

export interface KeyHost {
  undo(): void
  redo(): void
  /** Goes to the target above or below, with the caret at this place across the line; false when there is none. */
  cross(by: 1 | -1, x: number): boolean
}

/**
 * Keys of a target. Enter is nothing here: a segment is one paragraph, and
 * confirming is never a bare Enter. Prosemirror-keymap leaves keys of a
 * running composition alone.
 */
export function keys(host: KeyHost): Plugin[] {
  const undo: Command = () => (host.undo(), true)
  const redo: Command = () => (host.redo(), true)
  const nothing: Command = () => true
  return [
    keymap({
      'Mod-z': undo,
      'Mod-y': redo,
      'Mod-Shift-z': redo,
      Enter: nothing,
      'Shift-Enter': nothing,
      'Mod-a': selectTarget,
      ArrowUp: cross(host, -1),
      ArrowDown: cross(host, 1),
    }),
    // Without its Enter and Mod-Enter, which other rooms bind to confirming.
    keymap(Object.fromEntries(Object.entries(baseKeymap).filter(([key]) => !/Enter$/.test(key)))),
  ]
}

/** Ctrl+A stays in the cell. */
const selectTarget: Command = (state, dispatch) => {
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, 0, state.doc.content.size)))
  return true
}

/** Arrow up in the first line and down in the last go on to the next row, as in one text. */
const cross =
  (host: KeyHost, by: 1 | -1): Command =>
  (state, _dispatch, view) => {
    if (!view || !state.selection.empty || !view.endOfTextblock(by < 0 ? 'up' : 'down')) return false
    return host.cross(by, view.coordsAtPos(state.selection.head).left)
  }
