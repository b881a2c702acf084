/** A split or join: which it was, and of which segments. */
export interface Restructured {
  n: number
  kind: 'split' | 'join'
  first: string
  second: string
}

/** Segments that splits and joins between two points have made of each other; each list in document order. */
export interface Family {
  then: string[]
  now: string[]
}

/**
 * Families of touched segments between two points of the log. `structure`: all
 * splits and joins after the earlier point, in order. `order`: live segments of
 * today among those touched and restructured, in document order.
 */
export function familiesOf(
  touched: Iterable<string>,
  structure: readonly Restructured[],
  order: readonly string[],
  until: number,
): Family[] {
  const roots = new Roots()
  const within = structure.filter(({ n }) => n <= until)
  for (const { first, second } of within) roots.unite(first, second)
  const wanted = new Set(Array.from(touched, (id) => roots.of(id)))

  const then = [...order]
  for (const event of structure.toReversed()) if (event.n > until) takeBack(then, event)
  const now = [...then]
  for (const event of within.toReversed()) takeBack(then, event)

  const families = new Map<string, Family>()
  const family = (id: string): Family | null => {
    const root = roots.of(id)
    if (!wanted.has(root)) return null
    const known = families.get(root) ?? { then: [], now: [] }
    families.set(root, known)
    return known
  }
  for (const id of now) family(id)?.now.push(id)
  for (const id of then) family(id)?.then.push(id)
  return [...families.values()]
}

/** Which segments belong together (union of sets). */
class Roots {
  readonly #parents = new Map<string, string>()

  of(id: string): string {
    let at = id
    for (let up = this.#parents.get(at); up !== undefined; up = this.#parents.get(at)) at = up
    return at
  }

  unite(a: string, b: string): void {
    const [rootA, rootB] = [this.of(a), this.of(b)]
    if (rootA !== rootB) this.#parents.set(rootB, rootA)
  }
}

/** Live segments as they stood before an event. */
function takeBack(order: string[], { kind, first, second }: Restructured): void {
  if (kind === 'join') order.splice(order.indexOf(first) + 1, 0, second)
  else if (order.includes(second)) order.splice(order.indexOf(second), 1)
}
