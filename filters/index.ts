import { AppError } from '../core/errors.ts'
import { bilingualDocx } from './bilingual-docx/index.ts'
import { bilingualHtml } from './bilingual-html/index.ts'
import type { DocumentFilter, Exporter } from './filter.ts'
import { extensionOf, foreignFormat } from './signatures.ts'
import { targetTxt } from './target-txt/index.ts'
import { txtFilter } from './txt.ts'

/** Formats that can be imported. To add one: its file, and a line here. */
export const documentFilters: readonly DocumentFilter[] = [txtFilter]

/** Formats that can be exported. To add one: its file, and a line here. */
export const exporters: readonly Exporter[] = [bilingualDocx, bilingualHtml, targetTxt]

/**
 * The filter that knows these bytes best; content counts before the name.
 * AppError import.unsupportedFormat: `found`, the format as far as it is known
 * ('' if not), `supported`, the extensions that can be imported.
 */
export function pickFilter(bytes: Uint8Array, fileName: string): DocumentFilter {
  let best: DocumentFilter | null = null
  let bestScore = 0
  for (const filter of documentFilters) {
    const score = filter.recognises(bytes, fileName)
    if (score > bestScore) [best, bestScore] = [filter, score]
  }
  if (best) return best
  throw new AppError('import.unsupportedFormat', {
    found: foreignFormat(bytes, fileName) ?? extensionOf(fileName),
    supported: documentFilters.flatMap((filter) => filter.extensions.map((extension) => `.${extension}`)).join(', '),
  })
}
