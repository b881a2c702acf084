import type { Stretch } from '../sync/changes.ts'

/** A stretch of a side's content: UTF-16 units, a tag counts one; end exclusive, never empty. */
export interface AnchorSpan {
  from: number
  to: number
}

/** Characters around a quote that are kept with it, so that people find the place again. */
const CONTEXT = 32

/**
 * Where a span lies after edits of its side (in coordinates of the text before
 * them, sorted and disjoint, as `changesOf` gives them); null when all of it is
 * gone. What is typed at its edges stays outside, what is typed within belongs
 * to it, and what replaces it as a whole takes its place. Nothing is searched:
 * text that merely looks alike never gets an anchor.
 */
export function moveSpan({ from, to }: AnchorSpan, edits: readonly Stretch[]): AnchorSpan | null {
  let [start, end] = [from, to]
  for (const edit of edits) {
    if (edit.from >= to) break
    const growth = edit.insert.size - (edit.to - edit.from)
    if (edit.to <= from) {
      start += growth
      end += growth
    } else if (edit.from >= from && edit.to <= to) end += growth
    else if (edit.from <= from && edit.to >= to) return null
    else if (edit.from < from) {
      // It loses its beginning: what came instead belongs to what was before it.
      start += growth + (edit.to - from)
      end += growth
    } else end += -(to - edit.from)
  }
  return start < end ? { from: start, to: end } : null
}

/** A span's words, and what stands before and after them, in flat text (a tag is one character). */
export function quoteOf(flat: string, { from, to }: AnchorSpan): { quote: string; prefix: string; suffix: string } {
  return {
    quote: flat.slice(from, to),
    prefix: flat.slice(Math.max(0, from - CONTEXT), from),
    suffix: flat.slice(to, to + CONTEXT),
  }
}

/** On which of the two parts of a split side a span goes on, and where; null when it lay in white space that was cut away. */
export function splitSpan(
  { from, to }: AnchorSpan,
  firstSize: number,
  secondFrom: number,
): { second: boolean; span: AnchorSpan } | null {
  const inFirst = Math.min(to, firstSize) - from
  const inSecond = to - Math.max(from, secondFrom)
  if (inFirst <= 0 && inSecond <= 0) return null
  // A span over the cut stays with its greater part.
  if (inFirst >= inSecond) return { second: false, span: { from, to: from + inFirst } }
  const start = Math.max(from, secondFrom) - secondFrom
  return { second: true, span: { from: start, to: start + inSecond } }
}

/** The place of a span of the second part in the joined side, where that part begins at `at`. */
export function joinSpan({ from, to }: AnchorSpan, at: number): AnchorSpan {
  return { from: from + at, to: to + at }
}
