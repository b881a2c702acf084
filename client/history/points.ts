import type { TFunction } from 'i18next'
import type { Checkpoint } from '../../core/api.ts'
import type { When } from './when.ts'

/** One side of a comparison, as the address names it: `import`, `now`, the number of an event or the id of a checkpoint. */
export interface Point {
  value: string
  /** What the server is asked; undefined: now. */
  asked: number | string | undefined
  /** Its place in the log; null: a checkpoint that is not there. */
  n: number | null
}

export function pointOf(value: string, checkpoints: readonly Checkpoint[]): Point {
  if (value === 'import') return { value, asked: 0, n: 0 }
  if (value === 'now') return { value, asked: undefined, n: Infinity }
  if (/^\d{1,15}$/.test(value)) return { value, asked: Number(value), n: Number(value) }
  return { value, asked: value, n: checkpoints.find(({ id }) => id === value)?.n ?? null }
}

/** The earlier one first, whatever was chosen on which side. */
export function inOrder(a: Point, b: Point): readonly [Point, Point] {
  return a.n !== null && b.n !== null && a.n > b.n ? [b, a] : [a, b]
}

/** A point as people call it. `at`: when an event without a name was, as the server told. */
export function pointName(
  t: TFunction,
  when: When,
  { value, n }: Point,
  checkpoints: readonly Checkpoint[],
  at: number | null,
): string {
  if (value === 'import' || value === 'now') return t(`history.point.${value}`)
  const named = checkpoints.find(({ id }) => id === value)
  if (named) return named.name
  return at === null ? t('history.point.event', { n: n ?? 0 }) : when.short(at)
}
