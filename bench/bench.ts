/** One measured figure. Rates (larger is better) stand in `median` too; the unit says which it is. */
export interface BenchRow {
  /** What was measured, with its size: "open 10,000 segments". */
  what: string
  median?: number
  p95?: number
  /** ms, /s, MB, %, … */
  unit: string
  /** What docs and issues promise, as people read it: "≤ 200 ms". */
  target?: string
  /** False fails the run: a regression is a broken budget, not an opinion. */
  reached?: boolean
  /** Figure of the peer measured in the same run, and the ratio to it. */
  peer?: string
  note?: string
}

/** One question, one file in this folder, exported as `bench`. Run by `npm run bench [name…]`. */
export interface Bench {
  name: string
  question: string
  /** Seed of everything random in it, so that a run can be repeated. */
  seed: number
  run(): Promise<BenchRow[]>
}

/** Value below which the share `q` (0…1) of the samples lies, by nearest rank. NaN without samples. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN
}

/** Median and 95th percentile of samples, ready to spread into a row. */
export function spread(samples: readonly number[]): { median: number; p95: number } {
  return { median: quantile(samples, 0.5), p95: quantile(samples, 0.95) }
}

/** Repeatable pseudo-random numbers in [0, 1): mulberry32 by Tommy Ettinger (public domain). */
export function seeded(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = a
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
