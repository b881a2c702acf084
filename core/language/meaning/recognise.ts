import { englishDates } from './dates-en.ts'
import { vietnameseDates } from './dates-vi.ts'
import { documents } from './documents.ts'
import { slashes, wordFractions } from './fractions.ts'
import { links } from './links.ts'
import { placeholders, tags } from './markup.ts'
import { Mask } from './mask.ts'
import { ordinals } from './ordinals.ts'
import { phones } from './phones.ts'
import { quantities } from './quantities.ts'
import { joinRanges } from './ranges.ts'
import { times } from './times.ts'
import type { Lang, Token } from './token.ts'

/**
 * The tokens of meaning of one side, in order, none overlapping. Each
 * recogniser sees what those before it left: tags and placeholders, links,
 * document numbers, phones, dates, times, fractions, ordinals and Roman
 * numerals, then amounts with their percent sign, magnitude, currency or unit,
 * neighbours joined to ranges. `text` must be NFC; offsets are UTF-16 code
 * units of it. Linear in the text.
 */
export function recognise(text: string, lang: Lang): Token[] {
  const mask = new Mask(text)
  const figures = /\d/.test(text)
  if (text.includes('<')) mask.take(tags)
  mask.take(placeholders)
  mask.take(links)
  mask.take(documents)
  if (figures) mask.take(phones)
  mask.take(lang === 'vi' ? vietnameseDates : englishDates)
  mask.take((left, original) => times(left, original, lang))
  mask.take((left) => wordFractions(left, lang))
  mask.take((left) => ordinals(left, lang))
  if (figures) mask.take(slashes)
  mask.take((left) => quantities(left, lang))
  const tokens = mask.tokens.sort((a, b) => a.start - b.start)
  return joinRanges(tokens, text, lang)
}
