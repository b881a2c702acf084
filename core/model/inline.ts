import { Fragment, type Node } from 'prosemirror-model'
import { schema } from './schema.ts'

/**
 * Inline content of one side of a segment as it travels and is stored: plain
 * text is a string, anything with marks or tags is the JSON array of
 * ProseMirror's inline nodes. `''` and `[]` are the empty side.
 */
export type Inline = string | readonly unknown[]

export type Side = 'source' | 'target'

/** Inline content → a `source` or `target` node. Throws RangeError when the JSON does not fit the schema. */
export function inlineToNode(side: Side, inline: Inline): Node {
  const type = schema.nodes[side]
  if (!type) throw new RangeError(`no node type ${side}`)
  if (typeof inline === 'string') return type.create(null, inline === '' ? null : schema.text(inline))
  const node = type.create(null, Fragment.fromJSON(schema, inline))
  node.check()
  return node
}

/** A `source` or `target` node → inline content; plain text becomes a string. */
export function nodeToInline(node: Node): Inline {
  if (node.childCount === 0) return ''
  const only = node.firstChild
  if (node.childCount === 1 && only?.isText && only.marks.length === 0) return only.text ?? ''
  return node.content.toJSON() as unknown[]
}

/** The characters of inline content; tags count as nothing. */
export function inlineText(inline: Inline): string {
  if (typeof inline === 'string') return inline
  return nodeText(inlineToNode('target', inline))
}

/** The characters of a side's node; a tag counts as nothing, so that text stays comparable. */
export function nodeText(node: Node): string {
  return node.textContent
}
