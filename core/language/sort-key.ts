const TONES: Readonly<Record<string, string>> = {
  '\u0300': '1',
  '\u0309': '2',
  '\u0303': '3',
  '\u0301': '4',
  '\u0323': '5',
}

/** Letters that follow their base letter in the alphabet; `~` sorts after every base letter. */
const LETTERS: Readonly<Record<string, string>> = {
  ă: 'a~',
  â: 'a~~',
  đ: 'd~',
  ê: 'e~',
  ô: 'o~',
  ơ: 'o~~',
  ư: 'u~',
}

function syllableKey(syllable: string): string {
  let tone = '0'
  let bare = ''
  for (const char of syllable.normalize('NFD')) {
    const mark = TONES[char]
    if (mark === undefined) bare += char
    else tone = mark
  }
  return Array.from(bare.normalize('NFC'), (char) => LETTERS[char] ?? char).join('') + tone
}

/**
 * Vietnamese dictionary order as plain text, so that any engine sorts it byte
 * by byte: letters first (a ă â … d đ e ê … o ô ơ … u ư), then the tone (level,
 * huyền, hỏi, ngã, sắc, nặng), syllable by syllable: ba, bà, ban, bán, băn.
 */
export function sortKey(text: string): string {
  return text.normalize('NFC').toLowerCase().split(/\s+/u).map(syllableKey).join(' ')
}
