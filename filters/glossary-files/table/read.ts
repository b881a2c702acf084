import type { TableMapping } from '../../../core/api.ts'
import { AppError } from '../../../core/errors.ts'
import { entryOf, Rejected, WarningCounts } from '../entry.ts'
import type { Entry, GlossaryRead } from '../filter.ts'
import { isOwnHeader } from './columns.ts'
import { draftOf, type TableReading } from './concept.ts'
import { guessMapping } from './guess.ts'
import type { TableRow } from './split.ts'
import { addValues, readValues, type Values } from './values.ts'

const sampleRows = 20
const sampleLength = 200

/** Rows and where they come from. */
export interface Table {
  rows: readonly TableRow[]
  sheets: string[]
  sheet?: string
  delimiter?: TableMapping['delimiter']
}

/**
 * Rows → entries, by the mapping given or guessed. Rows that follow each other
 * with the same id are one concept; an id that comes back later is rejected.
 * AppError import.empty for no row, import.badMapping for a mapping without a
 * column of terms.
 */
export function readTable(table: Table, given: TableMapping | undefined, warnings = new WarningCounts()): GlossaryRead {
  const first = table.rows[0]
  if (!first) throw new AppError('import.empty')
  const { header, columns } = given ?? guessMapping(table.rows)
  if (!columns.includes('vi') && !columns.includes('en')) throw new AppError('import.badMapping')
  const mapping: TableMapping = { header, columns }
  if (table.sheet !== undefined) mapping.sheet = table.sheet
  if (table.delimiter !== undefined) mapping.delimiter = table.delimiter
  if (!header) warnings.add('noHeader')
  const reading: TableReading = { columns, verbatim: header && isOwnHeader(first.cells), warnings }
  const entries = readEntries(header ? table.rows.slice(1) : table.rows, reading, table.delimiter ?? '\t')
  return { entries, warnings: warnings.list(), table: { mapping, sheets: table.sheets, sample: sampleOf(table.rows) } }
}

/** Rows of one concept, until another follows. */
interface Group {
  row: TableRow
  id: string
  values: Values | Rejected
}

function readEntries(rows: readonly TableRow[], reading: TableReading, delimiter: string): Entry[] {
  const lines = new Map<string, number>()
  return groupsOf(rows, reading).map(({ row, id, values }) =>
    entryOf(
      row.line,
      id,
      () => row.cells.join(delimiter),
      () => {
        if (values instanceof Rejected) throw values
        const known = lines.get(id)
        if (id !== '' && known !== undefined) throw new Rejected('duplicateId', { id: id.slice(0, 64), line: known })
        lines.set(id, row.line)
        return draftOf(values, reading)
      },
    ),
  )
}

function groupsOf(rows: readonly TableRow[], reading: TableReading): Group[] {
  const groups: Group[] = []
  for (const row of rows) {
    const values = valuesIn(row, reading)
    const id = values instanceof Rejected ? '' : (values.lines.id ?? '')
    const last = groups.at(-1)
    const goesOn = id !== '' && last?.id === id
    if (goesOn && !(last.values instanceof Rejected) && !(values instanceof Rejected)) addValues(last.values, values)
    else groups.push({ row, id, values })
  }
  return groups
}

function valuesIn(row: TableRow, { columns, verbatim }: TableReading): Values | Rejected {
  const surplus = row.cells.findLastIndex((cell) => cell.trim() !== '')
  if (surplus >= columns.length)
    return new Rejected('tooManyColumns', { columns: surplus + 1, expected: columns.length })
  try {
    return readValues(row.cells, columns, verbatim)
  } catch (error) {
    if (error instanceof Rejected) return error
    throw error
  }
}

function sampleOf(rows: readonly TableRow[]): string[][] {
  return rows.slice(0, sampleRows).map(({ cells }) => cells.map((cell) => cell.slice(0, sampleLength)))
}
