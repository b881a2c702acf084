import type { Concept } from './concept.ts'
import { addConcept, type TermIndex } from './matcher.ts'

/** Dead entries cost a little time wherever their words stand: with more of them, an index is made anew. */
const deadAtMost = 20_000

/**
 * Brings an index up to date with some changed concepts and some that are gone,
 * in time that depends on their number alone. `entriesOf` is the caller's memory
 * of which entries a concept has. False where it is better to begin anew: the
 * index is then no longer to be used.
 */
export function patchTermIndex(
  index: TermIndex,
  entriesOf: Map<string, number[]>,
  changed: readonly { concept: Concept; order: number }[],
  gone: readonly string[],
): boolean {
  const dead = [...gone, ...changed.map(({ concept }) => concept.id)]
  for (const id of dead) {
    for (const at of entriesOf.get(id) ?? []) {
      const entry = index.entries[at]
      if (entry) entry.syllables = 0
      index.dead += 1
    }
    entriesOf.delete(id)
  }
  for (const { concept, order } of changed) {
    const first = index.entries.length
    addConcept(index, concept, order)
    entriesOf.set(
      concept.id,
      Array.from({ length: index.entries.length - first }, (_, i) => first + i),
    )
  }
  return index.dead <= deadAtMost
}

/** Which entries each concept has. */
export function entriesByConcept({ entries }: TermIndex): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [at, { concept }] of entries.entries()) {
    const known = found.get(concept)
    if (known) known.push(at)
    else found.set(concept, [at])
  }
  return found
}
