/**
 * Does a word begin at this offset? Asked after a match, because a look-behind
 * at the head of a pattern is tried at every character of the text.
 */
export function beginsWord(text: string, at: number): boolean {
  return !isOfWord(text, at - 1)
}

/**
 * Does a word end before this offset? Asked after a match of an English
 * pattern, which without the flags i and u together is found several times faster.
 */
export function endsWord(text: string, at: number): boolean {
  return !isOfWord(text, at)
}

function isOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  return !Number.isNaN(code) && /[\p{L}\p{M}\p{N}]/u.test(text.charAt(at))
}
