import { AppError } from '../../core/errors.ts'
import { maxGlossaryBytes } from '../limits.ts'
import { extensionOf } from '../signatures.ts'
import type { GlossaryFilter } from './filter.ts'
import { readWorkbook } from './xlsx/read.ts'
import { writeWorkbook } from './xlsx/write.ts'

/** Excel's workbook (ISO/IEC 29500 SpreadsheetML): one sheet is a table of terms. */
export const xlsx: GlossaryFilter = {
  id: 'xlsx',
  extension: 'xlsx',
  mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',

  recognises(bytes, fileName) {
    const zip = bytes[0] === 0x50 && bytes[1] === 0x4b
    return zip && ['xlsx', 'xlsm', 'xltx', 'zip', ''].includes(extensionOf(fileName))
  },

  read(bytes, mapping) {
    if (bytes.length > maxGlossaryBytes) {
      throw new AppError('import.tooLarge', { bytes: bytes.length, limit: maxGlossaryBytes })
    }
    return readWorkbook(bytes, mapping)
  },

  write: ({ name, concepts }) => writeWorkbook(concepts, name),
}
