import { noError, type WmtRating } from '../../core/review/mqm/wmt.ts'

/**
 * Errors as tab-separated text, as WMT's expert ratings are published
 * (google/wmt-mqm-human-evaluation): no quoting; columns system, doc, doc_id
 * (segment in the document, from 1), seg_id (segment in the set, from 1), rater,
 * source, target, category, severity; the words at fault stand in `<v>…</v>`, in
 * the source where they are missing from the target or the source is at fault.
 */
export interface WmtRow extends WmtRating {
  document: string
  /** Segment within the document, from 1; as written. */
  place: string
  source: MarkedText
  target: MarkedText
}

/** A text and the words marked in it: offsets in UTF-16 units, end exclusive; null where nothing is marked. */
export interface MarkedText {
  text: string
  span: { from: number; to: number } | null
}

export const wmtColumns = [
  'system',
  'doc',
  'doc_id',
  'seg_id',
  'rater',
  'source',
  'target',
  'category',
  'severity',
] as const

const open = '<v>'
const close = '</v>'

function marked(cell: string): MarkedText {
  const from = cell.indexOf(open)
  if (from < 0) return { text: cell, span: null }
  const rest = cell.slice(from + open.length)
  // One published row has no end: then the words run to the end of the text.
  const length = rest.indexOf(close)
  const inside = length < 0 ? rest : rest.slice(0, length)
  const after = length < 0 ? '' : rest.slice(length + close.length)
  return { text: cell.slice(0, from) + inside + after, span: { from, to: from + inside.length } }
}

function unmarked({ text, span }: MarkedText): string {
  const one = (part: string): string => part.replace(/[\t\r\n]/g, ' ')
  if (!span) return one(text)
  return `${one(text.slice(0, span.from))}${open}${one(text.slice(span.from, span.to))}${close}${one(text.slice(span.to))}`
}

/** A line that is none of ours; `line` counts from 1. */
export interface BadLine {
  line: number
  reason: 'columns'
}

/** Reads rows in their order. Lines with another number of columns are told, not guessed at; the severity may be missing. */
export function readWmt(text: string): { rows: { line: number; row: WmtRow }[]; bad: BadLine[] } {
  const rows: { line: number; row: WmtRow }[] = []
  const bad: BadLine[] = []
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((content, at) => {
      const line = at + 1
      const cells = content.split('\t')
      if (content === '' || (at === 0 && cells[0] === wmtColumns[0])) return
      if (cells.length < wmtColumns.length || cells.length > wmtColumns.length + 1) {
        bad.push({ line, reason: 'columns' })
        return
      }
      const [system = '', document = '', place = '', segment = '', rater = ''] = cells
      const [source = '', target = '', category = '', severity = ''] = cells.slice(5)
      const row = { system, document, place, segment, rater, source: marked(source), target: marked(target) }
      rows.push({ line, row: { ...row, category, severity } })
    })
  return { rows, bad }
}

/** Tabs and line ends within a cell become spaces: the form knows no quoting. */
export function writeWmt(rows: Iterable<WmtRow>): string {
  const plain = (cell: string): string => cell.replace(/[\t\r\n]/g, ' ')
  const lines = [wmtColumns.join('\t')]
  for (const { system, document, place, segment, rater, source, target, category, severity } of rows) {
    const ids = [system, document, place, segment, rater].map(plain)
    lines.push([...ids, unmarked(source), unmarked(target), plain(category), plain(severity)].join('\t'))
  }
  return `${lines.join('\n')}\n`
}

/** A segment in which a rater found no error. */
export const withoutError = (row: Omit<WmtRow, 'category' | 'severity'>): WmtRow => ({
  ...row,
  category: noError,
  severity: noError,
})
