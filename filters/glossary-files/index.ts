import { AppError } from '../../core/errors.ts'
import { extensionOf, foreignFormat } from '../signatures.ts'
import type { GlossaryFilter } from './filter.ts'
import { tbxV2, tbxV3 } from './tbx.ts'
import { csv, tsv } from './text-table.ts'
import { xlsx } from './xlsx.ts'

/** Formats in which terms come in and go out. To add one: its file, and a line here; the first that knows a file reads it. */
export const glossaryFilters: readonly GlossaryFilter[] = [tbxV3, tbxV2, xlsx, tsv, csv]

/** The filter of this format. */
export function glossaryFilter(id: GlossaryFilter['id']): GlossaryFilter {
  const found = glossaryFilters.find((filter) => filter.id === id)
  if (!found) throw new AppError('export.unsupportedFormat', { format: id })
  return found
}

/**
 * The filter that knows these bytes. AppError import.empty, or
 * import.unsupportedFormat: `found`, the format as far as it is known,
 * `supported`, the extensions that can be imported.
 */
export function pickGlossaryFilter(bytes: Uint8Array, fileName: string): GlossaryFilter {
  if (bytes.length === 0) throw new AppError('import.empty')
  const found = glossaryFilters.find((filter) => filter.recognises(bytes, fileName))
  if (found) return found
  throw new AppError('import.unsupportedFormat', {
    found: foreignFormat(bytes, fileName) ?? extensionOf(fileName),
    supported: '.tbx, .csv, .tsv, .xlsx, .txt',
  })
}
