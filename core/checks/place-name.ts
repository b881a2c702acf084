import { placeForms } from '../language/meaning/gazetteer.ts'
import type { Name } from '../language/meaning/names.ts'
import { levelNouns, levelOf } from '../language/meaning/place-levels.ts'
import { dropDiacritics, isVietnameseSyllable } from '../language/meaning/syllable.ts'
import { pair, type Check, type Found } from './check.ts'
import { findName, type NameMatch } from './name-match.ts'
import { isSaidByTerm, namesOf } from './names-of.ts'
import type { Pair } from './pair.ts'

/** Place names: the specific part as personal names, the generic part at its level (A table), established forms accepted. */
export const placeName: Check = {
  severity: 'major',
  mqm: 'Accuracy > Mistranslation',
  examples: {
    ok: [
      pair('thị xã Thái Hòa', 'Thai Hoa town'),
      pair('xã Tam Hợp', 'the commune of Tam Hop'),
      pair('Thủ đô Bắc Kinh', 'Beijing'),
      pair('phường 7', 'Ward 7'),
    ],
    bad: [
      pair('xã Tam Hợp', 'Tam Hop district'),
      pair('Hoàng Mai', 'Yellow Apricot Blossom'),
      pair('Huyện Đô Lương', 'Đô Luong district'),
    ],
  },
  *run(pair) {
    for (const name of namesOf(pair)) if (name.kind === 'place' && !isSaidByTerm(pair, name)) yield* judge(pair, name)
    for (const name of namesOf(pair))
      if (name.kind === 'place' && name.level !== undefined && isVietnamese(name)) yield* judgeLevel(pair, name)
  },
}

/** Counties and departments of other countries have words of their own. */
const isVietnamese = ({ syllables }: Name): boolean =>
  syllables.every((syllable) => /^\d/.test(syllable) || isVietnameseSyllable(syllable))

function* judge(pair: Pair, name: Name): Generator<Found> {
  if (/^\d/.test(name.syllables[0] ?? '')) return
  const forms = placeForms(name.syllables.join(' '))
  if (forms?.some((form) => hasWords(pair.target.text, form))) return
  const match = findName(name.syllables, pair.target, false)
  if (match.state === 'full') return
  const source = [{ start: name.start, end: name.end }]
  if (match.state !== 'half') yield { source, params: { target: '–' } }
  else yield { source, target: [match.span], fix: { ...match.span, text: written(pair, name) } }
}

function written(pair: Pair, { syllables }: Name): string {
  const text = syllables.join(' ')
  return pair.style.names === 'kept' ? text : (placeForms(text)?.[0] ?? dropDiacritics(text))
}

function hasWords(text: string, words: string): boolean {
  // Short forms (US, Xi) only in their own capitals.
  const [hay, needle] = words.length <= 4 ? [text, words] : [text.toLowerCase(), words.toLowerCase()]
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    if (!/[\p{L}\p{M}]/u.test(hay.charAt(at - 1)) && !/[\p{L}\p{M}]/u.test(hay.charAt(at + needle.length))) return true
  }
  return false
}

/** The noun directly after the name, or before "of" it, names its level. */
function* judgeLevel(pair: Pair, name: Name): Generator<Found> {
  const accepted = acceptedLevels(pair, name)
  const place = locate(pair, name)
  if (!place) return
  const { words } = pair.target
  const after = words.findIndex((word) => word.start >= place.end)
  const next = words[after]
  const before = words.findLastIndex((word) => word.end <= place.start)
  const numbered = /^\d/.test(name.syllables[0] ?? '')
  const generic =
    next && (next.joined || numbered) && levelNouns.has(next.text.toLowerCase()) && isTied(pair, place.end, next.start)
      ? next
      : beforeName(pair, before, place.start, numbered)
  if (!generic || accepted.has(generic.text.toLowerCase())) return
  yield { source: [{ start: name.start, end: name.end }], target: [{ start: generic.start, end: generic.end }] }
}

const isTied = (pair: Pair, from: number, to: number): boolean => /^\s$/u.test(pair.target.text.slice(from, to))

/** "commune of Mon Son", "Ward 5" */
function beforeName(
  pair: Pair,
  before: number,
  start: number,
  numbered: boolean,
): { text: string; start: number; end: number } | undefined {
  const { words } = pair.target
  const last = words[before]
  if (!last || !isTied(pair, last.end, start)) return undefined
  if (numbered) return levelNouns.has(last.text.toLowerCase()) ? last : undefined
  const noun = words[before - 1]
  return last.text === 'of' && noun && levelNouns.has(noun.text.toLowerCase()) ? noun : undefined
}

/** A place may be named at two levels: "thị trấn Kỳ Sơn, huyện Kỳ Sơn". */
function acceptedLevels(pair: Pair, name: Name): Set<string> {
  const key = name.syllables.join(' ')
  const same = namesOf(pair).filter((other) => other.kind === 'place' && other.syllables.join(' ') === key)
  return new Set(same.flatMap(({ level }) => levelOf(level ?? '')?.en ?? []))
}

function locate(pair: Pair, name: Name): { start: number; end: number } | undefined {
  const number = name.syllables[0] ?? ''
  if (/^\d/.test(number)) {
    const match = new RegExp(`(?<!\\d)${number}(?!\\d)`).exec(pair.target.text)
    return match ? { start: match.index, end: match.index + number.length } : undefined
  }
  const match: NameMatch = findName(name.syllables, pair.target, false)
  return match.state === 'full' || match.state === 'half' ? match.span : undefined
}
