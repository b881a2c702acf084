import { AppError } from '../../../core/errors.ts'
import { latin1 } from '../../encoding/latin.ts'

/**
 * The text of an XML file, by its byte order mark, its first bytes, else its
 * declaration (XML 1.0, appendix F). AppError import.unknownEncoding where the
 * bytes do not fit, or nobody knows the encoding named.
 */
export function decodeXml(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (error) {
    throw new AppError('import.unknownEncoding', {}, { cause: error })
  }
}

/** How the file begins, whatever its encoding, for looking at only. */
export function xmlStart(bytes: Uint8Array): string {
  return latin1(bytes.subarray(0, 16384)).replaceAll('\0', '')
}

function encodingOf(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  if (first === 0xef && second === 0xbb) return 'utf-8'
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(latin1(bytes.subarray(0, 300)))?.[1]
  // Bytes are one each here: a file that names UTF-16 was converted by a program that left the name.
  return declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared
}
