import type { Span } from '../language/document-numbers.ts'

interface Item extends Span {
  value: string
}

/** What one side has and the other has not, as multisets of values. */
export function bagDifference<T extends Item>(
  source: readonly T[],
  target: readonly T[],
): { missing: T[]; surplus: T[] } {
  const surplus = [...target]
  const missing = source.filter(({ value }) => {
    const index = surplus.findIndex((other) => other.value === value)
    if (index < 0) return true
    surplus.splice(index, 1)
    return false
  })
  return { missing, surplus }
}
