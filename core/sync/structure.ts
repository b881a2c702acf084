import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { applyChanges, changesOf, type Changes, type Edit, type MarkEdit, type Place } from './changes.ts'
import { rebase } from './rebase.ts'

/**
 * Moves pending edits of a target across a split. `first` and `second` are
 * the targets after it; white space cut away between them belongs to neither.
 * An insertion at the cut itself stays with the first.
 */
export function moveAcrossSplit(
  base: Node,
  pending: readonly Step[],
  first: Node,
  second: Node,
): { first: Step[]; second: Step[] } {
  if (pending.length === 0) return { first: [], second: [] }
  const { changes } = changesOf(base, pending)
  const secondAt = base.content.size - second.content.size
  const parts = partition(changes, Math.min(first.content.size, secondAt), secondAt)
  return {
    first: applyChanges(first, parts.before, within(first, 0)).steps,
    second: applyChanges(second, parts.after, within(second, secondAt)).steps,
  }
}

/** Moves pending edits of the second target of a join into the joined one, where its text begins at `at`. */
export function moveAcrossJoin(base: Node, pending: readonly Step[], joined: Node, at: number): Step[] {
  if (pending.length === 0) return []
  const shift = at
  const limit = joined.content.size
  const place: Place = {
    point: (pos) => Math.min(pos + shift, limit),
    kept: (pos) => (pos + shift < limit ? pos + shift : null),
  }
  return applyChanges(joined, changesOf(base, pending).changes, place).steps
}

/** One list of pending edits out of two to the same base: `ours` stays, `more` follows. */
export function mergePending(base: Node, ours: readonly Step[], more: readonly Step[]): Step[] {
  return more.length === 0 ? [...ours] : [...ours, ...rebase(base, more, ours).steps]
}

/** Edits of the base up to `end`, and those from `start` on; a deletion across the cut is divided, its insertion stays before. */
function partition(changes: Changes, end: number, start: number): { before: Changes; after: Changes } {
  const before: Edit[] = []
  const after: Edit[] = []
  for (const edit of changes.edits) {
    if (edit.from >= start && (edit.from > end || edit.to > edit.from)) after.push(edit)
    else {
      before.push({ ...edit, to: Math.min(edit.to, start) })
      if (edit.to > start) after.push({ from: start, to: edit.to, insert: edit.insert.cut(0, 0) })
    }
  }
  const cut = (edit: MarkEdit, from: number, to: number): MarkEdit[] => (from < to ? [{ ...edit, from, to }] : [])
  return {
    before: { edits: before, marks: changes.marks.flatMap((edit) => cut(edit, edit.from, Math.min(edit.to, start))) },
    after: { edits: after, marks: changes.marks.flatMap((edit) => cut(edit, Math.max(edit.from, start), edit.to)) },
  }
}

/** The place of base positions in a part of it that begins at `start`. */
function within(part: Node, start: number): Place {
  const size = part.content.size
  return {
    point: (pos) => Math.max(0, Math.min(pos - start, size)),
    kept: (pos) => (pos >= start && pos < start + size ? pos - start : null),
  }
}
