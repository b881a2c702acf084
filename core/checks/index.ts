import { abbrUntranslated } from './abbr-untranslated.ts'
import { allCaps } from './all-caps.ts'
import { approximation } from './approximation.ts'
import { bracketPairing } from './bracket-pairing.ts'
import { capsProper } from './caps-proper.ts'
import type { Check } from './check.ts'
import { confusable } from './confusable.ts'
import { creditLine } from './credit-line.ts'
import { currency } from './currency.ts'
import { date } from './date.ts'
import { diffSourceSameTarget } from './diff-source-same-target.ts'
import { docEndMark } from './doc-end-mark.ts'
import { docNumber } from './doc-number.ts'
import { doubleSpace } from './double-space.ts'
import { edgeWhitespace } from './edge-whitespace.ts'
import { emptyTarget } from './empty-target.ts'
import { endPunct } from './end-punct.ts'
import { honorificGender } from './honorific-gender.ts'
import { initialCap } from './initial-cap.ts'
import { legacyEncoding } from './legacy-encoding.ts'
import { lengthRatio } from './length-ratio.ts'
import { listMarkerCheck } from './list-marker.ts'
import { magnitude } from './magnitude.ts'
import { nameStyle } from './name-style.ts'
import { negation } from './negation.ts'
import { numberFormat } from './number-format.ts'
import { number } from './number.ts'
import { ordinal } from './ordinal.ts'
import { percent } from './percent.ts'
import { personName } from './person-name.ts'
import { phone } from './phone.ts'
import { placeName } from './place-name.ts'
import { placeholder } from './placeholder.ts'
import { quoteMismatch } from './quote-mismatch.ts'
import { quotePairing } from './quote-pairing.ts'
import { range } from './range.ts'
import { repeatedPunct } from './repeated-punct.ts'
import { repeatedWord } from './repeated-word.ts'
import { residueVi } from './residue-vi.ts'
import { sameSourceDiffTarget } from './same-source-diff-target.ts'
import { spaceAfterPunct } from './space-after-punct.ts'
import { spaceBeforePunct } from './space-before-punct.ts'
import { specialSpace } from './special-space.ts'
import { spellingVariant } from './spelling-variant.ts'
import { tagMismatch } from './tag-mismatch.ts'
import { tagOrder } from './tag-order.ts'
import { targetEqualsSource } from './target-equals-source.ts'
import { termExtra } from './term-extra.ts'
import { termForbidden } from './term-forbidden.ts'
import { termInconsistent } from './term-inconsistent.ts'
import { termMissing } from './term-missing.ts'
import { time } from './time.ts'
import { unicodeForm } from './unicode-form.ts'
import { unit } from './unit.ts'
import { urlEmail } from './url-email.ts'

/** Every check. To add one: its file, and a line here; tests, docs and message keys follow from it. */
export const checks = {
  // Numbers and locale
  number,
  'number-format': numberFormat,
  percent,
  magnitude,
  approximation,
  date,
  time,
  currency,
  unit,
  ordinal,
  range,
  phone,
  'doc-number': docNumber,
  // Names and terms
  'person-name': personName,
  'place-name': placeName,
  'term-missing': termMissing,
  'term-forbidden': termForbidden,
  'term-extra': termExtra,
  'term-inconsistent': termInconsistent,
  'abbr-untranslated': abbrUntranslated,
  // Consistency and completeness
  'same-source-diff-target': sameSourceDiffTarget,
  'diff-source-same-target': diffSourceSameTarget,
  'empty-target': emptyTarget,
  'target-equals-source': targetEqualsSource,
  'residue-vi': residueVi,
  'length-ratio': lengthRatio,
  // Punctuation and spacing
  'end-punct': endPunct,
  'quote-pairing': quotePairing,
  'quote-mismatch': quoteMismatch,
  'bracket-pairing': bracketPairing,
  'double-space': doubleSpace,
  'space-before-punct': spaceBeforePunct,
  'space-after-punct': spaceAfterPunct,
  'repeated-punct': repeatedPunct,
  'doc-end-mark': docEndMark,
  // Capitals, words, spelling
  'initial-cap': initialCap,
  'caps-proper': capsProper,
  'all-caps': allCaps,
  'repeated-word': repeatedWord,
  'spelling-variant': spellingVariant,
  // Markup and links
  'tag-mismatch': tagMismatch,
  'tag-order': tagOrder,
  placeholder,
  'url-email': urlEmail,
  'edge-whitespace': edgeWhitespace,
  'special-space': specialSpace,
  // Encoding
  'unicode-form': unicodeForm,
  confusable,
  'legacy-encoding': legacyEncoding,
  // Layout and discourse
  'list-marker': listMarkerCheck,
  'credit-line': creditLine,
  'honorific-gender': honorificGender,
  negation,
  'name-style': nameStyle,
} satisfies Record<string, Check>

export type CheckId = keyof typeof checks
