/** Places and clusters of ICU in JavaScript expressions under the flag u. */

const WORD = '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200c\\u200d]'
const LINE_END = '[\\n-\\r\\x85\\u2028\\u2029]'
const END = '(?![^])'
const START = '(?<![^])'

/** `^` and `$`, which depend on the flag m. */
export const places = {
  start: START,
  lineStart: `(?:${START}|(?<=${LINE_END})(?<!\\r(?=\\n))(?=[^]))`,
  lineEnd: `(?:${END}|(?=${LINE_END})(?<!\\r(?=\\n)))`,
  /** The end, or before a line end that is the last thing. */
  lastLineEnd: `(?:${END}|(?=\\r\\n${END})|(?=${LINE_END}${END})(?<!\\r(?=\\n)))`,
}

export const placeEscapes: Record<string, string> = {
  A: START,
  z: END,
  Z: places.lastLineEnd,
  /** Word boundaries of ICU: letters, marks and digits of all scripts, not of ASCII alone. */
  b: `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`,
  B: `(?:(?<=${WORD})(?=${WORD})|(?<!${WORD})(?!${WORD}))`,
}

const EXTEND = '[\\p{M}\\p{Emoji_Modifier}\\u200c\\u200d]'
const HANGUL = '[\\u1100-\\u11ff\\ua960-\\ua97f\\uac00-\\ud7ff]'

export const clusterEscapes: Record<string, string> = {
  /** One line end; never half of CR LF. */
  R: `(?:\\r\\n|(?!\\r\\n)${LINE_END})`,
  /** A grapheme cluster (UAX 29): flags, joined emoji, Hangul, else a character with its marks. */
  X: `(?:\\r\\n|(?:\\p{Regional_Indicator}{2}|\\p{Extended_Pictographic}(?:${EXTEND}*\\u200d\\p{Extended_Pictographic})*|${HANGUL}+|[^])${EXTEND}*(?!${EXTEND}))`,
}
