/** What a UTF-16 code unit is to the tokeniser; looked up in a table because every character passes here. */
export const OTHER = 0
export const SPACE = 1
export const LINE_BREAK = 2
export const LETTER = 3
export const DIGIT = 4
/** Invisible characters that are ignored inside words but stay in the text (U7). */
export const IGNORABLE = 5

const classes = makeClasses()

function makeClasses(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let code = 0; code < 0x10000; code++) {
    const char = String.fromCharCode(code)
    if (/[\p{L}\p{M}]/u.test(char)) table[code] = LETTER
    else if (/\p{N}/u.test(char)) table[code] = DIGIT
    else if (/[\n\r\v\f\u0085\u2028\u2029]/.test(char)) table[code] = LINE_BREAK
    else if (/\s/.test(char)) table[code] = SPACE
  }
  for (const char of '\u200b\u200c\u200d\u2060\ufeff\u00ad') table[char.charCodeAt(0)] = IGNORABLE
  // Letters beyond the BMP: their halves join as letters; emoji stay apart because they begin with these only.
  return table
}

/** Class of the character at `position`; a surrogate pair is looked at whole. Outside the text: OTHER. */
export function classAt(text: string, position: number): number {
  const code = text.charCodeAt(position)
  if (code >= 0xd800 && code <= 0xdfff) return classOfPair(text, position)
  return Number.isNaN(code) ? OTHER : (classes[code] ?? OTHER)
}

function classOfPair(text: string, position: number): number {
  const low = text.charCodeAt(position) >= 0xdc00
  const char = String.fromCodePoint(text.codePointAt(low ? position - 1 : position) ?? 0)
  if (/[\p{L}\p{M}]/u.test(char)) return LETTER
  return /\p{N}/u.test(char) ? DIGIT : OTHER
}

/** Does the text begin with a capital (or title-case) letter at `position`? Decomposed capitals count (S4). */
export function isCapitalAt(text: string, position: number): boolean {
  CAPITAL.lastIndex = position
  return CAPITAL.test(text)
}
const CAPITAL = /[\p{Lu}\p{Lt}]/uy
