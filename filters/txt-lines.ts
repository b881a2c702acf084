import type { UnitKind } from '../core/model/unit.ts'

/** Everything that ends a line, CR LF as one (rule S1; Unicode line boundaries NEL, LS, PS). */
export const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029]/g

export interface TextLines {
  /** The visible part of each non-blank line, exactly as in the file. */
  units: string[]
  /** What stands before, between and after the units: line ends, blank lines, outer spaces. One more than units. */
  gaps: string[]
}

/** Takes a text apart without losing a character: gaps[0] + units[0] + gaps[1] + … is the text. */
export function splitLines(text: string): TextLines {
  const units: string[] = []
  const gaps: string[] = []
  let gap = ''
  const line = (from: number, to: number): void => {
    const raw = text.slice(from, to)
    const unit = raw.trim()
    if (unit === '') {
      gap += raw
      return
    }
    const start = raw.length - raw.trimStart().length
    gaps.push(gap + raw.slice(0, start))
    units.push(unit)
    gap = raw.slice(start + unit.length)
  }
  let from = 0
  for (const match of text.matchAll(lineEnd)) {
    line(from, match.index)
    gap += match[0]
    from = match.index + match[0].length
  }
  line(from, text.length)
  gaps.push(gap)
  return { units, gaps }
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
