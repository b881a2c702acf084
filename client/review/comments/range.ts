import type { AnchorSpan } from '../../../core/review/anchor.ts'

/** Between offsets of a side's content, where a tag takes one place, and positions in a cell of the page. */

const isTag = (node: Node): boolean => node instanceof HTMLElement && node.classList.contains('tag')

/** Text nodes and tags of a cell in order, each with its length. */
function* pieces(cell: Element): Generator<{ node: Node; length: number }> {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node instanceof Text || isTag(node)) return NodeFilter.FILTER_ACCEPT
    return node.parentElement && isTag(node.parentElement) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
  })
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      const within = node.parentElement?.closest('.tag')
      if (within && cell.contains(within)) continue
      yield { node, length: node.length }
    } else yield { node, length: 1 }
  }
}

/** What a cell shows, a tag being one character. */
export function cellText(cell: Element): string {
  let text = ''
  for (const { node } of pieces(cell)) text += node instanceof Text ? node.data : '\ufffc'
  return text
}

/** A span as a range of the cell's nodes; undefined when the cell ends before it. */
export function spanRange(cell: Element, { from, to }: AnchorSpan): Range | undefined {
  const range = new Range()
  let seen = 0
  let begun = false
  for (const { node, length } of pieces(cell)) {
    if (!begun && from < seen + length) {
      if (node instanceof Text) range.setStart(node, from - seen)
      else range.setStartBefore(node)
      begun = true
    }
    if (begun && to <= seen + length) {
      if (node instanceof Text) range.setEnd(node, to - seen)
      else range.setEndAfter(node)
      return range
    }
    seen += length
  }
  return undefined
}

/** Offset of a position inside a cell. */
export function offsetAt(cell: Element, node: Node, offset: number): number {
  const position = new Range()
  position.setStart(node, offset)
  let seen = 0
  for (const piece of pieces(cell)) {
    if (piece.node === node) return seen + offset
    // A piece counts when all of it stands before the position.
    if (position.comparePoint(piece.node, 0) >= 0) return seen
    seen += piece.length
  }
  return seen
}

/** Offsets of what is selected within a cell; null when that is nothing, or reaches out of it. */
export function selectionIn(cell: Element | null): AnchorSpan | null {
  const selection = getSelection()
  if (!cell || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!cell.contains(range.startContainer) || !cell.contains(range.endContainer)) return null
  const from = offsetAt(cell, range.startContainer, range.startOffset)
  const to = offsetAt(cell, range.endContainer, range.endOffset)
  return from < to ? { from, to } : null
}
