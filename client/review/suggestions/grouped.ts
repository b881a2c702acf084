import type { Suggestion } from '../../../core/wire/suggestions.ts'

/** Suggestions by what `key` reads from each, in their order. */
export function grouped(
  list: readonly Suggestion[],
  key: (suggestion: Suggestion) => string,
): Map<string, Suggestion[]> {
  const groups = new Map<string, Suggestion[]>()
  for (const suggestion of list) {
    const group = groups.get(key(suggestion))
    if (group) group.push(suggestion)
    else groups.set(key(suggestion), [suggestion])
  }
  return groups
}
