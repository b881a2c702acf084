import { isCredit } from '../core/language/credit.ts'
import { inlineText } from '../core/model/inline.ts'
import type { SegmentStatus } from '../core/model/status.ts'
import type { ExportSegment, ExportUnit } from './filter.ts'
import { isBlank, runsOf, type Run } from './runs.ts'

/** One row of a side-by-side table. */
export interface Row {
  segment: ExportSegment
  source: Run[]
  target: Run[]
  untranslated: boolean
  heading: boolean
  /** A credit such as "Ảnh: …" (rule S11). */
  credit: boolean
  /** The last row of its paragraph. */
  last: boolean
}

/** The rows of a bilingual export, in document order: every segment, translated or not. */
export function rowsOf(units: readonly ExportUnit[]): Row[] {
  return units.flatMap((unit) =>
    unit.segments.map((segment, index) => {
      const target = runsOf(segment.target)
      return {
        segment,
        source: runsOf(segment.source),
        target,
        untranslated: isBlank(target),
        heading: unit.kind === 'heading',
        credit: unit.kind !== 'heading' && isCredit(inlineText(segment.source)),
        last: index === unit.segments.length - 1,
      }
    }),
  )
}

/** A shape per status, so that colour never stands alone: empty, half, full, ticked. */
export const statusSymbols: Record<SegmentStatus, string> = {
  untranslated: '○',
  draft: '◐',
  confirmed: '●',
  approved: '✔',
}

/** The interface's status colours, dark enough for white paper (contrast ≥ 4.5). */
export const statusColours: Record<SegmentStatus, string> = {
  untranslated: '8A5A00',
  draft: '56616B',
  confirmed: '1F5FA8',
  approved: '2E7D43',
}
