import { hasVietnameseLetter, isVietnameseSyllable } from '../language/meaning/syllable.ts'
import { pair, type Check } from './check.ts'
import type { Side } from './side.ts'
import { matchesOf } from '../language/matches.ts'

/** Sequences that nothing but a wrong decoding yields (E1). */
const KNOWN =
  /á»[\p{L}\p{S}\p{P}\u0080-\u00bf]?|áº|Ä‘|Ä\u0090|Äƒ|Ã[\u0080-\u00bf\u2018-\u203a\u20acŠšŽžŒœŸƒ†‡ˆ‰˜™]|Æ[°¡]|â€[™œ\u009d“”]|[aoeuAOEU][ûù][ \p{P}]?(?<=[ñÑ]aû.?)|[ñÑ]a[ûùäåéèáúýïò]|aû\p{L}|§¶|®¹|\ufffd/u
/** Signs that stand for letters in TCVN3 and VISCII. */
const SIGN = /[¡¢£¤¥¦§¨©ª¬\u00ad®¯°±´µ¶·¸¹»¼½¾]/u
const WORD = /[\p{L}\p{M}¡-¿×÷\u00ad]+/gu
/** Letters of Latin-1 that do not go with their neighbours in Vietnamese: VNI and windows-1258. */
const MISMATCH = /[aeoôơuưyiâêăAEOUYI][ûùäåïòÒìÌÞÚöõ]|\p{Ll}[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ](?:\p{Ll}|$)/u

/** TCVN3, VNI, VISCII or twice-encoded text on either side: two signs inside words, or one sequence that is sure. */
export const legacyEncoding: Check = {
  severity: 'critical',
  mqm: 'Linguistic conventions > Character encoding',
  untranslated: true,
  examples: {
    ok: [
      pair('Tỉnh Nghệ An', '© 2019 Nghe An'),
      pair('Thành phố Köln', 'The city of Köln'),
      pair('theo § 5', 'under § 5'),
      pair('ông Peña', 'Mr. Peña'),
    ],
    bad: [
      pair('Tr­êng §¹i häc Y', 'The medical university'),
      pair('Tỉnh ủy', 'Tá»‰nh á»§y'),
      pair('Ñaûng boä tænh', 'The provincial Party Organisation'),
    ],
  },
  *run(pair) {
    if (isLegacy(pair.source)) yield { source: [{ start: 0, end: pair.source.text.length }] }
    if (isLegacy(pair.target)) yield { target: [{ start: 0, end: pair.target.text.length }] }
  },
}

function isLegacy({ text }: Side): boolean {
  if (!/[\u0080-\u00ff\u0152-\u0192\u2018-\u2122\ufffd]/u.test(text)) return false
  if (KNOWN.test(text)) return true
  if (!SIGN.test(text) && !MISMATCH.test(text)) return false
  let score = 0
  for (const [word] of matchesOf(WORD, text)) {
    if (/[\p{L}]/u.test(word)) score += suspicion(word)
    if (score >= 2) return true
  }
  return false
}

/** E2: signs count inside words with ASCII letters only; «quotes» and © before a year do not. */
function suspicion(word: string): number {
  const inner = word.replace(/^[«»©®°µ]|[»«®©°]$/gu, '')
  let score = 0
  for (let at = 0; at < inner.length; at++) {
    const sign = inner.charAt(at)
    if (!SIGN.test(sign) || !/[A-Za-z]/.test(inner)) continue
    const [before, after] = [/[\p{L}]/u.test(inner.charAt(at - 1)), /[\p{L}¡-¿]/u.test(inner.charAt(at + 1))]
    if (sign === '·' || sign === '\u00ad') score += before && after ? 0.9 : 0
    else score += before && after ? 2 : before || after ? 1 : 0
  }
  const odd =
    MISMATCH.test(inner) &&
    !isVietnameseSyllable(inner) &&
    (hasVietnameseLetter(inner) || /[\u00c0-\u00ff]/u.test(inner))
  return score + (odd ? 1 : 0)
}
