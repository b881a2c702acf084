import { matchesOf } from './matches.ts'

/** A stretch of text in UTF-16 code units, end exclusive. */
export interface Span {
  start: number
  end: number
}

/** DN4: symbols of kinds of document. */
const SYMBOL =
  '(?:CTHĐ|CTr|CT|NQLT|NQ|QĐi|QyĐ|QĐ|QC|KL|HD|TB|KH|BC|CV|CĐ|NĐ|TTLT|TTr|TT|PL|ĐA|PA|SL|GM|HDLN|LN|BB|TC)(?![\\p{L}\\p{N}])'
/** An issuing body or another part of the symbol: TW, T.Ư, TTg, QH14, UBND, SGDĐT, ĐUK. */
const BODY = '\\p{Lu}[\\p{L}\\p{N}&]*(?:\\.\\p{Lu}+)*'
const CAPS_BODY = '\\p{Lu}{2,}\\p{N}*(?:\\.\\p{Lu}+)*(?![\\p{L}\\p{N}])'
const DASH = '[-\\u2010\\u2011\\u2013]'
const TIGHT = `(?:${DASH}|/)`
/** DN2: newspapers put a space on one side of - and /, seldom on both. */
const LOOSE = `(?:${TIGHT}|\\s${TIGHT}|${TIGHT}\\s)`
const NUMBER = '\\p{Nd}{1,5}[a-z]?(?:\\s?/\\s?\\p{Nd}{4}(?!\\p{Nd}))?'

const FORMS = [
  // 05-CT/TW, 15/2020/NĐ-CP, 05/CT- TW, 45/QĐ - UBND, 26-NQ
  `${NUMBER}(?:${LOOSE}|\\s${DASH}\\s)${SYMBOL}(?:${LOOSE}${BODY}|\\s${TIGHT}\\s${CAPS_BODY})?(?:${TIGHT}${BODY}|\\s?${TIGHT}\\s?${CAPS_BODY})*`,
  // 65/2014/QH13, 1234/UBND-TH, 12/SNN-KH
  `${NUMBER}\\s?/\\s?${BODY}(?:${TIGHT}${BODY})*`,
  // 12-BTGTU/HD
  `${NUMBER}${DASH}${BODY}(?:/${BODY})+`,
  // the number apart or missing: 205 QĐ/TW, NQ-TW
  `(?:\\p{Nd}{1,5}\\s)?${SYMBOL}(?:/${BODY}|${DASH}(?:TW|T\\.Ư|TƯ|TU|CP|TTg|UBND|HĐND)(?![\\p{L}\\p{N}]))`,
]
const DOCUMENT_NUMBER = new RegExp(`(?<![\\p{L}\\p{N}])(?:${FORMS.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
/** A quick look: a hyphen or slash after figures or a symbol and before a capital. */
const MAY_HOLD = new RegExp(`${TIGHT}(?<=(?:\\p{Nd}[a-z]?|[\\p{Lu}ir])\\s?${TIGHT})\\s?\\p{Lu}`, 'u')

/**
 * Numbers of Party and State documents (DN1, DN2): nothing inside them is a
 * term (W3.2). The text must be NFC.
 */
export function documentNumbers(text: string): Span[] {
  if (!MAY_HOLD.test(text)) return []
  return Array.from(matchesOf(DOCUMENT_NUMBER, text), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}
