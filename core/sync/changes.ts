import { Change } from 'prosemirror-changeset'
import { Slice, type Fragment, type Mark, type Node } from 'prosemirror-model'
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step, type StepMap } from 'prosemirror-transform'

/**
 * Edits of one side as a set of changes to what was there before, in the
 * coordinates of the base: the form in which edits can be moved to another
 * text without loss. A side's content is flat, so every position between 0
 * and its size is one character (UTF-16 unit) or one tag.
 */
export interface Changes {
  /** Sorted and disjoint. */
  edits: readonly Edit[]
  marks: readonly MarkEdit[]
}

/** Takes out [from, to) of the base and puts `insert` there; either part may be empty. */
export interface Edit {
  from: number
  to: number
  insert: Fragment
}

/** An edit without its words: how many characters came instead of [from, to). */
export interface Stretch {
  from: number
  to: number
  insert: { readonly size: number }
}

/** A mark added to or removed from characters of the base that are still there. */
export interface MarkEdit {
  from: number
  to: number
  mark: Mark
  add: boolean
}

/** Where the positions of a base lie in another text. Both functions never decrease. */
export interface Place {
  /** Where something inserted before base position `pos` goes. */
  point(pos: number): number
  /** Where the base's character at `pos` is; null when it is gone. */
  kept(pos: number): number | null
}

/** The place of a text in itself. */
export const samePlace: Place = { point: (pos) => pos, kept: (pos) => pos }

/** Applies steps to a side; throws RangeError when one does not fit. */
export function applySteps(node: Node, steps: readonly Step[]): Node {
  let result = node
  for (const step of steps) {
    const applied = step.apply(result)
    if (!applied.doc) throw new RangeError(applied.failed ?? 'step does not fit')
    result = applied.doc
  }
  return result
}

/**
 * What `steps` did to `base`. Unlike a diff, characters that were taken out
 * and typed again count as typed: they belong to the person who typed them.
 */
export function changesOf(base: Node, steps: readonly Step[]): { changes: Changes; local: Node } {
  const local = applySteps(base, steps)
  const real = changedRanges(steps)
  const edits = real.map((range) => ({
    from: range.fromA,
    to: range.toA,
    insert: local.slice(range.fromB, range.toB).content,
  }))
  const marked = steps.some((step) => step instanceof AddMarkStep || step instanceof RemoveMarkStep)
  return { changes: { edits, marks: marked ? markEdits(base, local, real) : [] }, local }
}

/** The same as the edits of `changesOf`, for who has the steps but not the text. */
export function stretchesOf(steps: readonly Step[]): Stretch[] {
  return changedRanges(steps).map((range) => ({
    from: range.fromA,
    to: range.toA,
    insert: { size: range.toB - range.fromB },
  }))
}

function changedRanges(steps: readonly Step[]): Change[] {
  let ranges: readonly Change[] = []
  for (const step of steps) ranges = Change.merge(ranges, rangesOf(step.getMap()), () => null)
  return ranges.filter((range) => range.toA > range.fromA || range.toB > range.fromB)
}

function rangesOf(map: StepMap): Change[] {
  const changes: Change[] = []
  let shift = 0
  map.forEach((fromA, toA, fromB, toB) => {
    const range = { fromA: fromA + shift, toA: toA + shift, fromB, toB }
    changes.push(Change.fromJSON({ ...range, deleted: span(toA - fromA), inserted: span(toB - fromB) }))
    shift = toB - fromB - (toA - fromA)
  })
  return changes
}

const span = (length: number) => (length > 0 ? [{ length, data: null }] : [])

/** Compares the marks of every base character that survived in `local`. */
function markEdits(base: Node, local: Node, ranges: readonly Change[]): MarkEdit[] {
  const edits: MarkEdit[] = []
  let at = 0
  let shift = 0
  for (const range of [...ranges, null]) {
    const end = range ? range.fromA : base.content.size
    for (let pos = at; pos < end; pos++) {
      compareMarks(edits, pos, marksAt(base, pos), marksAt(local, pos + shift))
    }
    if (!range) break
    at = range.toA
    shift = range.toB - range.toA
  }
  return edits
}

const marksAt = (node: Node, pos: number): readonly Mark[] => node.nodeAt(pos)?.marks ?? []

function compareMarks(edits: MarkEdit[], pos: number, before: readonly Mark[], after: readonly Mark[]): void {
  if (before === after) return
  for (const mark of before) if (!mark.isInSet(after)) extend(edits, pos, mark, false)
  for (const mark of after) if (!mark.isInSet(before)) extend(edits, pos, mark, true)
}

function extend(edits: MarkEdit[], pos: number, mark: Mark, add: boolean): void {
  const last = edits.findLast((edit) => edit.add === add && edit.mark.eq(mark))
  if (last && last.to === pos) last.to = pos + 1
  else edits.push({ from: pos, to: pos + 1, mark, add })
}

/**
 * Applies changes to another text. An insertion is never dropped; a deletion
 * takes out only characters of the base that are still there, never what
 * others have put between them.
 */
export function applyChanges(onto: Node, changes: Changes, place: Place): { doc: Node; steps: Step[] } {
  const steps: Step[] = []
  for (const edit of [...changes.marks].sort((a, b) => Number(a.add) - Number(b.add))) {
    for (const [from, to] of keptRuns(place, edit.from, edit.to)) {
      steps.push(edit.add ? new AddMarkStep(from, to, edit.mark) : new RemoveMarkStep(from, to, edit.mark))
    }
  }
  for (const edit of changes.edits.toReversed()) {
    const insert = edit.insert.size > 0 ? new Slice(edit.insert, 0, 0) : Slice.empty
    const [first, ...rest] = keptRuns(place, edit.from, edit.to)
    for (const [from, to] of rest.reverse()) steps.push(new ReplaceStep(from, to, Slice.empty))
    if (first) steps.push(new ReplaceStep(first[0], first[1], insert))
    else if (insert.size > 0) {
      const at = place.point(edit.from)
      steps.push(new ReplaceStep(at, at, insert))
    }
  }
  return { doc: applySteps(onto, steps), steps }
}

/** Where the characters of [from, to) that are still there lie, as ranges from left to right. */
function keptRuns(place: Place, from: number, to: number): [number, number][] {
  const runs: [number, number][] = []
  for (let pos = from; pos < to; pos++) {
    const now = place.kept(pos)
    if (now === null) continue
    const last = runs.at(-1)
    if (last && last[1] === now) last[1] = now + 1
    else runs.push([now, now + 1])
  }
  return runs
}

/** The same edits in as few steps as possible, e.g. after a long time offline. */
export function compact(base: Node, steps: readonly Step[]): Step[] {
  return applyChanges(base, changesOf(base, steps).changes, samePlace).steps
}
