import type { Node } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'

/**
 * The one smallest ReplaceStep that turns `before` into `after`; null when
 * they are equal. Never cuts a surrogate pair in two.
 */
export function minimalStep(before: Node, after: Node): ReplaceStep | null {
  let start = before.content.findDiffStart(after.content)
  if (start === null) return null
  const end = before.content.findDiffEnd(after.content)
  if (!end) return null
  // Where a repeated letter is added or taken out, the common start and end overlap.
  const overlap = start - Math.min(end.a, end.b)
  let { a, b } = overlap > 0 ? { a: end.a + overlap, b: end.b + overlap } : end
  if (isLowSurrogate(before, start) || isLowSurrogate(after, start)) start--
  if (isLowSurrogate(before, a) || isLowSurrogate(after, b)) {
    a++
    b++
  }
  return new ReplaceStep(start, a, after.slice(start, b))
}

/** Is the character at `pos` the second half of a pair whose first half precedes it? */
function isLowSurrogate(node: Node, pos: number): boolean {
  if (pos < 1 || pos >= node.content.size) return false
  const pair = node.textBetween(pos - 1, pos + 1)
  return pair.length === 2 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair)
}
