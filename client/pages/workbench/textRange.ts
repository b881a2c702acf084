import type { Span } from '../../../core/language/document-numbers.ts'

/** A stretch of a cell's text as a range of its nodes; undefined when it is empty or beyond the text. Labels of tags are no text. */
export function textRange(cell: Element, { start, end }: Span): Range | undefined {
  if (end <= start) return undefined
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof HTMLElement && node.classList.contains('tag') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  const range = new Range()
  let seen = 0
  let begun = false
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    const { length } = node
    if (!begun && start < seen + length) {
      range.setStart(node, start - seen)
      begun = true
    }
    if (begun && end <= seen + length) {
      range.setEnd(node, end - seen)
      return range
    }
    seen += length
  }
  return undefined
}
