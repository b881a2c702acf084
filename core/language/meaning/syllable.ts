/** Tone marks; hats and horns are part of the vowel. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const ONSET = '(?:ngh|ng|nh|kh|ph|th|tr|ch|gh|gi|qu|[bcdđghklmnprstvx])?'
const RHYMES =
  '(?:[aăâeêioôơuưy]|i[aê]|y[aê]|u[aâêôơy]|ư[aơ]|o[aăeo]|uy[aê])(?:ng|nh|ch|[cmnpt])?|' +
  '[ao][iou]|ay|âu|ây|eo|êu|iu|ôi|ơi|ui|ưi|ưu|oai|oay|oeo|uôi|ươi|ươu|iêu|yêu|uây|uao|uyu|uai|oao'
const SYLLABLE = new RegExp(`^${ONSET}(?:${RHYMES})$`)

/** A letter that Vietnamese has and English has not; Latin-1 letters of French or Spanish count too. */
const MARKED = /[à-ãè-êìíò-õùúýăđĩũơư\u1ea0-\u1ef9]/iu
/** Letters that no other language usual in English text has. */
const UNMISTAKABLE = /[ăđơư\u1ea0-\u1ef9]/iu

/** Could this word (letters only) be one Vietnamese syllable, with at most one tone mark? */
export function isVietnameseSyllable(word: string): boolean {
  if (word.length > 7) return false
  const parts = word.toLowerCase().normalize('NFD')
  const bare = parts.replace(TONES, '')
  return parts.length - bare.length <= 1 && SYLLABLE.test(bare.normalize('NFC'))
}

/** Has the word a letter with a Vietnamese mark, be it shared with French? */
export function hasVietnameseLetter(word: string): boolean {
  return MARKED.test(word)
}

/** Has the word a letter that only Vietnamese has? */
export function isUnmistakablyVietnamese(word: string): boolean {
  return UNMISTAKABLE.test(word)
}

/** Without diacritics, đ as d, capitals kept: how names are written when marks are dropped (P4). */
export function dropDiacritics(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').normalize('NFC')
}
