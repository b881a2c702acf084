import { AppError } from '../../core/errors.ts'
import { isControl } from '../characters.ts'
import { decodeUnicode, type DecodedText } from './unicode.ts'

/**
 * The text of a plain text file. What is not Unicode is refused by name, never
 * guessed into wrong letters: AppError import.binary, import.legacyEncoding
 * (`encoding`), import.unknownEncoding.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = decodeUnicode(bytes)
  if (decoded === null) throw new AppError(isBinary(latin1(bytes)) ? 'import.binary' : 'import.unknownEncoding')
  if (isBinary(decoded.text)) throw new AppError('import.binary')
  return decoded
}

/** Each byte as the character of the same number. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** NUL is in no text; other control characters are no more than stray ones. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  let stray = 0
  for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) stray++
  return stray > 3 && stray > text.length / 100
}
