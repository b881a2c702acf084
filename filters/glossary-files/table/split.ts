import { AppError } from '../../../core/errors.ts'
import { maxGlossaryCells, maxGlossaryRows } from '../../limits.ts'

/** A row that holds something; `line` counts all rows from 1, as a spreadsheet does. */
export interface TableRow {
  line: number
  cells: string[]
}

/** More columns than a mapping can name; what lies beyond makes a row ragged all the same. */
export const maxColumns = 201

/**
 * A text table (RFC 4180) → rows, blank ones left out. Not csv-parse's: it takes
 * more than twice as long, and a quote that never ends fails the whole file
 * (docs/adr/0007). Lenient where files of other programs are sloppy: any line end; blanks before a quote; a
 * quote inside a quoted cell counts as its end only before a delimiter or line
 * end; a quote that never ends is a plain character. At most `limit` rows.
 * AppError import.tooLarge for more rows or cells than anybody can use.
 */
export function splitTable(text: string, delimiter: string, limit = Infinity): TableRow[] {
  const rows: TableRow[] = []
  const reader = new Splitter(text, delimiter)
  let cells = 0
  for (let line = 1; !reader.done && rows.length < limit; line++) {
    const row = reader.row()
    if (row.every((cell) => cell.trim() === '')) continue
    cells += row.length
    if (rows.length >= maxGlossaryRows) throw new AppError('import.tooLarge', { limit: maxGlossaryRows })
    if (cells > maxGlossaryCells) throw new AppError('import.tooLarge', { limit: maxGlossaryCells })
    rows.push({ line, cells: row })
  }
  return rows
}

class Splitter {
  private at = 0
  /** A quote was opened and never closed: those after it are plain characters. */
  private plainQuotes = false
  private readonly text: string
  private readonly delimiter: string
  private readonly end: RegExp

  constructor(text: string, delimiter: string) {
    this.text = text
    this.delimiter = delimiter
    this.end = new RegExp(`[\\r\\n${delimiter === '|' ? '\\|' : delimiter}]`, 'g')
  }

  get done(): boolean {
    return this.at >= this.text.length
  }

  /** The next row, and past its line end. */
  row(): string[] {
    const cells: string[] = []
    for (;;) {
      const cell = this.cell()
      if (cells.length < maxColumns) cells.push(cell)
      const next = this.text[this.at]
      this.at++
      if (next === this.delimiter) continue
      if (next === '\r' && this.text[this.at] === '\n') this.at++
      return cells
    }
  }

  /** The next cell, up to the delimiter or line end after it. */
  private cell(): string {
    let start = this.at
    if (!this.plainQuotes) {
      while (this.text[start] === ' ') start++
      if (this.text[start] === '"') {
        const quoted = this.quoted(start + 1)
        if (quoted !== null) return quoted
        this.plainQuotes = true
      }
    }
    const from = this.at
    this.end.lastIndex = from
    this.at = this.end.exec(this.text)?.index ?? this.text.length
    return this.text.slice(from, this.at)
  }

  private quoted(from: number): string | null {
    let cell = ''
    for (let start = from; ;) {
      const quote = this.text.indexOf('"', start)
      if (quote === -1) return null
      cell += this.text.slice(start, quote)
      const after = this.closing(quote)
      if (after !== -1) {
        this.at = after
        return cell
      }
      cell += '"'
      start = this.text[quote + 1] === '"' ? quote + 2 : quote + 1
    }
  }

  /** Where the delimiter or line end after this quote is; -1 if it does not end a cell. */
  private closing(quote: number): number {
    let next = quote + 1
    while (this.text[next] === ' ') next++
    const character = this.text[next]
    const ends = character === undefined || character === this.delimiter || character === '\r' || character === '\n'
    return ends ? next : -1
  }
}
