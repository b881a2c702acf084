import type { Step } from 'prosemirror-transform'

/** A pause of so many ms begins a new group. */
export const NEW_GROUP = 1000
/** An edit no further than this from where the caret was continues its group: the longest Vietnamese syllable has 7 letters. */
const NEAR = 8

export interface Edit {
  id: string
  steps: readonly Step[]
  /** Where the caret is afterwards. */
  head: number
  time: number
  composition: unknown
}

/**
 * Which edits are undone together. The history asks whether an edit touches
 * the one before; in Vietnamese the last key of a syllable often changes a
 * letter in its middle, so that the next one does not. Edits that follow soon
 * and near are one group here: their number goes to the history as the number
 * of a composition.
 */
export class EditGroups {
  private last: (Edit & { number: number }) | null = null

  number(edit: Edit): number {
    const { last } = this
    const same = last?.id === edit.id && edit.composition !== undefined && edit.composition === last.composition
    const soon =
      last?.id === edit.id && edit.time - last.time < NEW_GROUP && Math.abs(startOf(edit.steps) - last.head) <= NEAR
    const number = last && (same || soon) ? last.number : (last?.number ?? 0) + 1
    this.last = { ...edit, number }
    return number
  }

  /** What comes next begins a new group. */
  close(): void {
    if (this.last) this.last = { ...this.last, id: '' }
  }
}

export function startOf([step]: readonly Step[]): number {
  let start = 0
  step?.getMap().forEach((from) => (start = from))
  return start
}
