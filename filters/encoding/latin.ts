/** Bytes as characters: the form in which legacy text is looked at, whichever way it came. */

/** Each byte as the character of the same number. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

export const bytesOf = (latin: string): Buffer => Buffer.from(latin, 'latin1')

/** windows-1252 where it differs from Latin-1: a page read in the wrong code shows these. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const foreign = new RegExp(`[^\\0-\\xff${windows1252}]`)

/** Text that was decoded as windows-1252 or Latin-1 → its bytes as characters; null when it holds other letters. */
export function latinOf(text: string): string | null {
  if (foreign.test(text)) return null
  return text.replace(/[^\0-\xff]/g, (character) => String.fromCharCode(0x80 + windows1252.indexOf(character)))
}

/** Bytes 80–9F as windows-1252 prints them: quotes, dashes, the ellipsis. */
export function printed(latin: string): string {
  return latin.replace(/[\x80-\x9f]/g, (byte) => windows1252.charAt(byte.charCodeAt(0) - 0x80))
}
