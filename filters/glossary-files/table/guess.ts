import type { ColumnRole, TableMapping } from '../../../core/api.ts'
import { isListRole, isOwnHeader, isProseRole, ownColumns } from './columns.ts'
import { roleOfName, sideOfName } from './names.ts'
import { maxColumns, splitTable, type TableRow } from './split.ts'

export type Delimiter = NonNullable<TableMapping['delimiter']>
const delimiters: readonly Delimiter[] = ['\t', ',', ';', '|']

/** How far into a table one looks to understand it. */
const sampleRows = 200
const sampleLength = 200_000

/** The delimiter that cuts the first rows most evenly into several cells; `preferred` where none does. */
export function guessDelimiter(text: string, preferred: Delimiter): Delimiter {
  let best = preferred
  let bestScore = 0
  for (const delimiter of [preferred, ...delimiters]) {
    const widths = splitTable(text.slice(0, sampleLength), delimiter, sampleRows).map(({ cells }) => cells.length)
    const common = mostCommon(widths)
    if (common < 2) continue
    // Evenness first: a comma stands in many sentences, but not as often in each.
    const even = widths.filter((width) => width === common).length / widths.length
    const score = even * even * Math.min(common, 4)
    if (score > bestScore * 1.01) [best, bestScore] = [delimiter, score]
  }
  return best
}

function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/** What the columns hold, by their names, else by what stands in them. Always names a column for terms. */
export function guessMapping(rows: readonly TableRow[]): { header: boolean; columns: ColumnRole[] } {
  const first = rows[0]?.cells ?? []
  if (isOwnHeader(first)) return { header: true, columns: ownColumns.map(([, role]) => role) }
  const width = widthOf(rows)
  const body = rows.slice(1, sampleRows)
  const named = Array.from({ length: width }, (_, index) => roleOfName(first[index] ?? ''))
  placeSides(named, first, body)
  const known = named.filter((role) => role !== null)
  // One name alone may be a term: "domain", "Note". A language or two names are not chance.
  const header = known.length > 1 || ['vi', 'en'].includes(known[0] ?? '')
  const columns: (ColumnRole | null)[] = header ? named : Array.from({ length: width }, () => null)
  placeTerms(columns, header ? body : rows.slice(0, sampleRows), header)
  if (!columns.includes('vi') && !columns.includes('en')) columns[0] = 'vi'
  return { header, columns: onlyOnce(columns) }
}

/** As many columns as are named, or as rows commonly have: a row with more is ragged. */
function widthOf(rows: readonly TableRow[]): number {
  const widths = rows.slice(0, sampleRows).map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== '') + 1)
  return Math.min(maxColumns - 1, Math.max(widths[0] ?? 0, mostCommon(widths)))
}

/** "Source" and "Target" (rule of this product: from Vietnamese), the other way round where the text shows it. */
function placeSides(named: (ColumnRole | null)[], first: readonly string[], body: readonly TableRow[]): void {
  if (named.includes('vi') && named.includes('en')) return
  const source = first.findIndex((cell) => sideOfName(cell) === 'source')
  const target = first.findIndex((cell) => sideOfName(cell) === 'target')
  if (source === -1 || target === -1) return
  const reversed = marks(body, target) > marks(body, source)
  named[source] = reversed ? 'en' : 'vi'
  named[target] = reversed ? 'vi' : 'en'
}

/** Columns without a name: the one with most Vietnamese letters, and the next one with text. */
function placeTerms(columns: (ColumnRole | null)[], rows: readonly TableRow[], header: boolean): void {
  if (columns.includes('vi') && columns.includes('en')) return
  if (header && (columns.includes('vi') || columns.includes('en')) && columns.every((role) => role !== null)) return
  const free = columns.flatMap((role, index) => (role === null && hasText(rows, index) ? [index] : []))
  if (!columns.includes('vi')) {
    const best = free.reduce((a, b) => (marks(rows, b) > marks(rows, a) ? b : a), free[0] ?? -1)
    if (best !== -1) {
      columns[best] = 'vi'
      free.splice(free.indexOf(best), 1)
    }
  }
  if (!columns.includes('en') && free[0] !== undefined) {
    columns[free[0]] = 'en'
    free.shift()
  }
  // OmegaT and many others: source, target, comment.
  if (!header && columns.length === 3 && free[0] !== undefined) columns[free[0]] = 'note'
}

const hasText = (rows: readonly TableRow[], index: number): boolean =>
  rows.some(({ cells }) => /\p{L}/u.test(cells[index] ?? ''))

/** Letters that Vietnamese has and English has not. */
function marks(rows: readonly TableRow[], index: number): number {
  let count = 0
  for (const { cells } of rows) {
    count +=
      cells[index]?.match(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíĩòóõùúũý]/giu)?.length ?? 0
  }
  return count
}

/** A second column of terms in a language holds further ones; of a second id, status or day nothing is known. */
function onlyOnce(columns: readonly (ColumnRole | null)[]): ColumnRole[] {
  const seen = new Set<ColumnRole>()
  return columns.map((role) => {
    if (role === null) return 'skip'
    const again = seen.has(role)
    seen.add(role)
    if (!again || isProseRole(role)) return role
    if (role === 'vi') return 'viVariants'
    if (role === 'en') return 'enAdmitted'
    return isListRole(role) ? role : 'skip'
  })
}
