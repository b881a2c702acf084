import type { TableMapping } from '../../../core/api.ts'
import { AppError } from '../../../core/errors.ts'
import { maxGlossaryCells, maxGlossaryRows } from '../../limits.ts'
import { WarningCounts } from '../entry.ts'
import type { GlossaryRead } from '../filter.ts'
import { readTable } from '../table/read.ts'
import { maxColumns, type TableRow } from '../table/split.ts'
import { dayStyles, serialDay } from './dates.ts'
import { openWorkbook, readPart, type Workbook } from './package.ts'
import { plainString } from './text.ts'

/**
 * A sheet of a workbook as a table: the one the mapping names, else the first
 * visible one with a cell. Formulas count by the value stored with them; dates
 * come as ISO days. AppError import.badMapping for a sheet that is not there.
 */
export function readWorkbook(bytes: Uint8Array, mapping: TableMapping | undefined): GlossaryRead {
  const workbook = openWorkbook(bytes)
  const visible = workbook.sheets.filter((sheet) => !sheet.hidden)
  const shown = visible.length > 0 ? visible : workbook.sheets
  const wanted = mapping?.sheet === undefined ? shown : shown.filter((sheet) => sheet.name === mapping.sheet)
  if (wanted.length === 0) throw new AppError(mapping?.sheet === undefined ? 'import.empty' : 'import.badMapping')
  const strings = sharedStrings(workbook)
  const days = dayStyles(workbook)
  for (const sheet of wanted) {
    const rows = readSheet(workbook, sheet.path, strings, days)
    if (rows.length === 0) continue
    const warnings = new WarningCounts()
    if (mapping?.sheet === undefined && shown.length > 1) warnings.add('otherSheets', { sheet: sheet.name })
    return readTable({ rows, sheets: shown.map(({ name }) => name), sheet: sheet.name }, mapping, warnings)
  }
  throw new AppError('import.empty')
}

/** The table of strings, runs of rich text joined, phonetic guides left out. */
function sharedStrings({ zip, sharedStrings }: Workbook): string[] {
  const strings: string[] = []
  if (sharedStrings === null) return strings
  let inText = false
  let phonetic = false
  let text = ''
  readPart(zip, sharedStrings, {
    open({ local }) {
      if (local === 'si') text = ''
      if (local === 'rPh') phonetic = true
      if (local === 't') inText = !phonetic
    },
    text(piece) {
      if (inText) text += piece
    },
    close({ local }) {
      if (local === 't') inText = false
      if (local === 'rPh') phonetic = false
      if (local !== 'si') return
      if (strings.length >= maxGlossaryCells) throw new AppError('import.tooLarge', { limit: maxGlossaryCells })
      strings.push(plainString(text))
    },
  })
  return strings
}

function readSheet(
  workbook: Workbook,
  path: string,
  strings: readonly string[],
  days: ReadonlySet<number>,
): TableRow[] {
  const reader = new SheetReader(strings, days, workbook.date1904)
  readPart(workbook.zip, path, reader)
  return reader.rows
}

class SheetReader {
  readonly rows: TableRow[] = []
  private readonly strings: readonly string[]
  private readonly days: ReadonlySet<number>
  private readonly date1904: boolean
  private row: TableRow = { line: 0, cells: [] }
  private column = -1
  private type = ''
  private style = 0
  private value = ''
  private inValue = false
  private phonetic = false
  private cells = 0

  constructor(strings: readonly string[], days: ReadonlySet<number>, date1904: boolean) {
    this.strings = strings
    this.days = days
    this.date1904 = date1904
  }

  open({ local, attributes }: { local: string; attributes: Record<string, string> }): void {
    if (local === 'row') {
      const line = Number(attributes.r)
      this.row = { line: line > 0 ? line : this.row.line + 1, cells: [] }
      this.column = -1
    } else if (local === 'c') {
      this.column = columnOf(attributes.r) ?? this.column + 1
      this.type = attributes.t ?? 'n'
      this.style = Number(attributes.s ?? '0')
      this.value = ''
    } else if (local === 'rPh') this.phonetic = true
    else if (local === 'v' || local === 't') this.inValue = !this.phonetic
  }

  text(piece: string): void {
    if (this.inValue) this.value += piece
  }

  close({ local }: { local: string }): void {
    if (local === 'v' || local === 't') this.inValue = false
    else if (local === 'rPh') this.phonetic = false
    else if (local === 'c') this.endCell()
    else if (local === 'row') this.endRow()
  }

  private endCell(): void {
    if (this.column >= maxColumns) return
    const text = this.cellText()
    if (text === '') return
    while (this.row.cells.length < this.column) this.row.cells.push('')
    this.row.cells[this.column] = text
  }

  private endRow(): void {
    const { row } = this
    if (row.cells.every((cell) => cell.trim() === '')) return
    this.cells += row.cells.length
    if (this.rows.length >= maxGlossaryRows) throw new AppError('import.tooLarge', { limit: maxGlossaryRows })
    if (this.cells > maxGlossaryCells) throw new AppError('import.tooLarge', { limit: maxGlossaryCells })
    this.rows.push(row)
  }

  private cellText(): string {
    const { type, value } = this
    if (value === '') return ''
    if (type === 's') return this.strings[Number(value)] ?? ''
    if (type === 'inlineStr' || type === 'str') return plainString(value)
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (type === 'd') return value.slice(0, 10)
    if (type === 'e') return ''
    const number = Number(value)
    if (Number.isNaN(number)) return value.trim()
    return (this.days.has(this.style) ? serialDay(number, this.date1904) : null) ?? String(number)
  }
}

/** `AB12` → 27; null where there is no such reference. */
function columnOf(reference: string | undefined): number | null {
  const letters = reference === undefined ? null : /^[A-Z]{1,3}(?=\d)/.exec(reference)
  if (!letters) return null
  let column = 0
  for (const letter of letters[0]) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
