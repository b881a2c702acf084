import type { Candidate } from './selection.ts'

/** An occurrence of a competitor: token positions, end exclusive. */
export interface Occurrence {
  from: number
  to: number
}

/**
 * W3.3: a competitor that lies partly inside and partly outside a candidate,
 * or around it, removes the candidate – unless the competitor's outside part
 * itself begins (on the right) or ends (on the left) a longer word.
 */
export function withoutRivals(
  candidates: readonly Candidate[],
  competitors: readonly Occurrence[],
  length: number,
): Candidate[] {
  if (competitors.length === 0) return [...candidates]
  const { lastEnd, firstStart } = reach([...candidates, ...competitors], length)
  const overlapping = byToken(competitors)
  const isVoid = (candidate: Candidate, rival: Occurrence): boolean =>
    (rival.from >= candidate.from || (firstStart[candidate.from] ?? length) < rival.from) &&
    (rival.to <= candidate.to || (lastEnd[candidate.to] ?? 0) > rival.to)
  const removes = (candidate: Candidate, rival: Occurrence): boolean =>
    (rival.from < candidate.from || rival.to > candidate.to) && !isVoid(candidate, rival)
  return candidates.filter((candidate) => {
    for (let at = candidate.from; at < candidate.to; at++) {
      if (overlapping[at]?.some((rival) => removes(candidate, rival))) return false
    }
    return true
  })
}

/** For each token position: how far words that start there reach, and how far back words that end there. */
function reach(words: readonly Occurrence[], length: number): { lastEnd: Int32Array; firstStart: Int32Array } {
  const lastEnd = new Int32Array(length + 1)
  const firstStart = new Int32Array(length + 1).fill(length)
  for (const { from, to } of words) {
    lastEnd[from] = Math.max(lastEnd[from] ?? 0, to)
    firstStart[to] = Math.min(firstStart[to] ?? length, from)
  }
  return { lastEnd, firstStart }
}

function byToken(words: readonly Occurrence[]): (Occurrence[] | undefined)[] {
  const table: (Occurrence[] | undefined)[] = []
  for (const word of words) for (let at = word.from; at < word.to; at++) (table[at] ??= []).push(word)
  return table
}
