import { AppError } from '../../core/errors.ts'
import { decodeText } from '../encoding/decode.ts'
import { maxGlossaryBytes } from '../limits.ts'
import { extensionOf, foreignFormat } from '../signatures.ts'
import type { GlossaryFilter } from './filter.ts'
import { guessDelimiter, type Delimiter } from './table/guess.ts'
import { readTable } from './table/read.ts'
import { splitTable } from './table/split.ts'
import { headerCells, rowsOf } from './table/write.ts'

/** What of a file one looks at to see whether it is text. */
const lookedAt = 8192

/** A table as text, cells apart by `delimiter`: written so, read with whatever delimiter a file has. */
function textTable(
  id: 'csv' | 'tsv',
  mime: string,
  extensions: readonly string[],
  delimiter: Delimiter,
): GlossaryFilter {
  return {
    id,
    extension: id,
    mime,

    recognises(bytes, fileName) {
      const extension = extensionOf(fileName)
      if (extensions.includes(extension)) return true
      if (!['', 'txt', 'utf8'].includes(extension) || foreignFormat(bytes, '') !== null) return false
      const start = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes.subarray(0, lookedAt))
      return start.includes('\t') === (delimiter === '\t')
    },

    read(bytes, mapping) {
      if (bytes.length > maxGlossaryBytes) {
        throw new AppError('import.tooLarge', { bytes: bytes.length, limit: maxGlossaryBytes })
      }
      const found = foreignFormat(bytes, '')
      if (found !== null && found !== 'xml' && found !== 'html')
        throw new AppError('import.unreadable', { reason: found })
      const text = withoutSep(decodeText(bytes).text.normalize('NFC'))
      const used = mapping?.delimiter ?? text.sep ?? guessDelimiter(text.rest, delimiter)
      return readTable({ rows: splitTable(text.rest, used), sheets: [], delimiter: used }, mapping)
    },

    /** UTF-8 with a byte order mark, without which Excel spoils Vietnamese; RFC 4180 with CRLF. */
    write({ concepts }) {
      const special = delimiter === '\t' ? /["\r\n\t]/ : /["\r\n,]|^ | $/
      const cell = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
      const lines = [headerCells, ...concepts.flatMap(rowsOf)].map((row) => row.map(cell).join(delimiter))
      return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`)
    },
  }
}

/** Excel's own first line, `sep=;`, tells the delimiter and holds no cells. */
function withoutSep(text: string): { rest: string; sep: Delimiter | null } {
  const found = /^sep=([,;|\t])\r?\n/i.exec(text)
  return found ? { rest: text.slice(found[0].length), sep: found[1] as Delimiter } : { rest: text, sep: null }
}

export const csv = textTable('csv', 'text/csv; charset=utf-8', ['csv'], ',')
export const tsv = textTable('tsv', 'text/tab-separated-values; charset=utf-8', ['tsv', 'tab'], '\t')
