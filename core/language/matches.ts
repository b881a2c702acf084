const NONE: readonly RegExpExecArray[] = []

/**
 * All matches of a pattern with the flag g, in order; unlike `matchAll` it does
 * not compile the pattern anew each time, which is what most searches of short
 * texts would spend their time on.
 */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0
  let match = pattern.exec(text)
  if (!match) return NONE
  const found: RegExpExecArray[] = []
  for (; match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}
