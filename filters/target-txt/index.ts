import { AppError } from '../../core/errors.ts'
import { inlineText } from '../../core/model/inline.ts'
import type { Exporter, ExportInput, ExportSegment, ExportUnit } from '../filter.ts'
import { isBlank, runsOf } from '../runs.ts'
import { txtFilter } from '../txt.ts'

/** The translation alone, in the line structure, line ends and encoding of the imported text. */
export const targetTxt: Exporter = {
  id: 'target-txt',
  extension: 'txt',
  mime: 'text/plain',
  write(input) {
    if (input.sourceFormat !== txtFilter.id || !txtFilter.merge) {
      throw new AppError('export.unsupportedFormat', { format: 'target-txt', source: input.sourceFormat })
    }
    return txtFilter.merge(
      input.skeleton,
      input.units.map((unit) => unitText(unit, input)),
    )
  },
}

/** Σ(lead + target) + tail; where a lead is empty and not first, one space parts the sentences (DESIGN §16). */
function unitText(unit: ExportUnit, input: ExportInput): string {
  return (
    unit.segments
      .map((segment, index) => (index > 0 && segment.lead === '' ? ' ' : segment.lead) + targetText(segment, input))
      .join('') + unit.tail
  )
}

/** An untranslated segment is shown by its source, in brackets that say so. */
function targetText(segment: ExportSegment, { labels }: ExportInput): string {
  if (!isBlank(runsOf(segment.target))) return inlineText(segment.target).trim()
  return `[${labels.untranslated.toLocaleLowerCase(labels.lang)}: ${inlineText(segment.source)}]`
}
