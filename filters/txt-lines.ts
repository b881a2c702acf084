import { AppError } from '../core/errors.ts'
import type { UnitKind } from '../core/model/unit.ts'

/** Everything that ends a line, CR LF as one (rule S1; Unicode line boundaries NEL, LS, PS). */
export const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029]/g

export interface TextLines {
  /** The visible part of each non-blank line, exactly as in the file. */
  units: string[]
  /** What stands before, between and after the units: line ends, blank lines, outer spaces. One more than units. */
  gaps: string[]
}

/**
 * Takes a text apart without losing a character: gaps[0] + units[0] + gaps[1] +
 * … is the text. AppError import.tooManySegments above `limit` units.
 */
export function splitLines(text: string, limit: number): TextLines {
  const units: string[] = []
  const gaps: string[] = []
  let gapStart = 0
  for (let from = 0; from < text.length;) {
    const to = endOfLine(text, from)
    const raw = text.slice(from, to)
    const unit = raw.trim()
    if (unit !== '') {
      if (units.length === limit) throw new AppError('import.tooManySegments', { limit })
      const start = from + raw.length - raw.trimStart().length
      gaps.push(text.slice(gapStart, start))
      units.push(unit)
      gapStart = start + unit.length
    }
    from = to + 1
  }
  gaps.push(text.slice(gapStart))
  return { units, gaps }
}

/** Where the line that begins at `from` ends; of CR LF the CR, the LF then ends an empty line, which is no unit. */
function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029) return at
  }
  return text.length
}

const bullet = /^[-+*•–—]\s+\S/u
/** A terminator, or a mark that announces more, before any closing quotes and brackets. */
const closed = /[.!?…:;,/]["'”’»)\]]*$/u
const maxHeading = 160

/** How a line is drawn. The first line is a heading when it is short, open-ended and stands alone. */
export function lineKind(lines: TextLines, index: number): UnitKind {
  const text = lines.units[index] ?? ''
  if (bullet.test(text)) return 'item'
  if (index !== 0 || text.length > maxHeading || closed.test(text)) return 'paragraph'
  const after = lines.gaps[1] ?? ''
  return (after.match(lineEnd)?.length ?? 0) >= 2 ? 'heading' : 'paragraph'
}
