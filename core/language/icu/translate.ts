import { isNothing, shortened } from './edges.ts'
import { parseIcu } from './parse.ts'
import { Untranslatable, type Pattern } from './pattern.ts'
import { printPattern, type JavaScriptPattern } from './print.ts'

/** Longest expression read, in UTF-16 units. */
const maxLength = 20_000

/** An expression that must match a whole text, such as a language pattern. */
export function translateWhole(icu: string): RegExp {
  const { source, flags } = checked(printPattern(parsed(icu), false), icu)
  return new RegExp(`^(?:${source})$`, flags.includes('i') ? flags : `i${flags}`)
}

/**
 * One side of a rule (SRX 2.0 §beforebreak, §afterbreak): ICU expression →
 * JavaScript, for a look-behind ending at the position or a match beginning
 * there. Null where it matches anything. Throws Untranslatable.
 */
export function translateSide(icu: string, side: 'before' | 'after'): JavaScriptPattern | null {
  let pattern = parsed(icu)
  if (!refersBack(pattern)) pattern = shortened(pattern, side === 'before' ? 'left' : 'right')
  return isNothing(pattern) ? null : checked(printPattern(pattern, side === 'before'), icu)
}

function parsed(icu: string): Pattern {
  if (icu.length > maxLength) throw new Untranslatable(`${icu.slice(0, 24)} …`)
  return parseIcu(icu)
}

function refersBack(pattern: Pattern): boolean {
  if (pattern.kind === 'reference') return true
  if (pattern.kind === 'sequence') return pattern.items.some(refersBack)
  if (pattern.kind === 'choice') return pattern.options.some(refersBack)
  return 'item' in pattern && refersBack(pattern.item)
}

/** The engine has the last word. */
function checked(pattern: JavaScriptPattern, icu: string): JavaScriptPattern {
  try {
    new RegExp(pattern.source, pattern.flags)
  } catch {
    throw new Untranslatable(icu.slice(0, 60))
  }
  return pattern
}
