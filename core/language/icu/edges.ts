import type { Pattern } from './pattern.ts'

/**
 * A rule asks only whether its expression matches up to (or from) a position,
 * not how far. So at the far end (the left one before a break, the right one
 * after it) a run need not be longer than its least: `\w+\.` says the same as
 * `\w\.`, and looks back one letter instead of a thousand.
 */
export function shortened(pattern: Pattern, farEnd: 'left' | 'right'): Pattern {
  switch (pattern.kind) {
    case 'repeat': {
      const { item, min, max, how } = pattern
      if (how === 'possessive') return pattern
      if (min === 0) return { kind: 'sequence', items: [] }
      return min === max ? pattern : { kind: 'repeat', item, min, max: min, how: 'greedy' }
    }
    case 'choice':
      return { kind: 'choice', options: pattern.options.map((option) => shortened(option, farEnd)) }
    case 'capture':
      return { ...pattern, item: shortened(pattern.item, farEnd) }
    case 'sequence': {
      const items = [...pattern.items]
      while (items.length > 0) {
        const at = farEnd === 'left' ? 0 : items.length - 1
        const item = items[at]
        const short = item && shortened(item, farEnd)
        if (short && !isNothing(short)) {
          items[at] = short
          break
        }
        items.splice(at, 1)
      }
      return { kind: 'sequence', items }
    }
    default:
      return pattern
  }
}

/** Matches the empty text everywhere. */
export function isNothing(pattern: Pattern): boolean {
  if (pattern.kind === 'sequence') return pattern.items.every(isNothing)
  if (pattern.kind === 'choice') return pattern.options.some(isNothing)
  return pattern.kind === 'capture' && isNothing(pattern.item)
}
