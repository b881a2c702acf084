/** What makes two targets equal: case, spaces and the style of quotes and apostrophes do not count. */
export function targetKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim()
}
