import type { Inline } from '../../../core/model/inline.ts'
import type { SegmentStatus } from '../../../core/model/status.ts'
import type { UnitKind } from '../../../core/model/unit.ts'
import type { ExportInput, ExportLabels, ExportSuggestion, ExportThread, ExportUnit } from '../../../filters/filter.ts'
import { txtFilter } from '../../../filters/txt.ts'

export const labels: ExportLabels = {
  lang: 'en',
  number: 'No.',
  sourceLanguage: 'Vietnamese',
  targetLanguage: 'English',
  status: 'Status',
  comments: 'Comments',
  untranslated: 'Untranslated',
  statusNames: { untranslated: 'Untranslated', draft: 'Draft', confirmed: 'Confirmed', approved: 'Approved' },
  locked: 'Locked',
  resolved: 'Resolved',
  summary: '2 segments, 1 confirmed',
  page: 'Page',
}

export interface SegmentShape {
  source: Inline
  target?: Inline
  status?: SegmentStatus
  lead?: string
  locked?: boolean
  threads?: readonly ExportThread[]
  suggestions?: readonly ExportSuggestion[]
}

/** An input for exporters; each inner list is a unit. The skeleton is that of a text with one line a unit. */
export function exportInput(
  units: readonly (readonly SegmentShape[])[],
  change: Partial<ExportInput> & { kinds?: UnitKind[]; text?: string } = {},
): ExportInput {
  const { kinds = [], text, ...rest } = change
  const lines = text ?? units.map((_, index) => `dòng ${index}`).join('\n')
  let n = 0
  return {
    documentId: 'document-1',
    exportId: 'export-1',
    title: 'Nêu gương',
    fileName: 'a.txt',
    sourceLang: 'vi',
    targetLang: 'en',
    exportedAt: Date.UTC(2026, 10, 24, 6, 30),
    units: units.map((segments, index): ExportUnit => ({
      kind: kinds[index] ?? 'paragraph',
      tail: '',
      segments: segments.map((segment) => {
        n += 1
        return {
          id: `segment-${n}`,
          n,
          lead: segment.lead ?? '',
          source: segment.source,
          target: segment.target ?? '',
          status: segment.status ?? (segment.target ? 'draft' : 'untranslated'),
          locked: segment.locked ?? false,
          threads: segment.threads,
          suggestions: segment.suggestions,
        }
      }),
    })),
    skeleton: units.length === 0 ? new Uint8Array() : txtFilter.extract(new TextEncoder().encode(lines)).skeleton,
    sourceFormat: 'txt',
    labels,
    ...rest,
  }
}

/** Text and JSON of marked inline content, as the editor stores it. */
export const marked = (text: string, ...marks: string[]): unknown =>
  marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: marks.map((type) => ({ type })) }
export const tag = (label: string): unknown => ({ type: 'tag', attrs: { kind: 'footnote', ref: '1', label } })
