import { isNothing, shortened } from './edges.ts'
import { literalEnd, type LiteralEnd } from './literal.ts'
import { parseIcu } from './parse.ts'
import { Untranslatable, type Pattern } from './pattern.ts'
import { printPattern, type JavaScriptPattern } from './print.ts'

/** Longest expression read, in UTF-16 units. */
const maxLength = 20_000

/** An expression that must match a whole text in any case, such as a language pattern. */
export function translateWhole(icu: string): RegExp {
  return new RegExp(`^(?:${printPattern(parsed(icu), false).source})$`, 'iu')
}

/** One side of a rule in JavaScript. */
export interface TranslatedSide extends JavaScriptPattern {
  /** Before a break: what the text must end in for the expression to have a chance. */
  end: LiteralEnd | null
}

/**
 * One side of a rule (SRX 2.0 §beforebreak, §afterbreak): ICU expression →
 * JavaScript, for a look-behind ending at the position or a match beginning
 * there. Null where it matches anything. Throws Untranslatable.
 */
export function translateSide(icu: string, side: 'before' | 'after'): TranslatedSide | null {
  let pattern = parsed(icu)
  if (!refersBack(pattern)) pattern = shortened(pattern, side === 'before' ? 'left' : 'right')
  const printed = printPattern(pattern, side === 'before')
  return isNothing(pattern) ? null : { ...printed, end: side === 'before' ? literalEnd(pattern) : null }
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
