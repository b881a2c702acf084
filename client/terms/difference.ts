import type { AffectedSegment } from '../../core/api.ts'

/** A stretch of a target as it was and would be: kept, taken out or put in. */
export interface Piece {
  kind: 'same' | 'old' | 'new'
  text: string
}

/**
 * A target and what it would be, piece by piece. The texts between the old
 * renderings stay as they are; where they do not (an article changed with
 * them), everything between the common beginning and end is one change.
 */
export function pieces({ target, spans, proposed }: Pick<AffectedSegment, 'target' | 'spans' | 'proposed'>): Piece[] {
  const found: Piece[] = []
  const add = (kind: Piece['kind'], text: string): void => {
    if (text !== '') found.push({ kind, text })
  }
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  let [at, there] = [0, 0]
  for (const [i, { start, end }] of sorted.entries()) {
    const kept = target.slice(at, start)
    if (!proposed.startsWith(kept, there)) return oneChange(target, proposed)
    add('same', kept)
    there += kept.length
    const rest = target.slice(end, sorted[i + 1]?.start)
    const last = i === sorted.length - 1
    const next = last ? proposed.length - rest.length : proposed.indexOf(rest, there)
    if (next < there || !proposed.startsWith(rest, next)) return oneChange(target, proposed)
    add('old', target.slice(start, end))
    add('new', proposed.slice(there, next))
    there = next
    at = end
  }
  if (proposed.slice(there) !== target.slice(at)) return oneChange(target, proposed)
  add('same', target.slice(at))
  return found
}

function oneChange(before: string, after: string): Piece[] {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const all: Piece[] = [
    { kind: 'same', text: before.slice(0, start) },
    { kind: 'old', text: before.slice(start, before.length - end) },
    { kind: 'new', text: after.slice(start, after.length - end) },
    { kind: 'same', text: before.slice(before.length - end) },
  ]
  return all.filter(({ text }) => text !== '')
}
