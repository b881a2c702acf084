/** Characters that a file format cannot hold, in one place. */

/** Lone surrogates, half a character that no encoding can write, become U+FFFD: a reader sees that one was there. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** True for C0 controls other than white space, and DEL: characters no text is made of. */
export function isControl(unit: number): boolean {
  return unit === 0x7f || (unit < 0x20 && !(unit >= 9 && unit <= 13))
}
