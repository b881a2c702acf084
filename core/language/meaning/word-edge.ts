/**
 * Does a word begin at this offset? Asked after a match, because a look-behind
 * at the head of a pattern is tried at every character of the text.
 */
export function beginsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1)
  if (code < 128) return !((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57))
  return Number.isNaN(code) || !/[\p{L}\p{M}\p{N}]/u.test(text.charAt(at - 1))
}
