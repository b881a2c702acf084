/** A possible hit: token positions, end exclusive, and how many syllables it covers. */
export interface Candidate {
  from: number
  to: number
  syllables: number
  entry: number
}

/**
 * W3.4: the non-overlapping set that covers the most syllables; on a tie the
 * one with fewer terms, then the leftmost longest. Weighted interval
 * scheduling from the right; `length` is the number of tokens.
 */
export function selectCandidates(candidates: readonly Candidate[], length: number): Candidate[] {
  const byStart: (Candidate[] | undefined)[] = []
  for (const candidate of candidates) (byStart[candidate.from] ??= []).push(candidate)
  const covered = new Int32Array(length + 1)
  const terms = new Int32Array(length + 1)
  const chosen: (Candidate | undefined)[] = []
  for (let at = length - 1; at >= 0; at--) {
    covered[at] = covered[at + 1] ?? 0
    terms[at] = terms[at + 1] ?? 0
    // Longest first: an equal later one never replaces it, an equal skip neither.
    for (const candidate of byStart[at]?.toSorted((a, b) => b.to - a.to) ?? []) {
      const cover = candidate.syllables + (covered[candidate.to] ?? 0)
      const count = 1 + (terms[candidate.to] ?? 0)
      const gain = cover - (covered[at] ?? 0) || (terms[at] ?? 0) - count
      if (gain > 0 || (gain === 0 && !chosen[at])) {
        covered[at] = cover
        terms[at] = count
        chosen[at] = candidate
      }
    }
  }
  const selected: Candidate[] = []
  for (let at = 0; at < length;) {
    const candidate = chosen[at]
    if (candidate) selected.push(candidate)
    at = candidate ? candidate.to : at + 1
  }
  return selected
}
