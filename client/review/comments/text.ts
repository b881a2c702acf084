import { inlineToNode, type Inline } from '../../../core/model/inline.ts'
import type { Stretch } from '../../../core/sync/changes.ts'

const tagCharacter = '\ufffc'

/** A side as anchors count it: a tag is one character. */
export function flatText(side: Inline): string {
  if (typeof side === 'string') return side
  const node = inlineToNode('target', side)
  return node.textBetween(0, node.content.size, '', tagCharacter)
}

/** The one stretch in which two texts differ; none when they are equal. */
export function difference(before: string, after: string): Stretch[] {
  if (before === after) return []
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  return [{ from: start, to: before.length - end, insert: { size: after.length - end - start } }]
}

/** A span without the white space at its ends; null when nothing else is in it. */
export function trimmed(flat: string, from: number, to: number): { from: number; to: number } | null {
  while (from < to && /\s/.test(flat.charAt(from))) from++
  while (from < to && /\s/.test(flat.charAt(to - 1))) to--
  return from < to ? { from, to } : null
}
