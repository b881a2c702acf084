import { wellFormed } from '../characters.ts'

/** The Unicode encodings a text file may have. UTF-16 without a byte order mark is recognised by its bytes. */
export type TextEncodingId = 'utf-8' | 'utf-16le' | 'utf-16be'

export interface DecodedText {
  encoding: TextEncodingId
  /** The file began with a byte order mark; `text` is without it. */
  bom: boolean
  text: string
}

const BOM = '\uFEFF'

/** Bytes → text, or null where the bytes are not well-formed in that encoding: no character is ever replaced. */
function decodeAs(encoding: TextEncodingId, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * UTF-8 and UTF-16 by byte order mark; without a mark UTF-16 where the bytes
 * look like it, else UTF-8. Null when the bytes are none of these.
 */
export function decodeUnicode(bytes: Uint8Array): DecodedText | null {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return null // UTF-32
  if (a === 0xff && b === 0xfe) return marked('utf-16le', bytes.subarray(2))
  if (a === 0xfe && b === 0xff) return marked('utf-16be', bytes.subarray(2))
  if (a === 0xef && b === 0xbb && c === 0xbf) return marked('utf-8', bytes.subarray(3))
  const encoding = bytes.includes(0) ? unmarkedUtf16(bytes) : null
  const text = decodeAs(encoding ?? 'utf-8', bytes)
  return text === null ? null : { encoding: encoding ?? 'utf-8', bom: false, text }
}

function marked(encoding: TextEncodingId, rest: Uint8Array): DecodedText | null {
  const text = decodeAs(encoding, rest)
  return text === null ? null : { encoding, bom: true, text }
}

/** Code units of Vietnamese and English text: white space, Latin letters, combining tone marks, quotes, dashes, đồng. */
function isCommon(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x20 || (unit >= 9 && unit <= 13)
  return (
    (unit >= 0xa0 && unit < 0x250) ||
    (unit >= 0x300 && unit < 0x370) ||
    (unit >= 0x1ea0 && unit < 0x1f00) ||
    (unit >= 0x2010 && unit < 0x2070) ||
    unit === 0x20ab
  )
}

/** The byte order in which nearly all of the first 32,768 code units are common characters. */
function unmarkedUtf16(bytes: Uint8Array): TextEncodingId | null {
  if (bytes.length % 2 !== 0) return null
  const units = Math.min(bytes.length / 2, 32768)
  let little = 0
  let big = 0
  for (let i = 0; i < units; i++) {
    const first = bytes[2 * i] ?? 0
    const second = bytes[2 * i + 1] ?? 0
    if (isCommon(first + 256 * second)) little++
    if (isCommon(256 * first + second)) big++
  }
  if (Math.max(little, big) < 0.95 * units) return null
  return little >= big ? 'utf-16le' : 'utf-16be'
}

/** The inverse of `decodeUnicode`. A lone surrogate, which no encoding can hold, becomes U+FFFD. */
export function encodeUnicode(decoded: DecodedText): Uint8Array {
  const text = (decoded.bom ? BOM : '') + wellFormed(decoded.text)
  if (decoded.encoding === 'utf-8') return new TextEncoder().encode(text)
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  const little = decoded.encoding === 'utf-16le'
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), little)
  return bytes
}
