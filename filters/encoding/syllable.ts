/**
 * The shape of a Vietnamese syllable without its tone, in NFC: initial, glide
 * and nucleus, final. Only the shape: enough to tell letters put together by a
 * language from letters put together by a wrong code page.
 */
const shape = new RegExp(
  '^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?' +
    '(?:iêu|yêu|ươi|ươu|uôi|uyê|oai|oay|oao|oeo|uây|uya|uyu|iê|yê|ươ|uô|uâ|uê|uơ|uy|oa|oă|oe|oo|ia|ua|ưa|ai|ao|au|ay|âu|ây|' +
    'eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])' +
    '(?:ng|nh|ch|[cmnpt])?$',
  'u',
)
/** Before ch and nh stand a, ê, i, y only. */
const badFinal = /[^aêiy](?:ch|nh)$/
/** Syllables ending in a stop have the acute or the dot below. */
const stopped = /(?:c|ch|p|t)$/
/** Grave, acute, tilde, hook above, dot below. */
const tone = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Could this word be a Vietnamese syllable? Any case; at most one tone. */
export function isSyllable(word: string): boolean {
  if (word.length > 16) return false
  const apart = word.normalize('NFD').toLowerCase()
  if ((apart.match(tone)?.length ?? 0) > 1) return false
  const plain = apart.replace(tone, '').normalize('NFC')
  if (stopped.test(plain) && !/[\u0301\u0323]/.test(apart) && plain.length > 1) return false
  return shape.test(plain) && !(plain.length > 2 && badFinal.test(plain))
}
