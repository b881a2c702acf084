/** Two sequences that differ in more elements than this are taken as altogether different where they differ. */
const MOST = 1000

/**
 * The elements two sequences have in common, as pairs of places that rise on
 * both sides: a longest common subsequence by the greedy algorithm of E. W.
 * Myers, An O(ND) Difference Algorithm and Its Variations (1986). Always the
 * same one for the same sequences.
 */
export function align(a: readonly string[], b: readonly string[]): [number, number][] {
  let start = 0
  const shorter = Math.min(a.length, b.length)
  while (start < shorter && a[start] === b[start]) start++
  let tail = 0
  while (tail < shorter - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const pairs: [number, number][] = []
  for (let i = 0; i < start; i++) pairs.push([i, i])
  for (const [i, j] of middle(a.slice(start, a.length - tail), b.slice(start, b.length - tail))) {
    pairs.push([start + i, start + j])
  }
  for (let i = tail; i > 0; i--) pairs.push([a.length - i, b.length - i])
  return pairs
}

function middle(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length === 0 || b.length === 0) return []
  const trace = search(a, b)
  return trace ? backtrack(a, b, trace) : []
}

/** For each number of differences, how far each diagonal reaches (index: diagonal + number); null beyond the limit. */
function search(a: readonly string[], b: readonly string[]): Int32Array[] | null {
  const trace: Int32Array[] = []
  for (let d = 0; d <= Math.min(MOST, a.length + b.length); d++) {
    const reach = new Int32Array(2 * d + 1)
    for (let k = -d; k <= d; k += 2) {
      let x = stepTo(trace, d, k).x
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reach[k + d] = x
      if (x >= a.length && x - k >= b.length) return [...trace, reach]
    }
    trace.push(reach)
  }
  return null
}

/** From which diagonal the path with d differences comes to diagonal k, and where on it it arrives. */
function stepTo(trace: readonly Int32Array[], d: number, k: number): { from: number; x: number } {
  if (d === 0) return { from: k, x: 0 }
  const before = trace[d - 1]
  const at = (diagonal: number): number => before?.[diagonal + d - 1] ?? -1
  const down = k === -d || (k !== d && at(k - 1) < at(k + 1))
  return down ? { from: k + 1, x: at(k + 1) } : { from: k - 1, x: at(k - 1) + 1 }
}

function backtrack(a: readonly string[], b: readonly string[], trace: readonly Int32Array[]): [number, number][] {
  const pairs: [number, number][] = []
  let x = a.length
  let k = a.length - b.length
  for (let d = trace.length - 1; d >= 0; d--) {
    const { from, x: arrived } = stepTo(trace, d, k)
    while (x > arrived) {
      x--
      pairs.push([x, x - k])
    }
    const before = trace[d - 1]
    if (before) x = before[from + d - 1] ?? 0
    k = from
  }
  return pairs.reverse()
}
