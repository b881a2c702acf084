/** How a segment ends, closing quotes and brackets aside. */
export type EndMark = '.' | '?' | '!' | '…' | ':' | ';' | ''

const CLOSERS = /["'“”‘’»)\]}>]/u
/** Abbreviations whose full stop may or may not end a sentence. */
const ABBREVIATION =
  /(?:(?<!\p{L})(?:[ap]\.\s?m|etc|v\.v|i\.e|e\.g|U\.S|U\.K|Co|Ltd|Inc|Corp|Jr|Sr|No|St|Mr|Mrs|Ms|Dr|vs|TP|Tp|sq|cu|Đ\/c)|(?<!\p{L})\p{Lu})\.$/u

/**
 * The marks with which a text may be said to end. Usually one; several after
 * "?”." (the order of quote and stop is free), "?!", or an abbreviation's full
 * stop, which may be no end at all.
 */
export function endMarks(whole: string): ReadonlySet<EndMark> {
  const marks = new Set<EndMark>()
  // No end is longer than this.
  const text = whole.slice(-80)
  let at = text.trimEnd().length
  const end = at
  for (; at > 0; at--) {
    const char = text.charAt(at - 1)
    if (/\s/u.test(char) && marks.size === 0) continue
    if (CLOSERS.test(char)) continue
    if (char === '/' && /\.$/u.test(text.slice(0, at - 1))) continue
    if (char === '/' && marks.has('.')) continue
    if (char === '.' && text.charAt(at - 2) === '.') {
      const dots = /\.+$/.exec(text.slice(0, at))?.[0].length ?? 0
      marks.add(dots > 2 ? '…' : '.')
      at -= dots - 1
      continue
    }
    if (char === '.' || char === '?' || char === '!' || char === '…' || char === ':' || char === ';') marks.add(char)
    else break
  }
  const body = text.slice(0, end).replace(/["'“”‘’»)\]}\s]+$/u, '')
  if (body.endsWith('.') && ABBREVIATION.test(body)) marks.add('')
  if (body.includes('v.v') && /(?<!\p{L})v\.v(?:\.|…|\.\.\.)?[”"')\]]*\.?$/u.test(body))
    for (const mark of ['.', '…'] as const) marks.add(mark)
  if (marks.size === 0) marks.add('')
  return marks
}
