/** May a word touch what stands there? */
const WORD = /[\p{L}\p{N}\p{M}]/u
const CLOSING = /[.,;:!?)\]}”’»%…]/u
const OPENING = /[([{“‘«]/u

/** Text to insert between two characters, with the spaces English puts where words would touch. */
export function spaced(text: string, before: string, after: string): string {
  const first = [...text][0] ?? ''
  const last = [...text].at(-1) ?? ''
  const gapBefore = (WORD.test(before) || CLOSING.test(before)) && (WORD.test(first) || OPENING.test(first))
  const gapAfter = WORD.test(after) && (WORD.test(last) || CLOSING.test(last))
  return `${gapBefore ? ' ' : ''}${text}${gapAfter ? ' ' : ''}`
}
