/**
 * Folding for comparison (rules T2, T3, Y2, D2). Never for saving: text is
 * stored as written. What is folded are spellings that a Vietnamese reader
 * takes for the same word; tone marks and hats are never dropped (U5).
 */

const TONES = ['̀', '́', '̉', '̃', '̣']
const pairs = (first: string, second: string): [reformed: string, traditional: string][] =>
  TONES.map((tone) => [first + (second + tone).normalize('NFC'), (first + tone).normalize('NFC') + second])

/** The 15 pairs of rule T2: tone on the second letter (reformed) → on the first (traditional). */
const TRADITIONAL = new Map([...pairs('o', 'a'), ...pairs('o', 'e'), ...pairs('u', 'y')])

/** T3: the rhyme ends the syllable, and the u of uy is not part of the initial qu. */
const REFORMED_RHYME = /(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![\p{L}\p{M}])/gu

/** Y2: open syllables that are written with y or i. */
const Y_SYLLABLE = /(?<![\p{L}\p{M}])(h|k|l|m|s|t|qu)([yỳýỷỹỵ])(?![\p{L}\p{M}])/gu
const Y_TO_I: Record<string, string> = { y: 'i', ỳ: 'ì', ý: 'í', ỷ: 'ỉ', ỹ: 'ĩ', ỵ: 'ị' }

/** D2: Latin eth and African d, in lower case, where đ was meant. */
const D_LOOK_ALIKE = /[ðɖ]/g

/**
 * The form in which Vietnamese text is compared: NFC, lower case, one tone
 * placement, one of i/y, one đ. Has the length of the NFC text (T4), so offsets
 * carry over. Idempotent.
 */
export function foldKey(text: string): string {
  return foldSpelling(lowerSameLength(text.normalize('NFC')))
}

/** The foldings of spelling alone, for text already in lower case. */
function foldSpelling(lower: string): string {
  return lower
    .replace(D_LOOK_ALIKE, 'đ')
    .replace(REFORMED_RHYME, (rhyme) => TRADITIONAL.get(rhyme) ?? rhyme)
    .replace(Y_SYLLABLE, (_, initial: string, y: string) => initial + (Y_TO_I[y] ?? y))
}

/**
 * The fold key with all diacritics gone and đ as d: for the search option that
 * people ask for, never for matching terms (U5). Stray combining marks vanish,
 * so the length may differ from that of `foldKey`.
 */
export function plainKey(text: string): string {
  const bare = foldKey(text).normalize('NFD').replace(/\p{M}/gu, '')
  // A stray mark beside a syllable hides it from the spelling rules until it is gone.
  return foldSpelling(bare.toLowerCase().normalize('NFC')).replace(/đ/g, 'd')
}

/**
 * Locale-independent lower case (C1) that keeps the length and stays NFC. A few
 * foreign capitals cannot: İ becomes two letters, and J̌ has a composed small
 * form only. They stay as they are.
 */
function lowerSameLength(nfc: string): string {
  const lower = nfc.toLowerCase()
  if (lower.length === nfc.length && lower.normalize('NFC') === lower) return lower
  return nfc.replace(/\P{M}\p{M}*/gu, (character) => {
    const small = character.toLowerCase()
    return small.length === character.length && small.normalize('NFC') === small ? small : character
  })
}
