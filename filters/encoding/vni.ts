import { printed } from './latin.ts'

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

const codes = new RegExp(`([aeouyôö])([${Object.keys(afterVowel).join('')}])|[À-ÖØ-öø-ÿ\x80-\x9f]`, 'giu')

/** VNI text as characters of bytes → Unicode in NFC; a mark without its vowel becomes U+FFFD. */
export function decodeVni(latin: string): string {
  const single = (letter: string): string => {
    const lower = letter.toLowerCase()
    const decoded = alone[lower] ?? (/[a-z]/.test(lower) ? lower : '\ufffd')
    return lower === letter ? decoded : decoded.toUpperCase()
  }
  return latin
    .replace(codes, (code, vowel?: string, mark?: string) => {
      if (vowel && mark) return single(vowel) + (afterVowel[mark.toLowerCase()] ?? '\ufffd')
      return /[\x80-\x9f]/.test(code) ? printed(code) : single(code)
    })
    .normalize('NFC')
}
