import { hasVietnameseLetter, isVietnameseSyllable } from '../language/meaning/syllable.ts'
import { names } from '../language/meaning/names.ts'
import { placeForms } from '../language/meaning/gazetteer.ts'
import { familyNames } from '../language/meaning/family-names.ts'
import { pair, type Check } from './check.ts'
import type { Side, Word } from './side.ts'

/** The target repeats a source that has at least one Vietnamese word; names, numbers, codes and addresses may stay. */
export const targetEqualsSource: Check = {
  severity: 'major',
  mqm: 'Accuracy > Untranslated',
  examples: {
    ok: [
      pair('Covid-19', 'Covid-19'),
      pair('Nguyễn Thị Hà', 'Nguyễn Thị Hà'),
      pair('VTV3 - 21:00', 'VTV3 - 21:00'),
      pair('Nghệ An', 'Nghệ An'),
    ],
    bad: [pair('Trân trọng', 'Trân trọng'), pair('KÍNH GỬI', 'KÍNH GỬI'), pair('Tin nhanh', 'Tin nhanh')],
  },
  *run(pair) {
    const [source, target] = [pair.source.text.trim(), pair.target.text.trim()]
    if (source.toLowerCase() !== target.toLowerCase() || source === '') return
    if (hasVietnameseWord(pair.source)) yield { params: { source, target } }
  },
}

function hasVietnameseWord(side: Side): boolean {
  const kept = names(side.text)
  const inName = (word: Word): boolean => kept.some(({ start, end }) => start <= word.start && word.end <= end)
  const capitals = side.words.every((word) => /^\p{Lu}/u.test(word.text))
  return side.words.some(
    (word) =>
      !side.isOpaque(word.start) &&
      !inName(word) &&
      isVietnameseWord(word.text, capitals && side.words.length > 1 && !/\p{Lu}{2}/u.test(side.text)) &&
      !isCapitalName(side, word),
  )
}

/** In a text of capitalised words each may be part of a name nobody lists: Phương Thúy. */
function isVietnameseWord(word: string, mayBeName: boolean): boolean {
  if (!isVietnameseSyllable(word)) return false
  if (mayBeName) return false
  if (hasVietnameseLetter(word)) return true
  return (
    /^\p{Ll}/u.test(word) &&
    word.length > 2 &&
    !ENGLISH.has(word) &&
    /^(?:ng|nh|kh|ph|tr|gi|th|ch|[bcdghklmnqrstvx])/u.test(word)
  )
}

/** English words that look like Vietnamese syllables. */
const ENGLISH = new Set(
  'the an on in to no so go do he me my by tin tan ton can man men ten hen pen den ban bat bit but bun cat cut cup cap dam dim din dig dot gap gin hat hit hot hop hut lot lit lip map mat met mix nap net nut not pan pat pet pin pit pot put rat sat set sit son sun tap ten tip top van vat vet chat that than then them thin thu tram trim trip tent list test menu mini email online video clip radio logo demo media phone photo'.split(
    ' ',
  ),
)

/** NGUYỄN VĂN A, HÀ NỘI. */
function isCapitalName(side: Side, word: Word): boolean {
  if (!/^\p{Lu}+$/u.test(word.text)) return false
  const title = (text: string): string => text.charAt(0) + text.slice(1).toLowerCase()
  const first = side.words[0]
  if (first && familyNames.has(title(first.text)) && side.words.length >= 2) return true
  return placeForms(side.text.trim()) !== undefined
}
