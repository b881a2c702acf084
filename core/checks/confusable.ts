import { isVietnameseSyllable } from '../language/meaning/syllable.ts'
import { pair, type Check, type Found } from './check.ts'
import type { Side } from './side.ts'
import { matchesOf } from '../language/matches.ts'

const LETTERS = /[\p{L}\p{M}]+/gu
const ETH = /[ÐðƉɖ]/u
const TO_D: Record<string, string> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' }
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u
/** Units and symbols that mix scripts rightly: μg, kΩ. */
const UNIT = /^(?:μ[a-z]{1,2}|[kMGm]?Ω|Δ[A-Za-z]|[A-Za-z]π|π[A-Za-z])$/u
/** Cyrillic and Greek letters that look like Latin ones. */
const LOOK_ALIKE: Record<string, string> = Object.fromEntries(
  [...'аеорсухіѕјһԁАВЕКМНОРСТУХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανι'].map((letter, index) => [
    letter,
    'aeopcyxisjhdABEKMHOPCTYXISJABEZHIKMNOPTYXoavi'.charAt(index),
  ]),
)

/** Look-alikes of Đ, and Cyrillic or Greek letters inside Latin words (D1, D2). */
export const confusable: Check = {
  severity: 'major',
  mqm: 'Linguistic conventions > Character encoding',
  untranslated: true,
  examples: {
    ok: [pair('Đội tuyển', 'The team'), pair('chữ Ω', 'the letter Ω'), pair('báo Правда', 'the newspaper Правда')],
    bad: [pair('Ðội tuyển', 'The team'), pair('Tỉnh', 'The prоvince')],
  },
  *run(pair) {
    for (const span of wordsWithin(pair.source)) yield { source: [span], params: { source: pair.source.slice(span) } }
    for (const span of wordsWithin(pair.target))
      yield { target: [span], params: { target: pair.target.slice(span) }, ...fixOf(pair.target, span) }
  },
}

function* wordsWithin({ text }: Side): Generator<{ start: number; end: number }> {
  if (!/[ÐðƉɖ\u0370-\u052f\u1f00-\u1fff]/.test(text)) return
  for (const match of matchesOf(LETTERS, text)) {
    const [word] = match
    const mixed = FOREIGN.test(word) && /\p{Script=Latin}/u.test(word) && !UNIT.test(word)
    if (mixed || isVietnameseWithEth(word)) yield { start: match.index, end: match.index + word.length }
  }
}

/** D2: repair is right in Vietnamese, not in Icelandic names. */
function isVietnameseWithEth(word: string): boolean {
  if (!ETH.test(word)) return false
  return isVietnameseSyllable(word.replace(/[ÐðƉɖ]/gu, 'd')) || /^\p{Lu}{2,}$/u.test(word)
}

/** Sure where every strange letter has a Latin twin. */
function fixOf({ text }: Side, span: { start: number; end: number }): Pick<Found, 'fix'> {
  const word = [...text.slice(span.start, span.end)]
    .map((letter) => TO_D[letter] ?? LOOK_ALIKE[letter] ?? letter)
    .join('')
  return FOREIGN.test(word) ? {} : { fix: { ...span, text: word } }
}
