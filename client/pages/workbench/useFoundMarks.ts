import { useEffect, type RefObject } from 'react'
import { foldKey, plainKey } from '../../../core/language/fold.ts'
import type { RowFilter } from './useRowFilter.ts'

/** Longest list of marks; more would only blur the page. */
const most = 2000

function textRanges(root: Element, wanted: string, fold: (text: string) => string): Range[] {
  const ranges: Range[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node && ranges.length < most; node = walker.nextNode()) {
    const text = node.textContent ?? ''
    const key = fold(text)
    // Offsets carry over only where folding kept the length.
    if (key.length !== text.length) continue
    for (let at = key.indexOf(wanted); at >= 0; at = key.indexOf(wanted, at + wanted.length)) {
      const range = new Range()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      ranges.push(range)
    }
  }
  return ranges
}

/**
 * Marks what was looked for, in both columns, by the CSS Custom Highlight API:
 * it paints over the text and changes no node, so an input method composing in
 * a translation is left alone.
 */
export function useFoundMarks(grid: RefObject<HTMLElement | null>, { query, ids, plain }: RowFilter): void {
  const text = query.text.normalize('NFC').trim()
  useEffect(() => {
    const root = grid.current
    if (text === '' || !root || typeof Highlight === 'undefined') return
    const fold = plain ? plainKey : foldKey
    const frame = requestAnimationFrame(() => {
      CSS.highlights.set('found', new Highlight(...textRanges(root, fold(text), fold)))
    })
    return () => {
      cancelAnimationFrame(frame)
      CSS.highlights.delete('found')
    }
  }, [grid, text, ids, plain])
}
