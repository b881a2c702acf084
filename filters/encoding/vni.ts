/**
 * VNI for Windows: a letter, then (as Latin-1) a character that stands for its
 * hat and tone. Letters of the second row have codes of their own.
 */
const afterVowel: Record<string, string> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
}
const alone: Record<string, string> = { æ: 'ỉ', ó: 'ĩ', ò: 'ị', ô: 'ơ', ö: 'ư', î: 'ỵ', ñ: 'đ', í: 'í', ì: 'ì' }

const codes = new RegExp(`([aeouyôö])([${Object.keys(afterVowel).join('')}])|[${Object.keys(alone).join('')}]`, 'giu')

/** VNI text read as Latin-1 → Unicode in NFC. */
export function decodeVni(latin: string): string {
  const single = (letter: string): string => {
    const lower = letter.toLowerCase()
    const decoded = alone[lower] ?? letter
    return lower === letter ? decoded : decoded.toUpperCase()
  }
  return latin
    .replace(codes, (code, vowel?: string, mark?: string) =>
      vowel && mark ? single(vowel) + (afterVowel[mark.toLowerCase()] ?? mark) : single(code),
    )
    .normalize('NFC')
}
