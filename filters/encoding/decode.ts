import { AppError } from '../../core/errors.ts'
import { isControl } from '../characters.ts'
import type { LegacyEncoding } from './encodings.ts'
import { latin1 } from './latin.ts'
import { guessLegacy } from './legacy.ts'
import { decodeUnicode, type DecodedText } from './unicode.ts'

/**
 * The text of a plain text file. What is not Unicode is refused by name, never
 * guessed into wrong letters: AppError import.binary, import.legacyEncoding
 * (`encoding`, its name; `id`, for converting it), import.unknownEncoding.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = decodeUnicode(bytes)
  if (decoded === null) throw refusal(latin1(bytes))
  if (isBinary(decoded.text)) throw new AppError('import.binary')
  const encoding = guessLegacy(decoded.text, 3)
  if (encoding !== null) throw named(encoding)
  return decoded
}

/** Why bytes that are not Unicode are refused. */
function refusal(latin: string): AppError {
  if (/^(?:\xFF\xFE|\xFE\xFF)/.test(latin)) return new AppError('import.unknownEncoding')
  if (latin.includes('\0')) return new AppError('import.binary')
  const encoding = guessLegacy(latin, 2)
  // Bytes that read well as UTF-8 but are not all of it: a damaged file, not an old one.
  if (encoding !== null && encoding.id !== 'utf-8-twice') return named(encoding)
  return new AppError(isBinary(latin) ? 'import.binary' : 'import.unknownEncoding')
}

function named({ id, name }: LegacyEncoding): AppError {
  return new AppError('import.legacyEncoding', { encoding: name, id })
}

/** NUL is in no text; other control characters are no more than stray ones. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  let stray = 0
  for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) stray++
  return stray > 3 && stray > text.length / 100
}
