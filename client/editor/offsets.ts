import { inlineToNode, type Inline } from '../../core/model/inline.ts'

/** An offset of a side's text as an offset of its content, where a tag takes one place. */
export function contentOffset(side: Inline, textOffset: number): number {
  if (typeof side === 'string') return textOffset
  let seen = 0
  let offset = 0
  for (const child of inlineToNode('source', side).children) {
    const length = child.isText ? (child.text?.length ?? 0) : 0
    if (seen + length > textOffset || (length > 0 && seen + length === textOffset)) return offset + textOffset - seen
    seen += length
    offset += child.nodeSize
  }
  return offset
}
