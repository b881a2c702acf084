import type { Span } from '../language/document-numbers.ts'
import { dropDiacritics } from '../language/meaning/syllable.ts'
import type { NameChoice } from './context.ts'
import { findName } from './name-match.ts'
import { namesOf } from './names-of.ts'
import type { Pair } from './pair.ts'
import { matchesOf } from '../language/matches.ts'

/** A choice of name style that a target makes. */
export interface Choice extends Span {
  kind: NameChoice
  value: string
  /** Of diacritics: the name as written either way. */
  forms?: Record<string, string>
}

const FORMS: [kind: NameChoice, pattern: RegExp][] = [
  ['country', /(?<![\p{L}\p{M}])(?:Vietnam|Viet Nam)(?![\p{L}\p{M}])(?! (?:News|Net|Airlines|Post))/gu],
  ['capital', /(?<![\p{L}\p{M}])(?:Hanoi|Ha Noi)(?![\p{L}\p{M}])/gu],
  ['city', /(?<![\p{L}\p{M}])(?:Ho Chi Minh City|HCM City|HCMC)(?![\p{L}\p{M}])/gu],
]

/** Which forms of country, capital and largest city a target uses, and whether its names keep their marks; in order. */
export function choicesOf(pair: Pair): readonly Choice[] {
  let choices = cache.get(pair)
  if (!choices) cache.set(pair, (choices = findChoices(pair)))
  return choices
}

const cache = new WeakMap<Pair, readonly Choice[]>()

function findChoices(pair: Pair): Choice[] {
  const found: Choice[] = []
  const { text } = pair.target
  if (/Viet|Ha ?[Nn]oi|HCM|Ho Chi/u.test(text)) {
    for (const [kind, pattern] of FORMS) {
      for (const match of matchesOf(pattern, text)) {
        if (!pair.target.isOpaque(match.index))
          found.push({ kind, value: match[0], start: match.index, end: match.index + match[0].length })
      }
    }
  }
  for (const name of namesOf(pair)) {
    const match = findName(name.syllables, pair.target, name.kind === 'person')
    if ((match.state !== 'full' && match.state !== 'short') || match.marks === 'none') continue
    const words = text.slice(match.span.start, match.span.end).split(/\s+/).length
    const kept = name.syllables.slice(-words).join(' ')
    found.push({
      kind: 'diacritics',
      value: match.marks,
      forms: { kept, dropped: dropDiacritics(kept) },
      ...match.span,
    })
  }
  return found.sort((a, b) => a.start - b.start)
}
