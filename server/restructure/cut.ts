import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { schema } from '../../core/model/schema.ts'

/**
 * Cutting and joining the sides of segments as ProseMirror nodes, so that marks
 * and tags stay where they are. Offsets are positions in a side's content: a
 * UTF-16 unit counts one, a tag counts one.
 */

const tagCharacter = '\ufffc'
const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** A side's content with each tag as one object replacement character: index = content position. */
export function flatText(node: Node): string {
  return node.textBetween(0, node.content.size, '', tagCharacter)
}

/** May one cut here: inside the content, and not within what a reader sees as one character? */
export function isBoundary(flat: string, at: number): boolean {
  if (at < 0 || at > flat.length) return false
  return at === 0 || at === flat.length || graphemes.segment(flat).containing(at)?.index === at
}

/** Start and end of the white space around a position. */
function spaceAround(flat: string, at: number): { from: number; to: number } {
  let from = at
  let to = at
  while (from > 0 && /\s/.test(flat.charAt(from - 1))) from--
  while (to < flat.length && /\s/.test(flat.charAt(to))) to++
  return { from, to }
}

/**
 * Cuts a source. White space at the cut belongs to neither part; it becomes the
 * `lead` of the second. Null where a part would have nothing to translate.
 */
export function cutSource(node: Node, at: number): { first: Node; lead: string; second: Node } | null {
  const flat = flatText(node)
  if (at <= 0 || at >= flat.length || !isBoundary(flat, at)) return null
  const { from, to } = spaceAround(flat, at)
  if (from === 0 || to === flat.length) return null
  return { first: node.cut(0, from), lead: flat.slice(from, to), second: node.cut(to) }
}

/** Cuts a target; white space at the cut is dropped. Null where a character would be cut in two. */
export function cutTarget(node: Node, at: number): { first: Node; second: Node } | null {
  const flat = flatText(node)
  if (!isBoundary(flat, at)) return null
  const { from, to } = spaceAround(flat, at)
  return { first: node.cut(0, from), second: node.cut(to) }
}

/** The inverse of `cutSource`: no character is added or lost. `at` is where the second part begins. */
export function joinSource(first: Node, lead: string, second: Node): { node: Node; at: number } {
  return { node: joined(first, lead, second), at: first.content.size + lead.length }
}

/** Joins two targets with one space, or none where one is empty or a space is there already. */
export function joinTarget(first: Node, second: Node): { node: Node; at: number } {
  const spaced =
    first.content.size === 0 || second.content.size === 0 || /\s$/.test(flatText(first)) || /^\s/.test(flatText(second))
  const space = spaced ? '' : ' '
  return { node: joined(first, space, second), at: first.content.size + space.length }
}

function joined(first: Node, between: string, second: Node): Node {
  const gap = between === '' ? Fragment.empty : Fragment.from(schema.text(between, sharedMarks(first, second)))
  return first.copy(first.content.append(gap).append(second.content))
}

/** White space between two parts is underlined, bold … only when both its neighbours are. */
function sharedMarks(first: Node, second: Node): readonly Mark[] {
  const right = second.firstChild?.marks ?? []
  return (first.lastChild?.marks ?? []).filter((mark) => mark.isInSet(right))
}
