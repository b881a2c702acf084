/** What makes two targets equal: case, spaces and the style of quotes and apostrophes do not count. */
export function targetKey(text: string): string {
  const lower = text.normalize('NFC').toLowerCase()
  if (!/[‘’“”«»\u200b\ufeff]|\s\s|^\s|\s$/u.test(lower)) return lower
  return lower
    .replace(/[‘’]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim()
}
