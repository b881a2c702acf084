import { Fragment, Slice, type Node } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import { inlineToNode, nodeToInline, type Inline } from '../model/inline.ts'
import { align } from './align.ts'
import { flatOf, piecesOf, type Piece } from './pieces.ts'

/**
 * What a suggestion changes. Offsets are of content (UTF-16 units, a tag counts
 * one, ends exclusive): [from, to) of the base gives way to [at, end) of the
 * text. `deleted` and `inserted` are the same as flat text, a tag as U+FFFC;
 * they may read the same where only marks or tags change.
 */
export interface Hunk {
  from: number
  to: number
  at: number
  end: number
  deleted: string
  inserted: string
}

/**
 * What differs between a base and a text, by whole words: sorted, disjoint, the
 * same for everyone. Changed words with nothing but white space between them
 * are one hunk. Throws RangeError when content does not fit the schema.
 */
export function hunksOf(base: Inline, text: Inline): Hunk[] {
  return hunksBetween(inlineToNode('target', base), inlineToNode('target', text))
}

/** The base with some hunks of the text, by their places in `hunksOf`; null: with all. Throws RangeError when there is no such place. */
export function applyHunks(base: Inline, text: Inline, chosen: readonly number[] | null): Inline {
  const [before, after] = [inlineToNode('target', base), inlineToNode('target', text)]
  if (!chosen) return nodeToInline(after)
  return nodeToInline(withEdits(before, editsOf(after, pick(hunksBetween(before, after), chosen))))
}

/** The same as steps, each in coordinates of the text after those before it. */
export function hunkSteps(base: Inline, text: Inline, chosen: readonly number[] | null): ReplaceStep[] {
  const [before, after] = [inlineToNode('target', base), inlineToNode('target', text)]
  const hunks = hunksBetween(before, after)
  return (chosen ? pick(hunks, chosen) : hunks)
    .toReversed()
    .map(({ from, to, at, end }) => new ReplaceStep(from, to, new Slice(after.content.cut(at, end), 0, 0)))
}

/**
 * Carries a suggestion over to the base as it is now. The same change on both
 * sides is then part of the base. Null: a conflict, for both change the same
 * words, or words next to each other, in different ways.
 */
export function mergeSuggestion(base: Inline, text: Inline, now: Inline): Inline | null {
  const [before, after, changed] = [base, text, now].map((inline) => inlineToNode('target', inline)) as Nodes
  const ours = editsOf(after, hunksBetween(before, after))
  const theirs = editsOf(changed, hunksBetween(before, changed))
  const own = ours.filter((edit) => !theirs.some((other) => sameEdit(edit, other)))
  const others = theirs.filter((edit) => !ours.some((other) => sameEdit(edit, other)))
  const flat = flatOf(before)
  if (own.some((edit) => others.some((other) => touch(flat, edit, other)))) return null
  return nodeToInline(withEdits(before, [...theirs, ...own]))
}

type Nodes = [Node, Node, Node]

interface Edit {
  from: number
  to: number
  insert: Fragment
}

function hunksBetween(base: Node, text: Node): Hunk[] {
  const [a, b] = [piecesOf(base), piecesOf(text)]
  const [inA, inB] = [wordsOf(a), wordsOf(b)]
  // White space is compared only between words that are the same: it is everywhere and would align with anything.
  const pairs = align(inA.keys, inB.keys).map(([i, j]) => [inA.places[i] ?? 0, inB.places[j] ?? 0] as const)
  const [flatA, flatB] = [flatOf(base), flatOf(text)]
  const hunks: Hunk[] = []
  let [i, j] = [0, 0]
  for (const [nextA, nextB] of [...pairs, [a.length, b.length] as const]) {
    const [from, to, at, end] = trim(a, b, [i, nextA, j, nextB])
    if (from < to || at < end) {
      hunks.push({ from, to, at, end, deleted: flatA.slice(from, to), inserted: flatB.slice(at, end) })
    }
    i = nextA + 1
    j = nextB + 1
  }
  return hunks
}

/** All but white space, with its place among the pieces. */
function wordsOf(pieces: readonly Piece[]): { keys: string[]; places: number[] } {
  const places = pieces.flatMap(({ space }, place) => (space ? [] : [place]))
  return { places, keys: places.map((place) => pieces[place]?.key ?? '') }
}

/** What differs of two runs of pieces without what they begin and end with alike, in offsets of content. */
function trim(a: readonly Piece[], b: readonly Piece[], run: [number, number, number, number]): typeof run {
  let [i, endA, j, endB] = run
  for (; i < endA && j < endB && a[i]?.key === b[j]?.key; i++) j++
  for (; i < endA && j < endB && a[endA - 1]?.key === b[endB - 1]?.key; endA--) endB--
  return [offset(a, i), offset(a, endA), offset(b, j), offset(b, endB)]
}

/** Pieces leave nothing out: one begins where the one before it ends. */
const offset = (pieces: readonly Piece[], place: number): number =>
  place < pieces.length ? (pieces[place]?.from ?? 0) : (pieces.at(-1)?.to ?? 0)

function pick(hunks: readonly Hunk[], chosen: readonly number[]): Hunk[] {
  const places = new Set(chosen)
  for (const place of places) if (!hunks[place]) throw new RangeError(`no hunk ${String(place)}`)
  return hunks.filter((_, place) => places.has(place))
}

const editsOf = (text: Node, hunks: readonly Hunk[]): Edit[] =>
  hunks.map(({ from, to, at, end }) => ({ from, to, insert: text.content.cut(at, end) }))

const sameEdit = (a: Edit, b: Edit): boolean => a.from === b.from && a.to === b.to && a.insert.eq(b.insert)

/** Is there no unchanged word between two edits? */
function touch(flat: string, a: Edit, b: Edit): boolean {
  const between = flat.slice(Math.min(a.to, b.to), Math.max(a.from, b.from))
  return between.trim() === ''
}

/** Puts disjoint edits into a side. */
function withEdits(base: Node, edits: readonly Edit[]): Node {
  let content = Fragment.empty
  let at = 0
  for (const { from, to, insert } of [...edits].sort((a, b) => a.from - b.from)) {
    content = content.append(base.content.cut(at, from)).append(insert)
    at = to
  }
  return base.copy(content.append(base.content.cut(at)))
}
