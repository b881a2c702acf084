import type { Lang } from './token.ts'

/** What a run of digits with points and commas may mean. */
export interface DigitReading {
  /** The likeliest first. */
  values: number[]
  /** English text: the value meant if Vietnamese separators were left in it. */
  vietnamese?: number
}

const plain = (digits: string): number => Number(digits.replace(/[.,]/g, ''))
const pointed = (digits: string): number => Number(digits.replace(/\./g, '').replace(',', '.'))

/** 1.234 · 1.234.567 · 1.234,5 */
const POINT_GROUPS = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/
/** 1,234 · 1,234,567 · 1,234.5 */
const COMMA_GROUPS = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/

/**
 * Reads digits by N1 (Vietnamese) or by English convention. Undefined where
 * they are no quantity: 4.2.1, 192.168.1.1.
 */
export function readDigits(text: string, lang: Lang): DigitReading | undefined {
  if (/^\d+$/.test(text)) return { values: [Number(text)] }
  return lang === 'vi' ? readVietnamese(text) : readEnglish(text)
}

function readVietnamese(text: string): DigitReading | undefined {
  if (POINT_GROUPS.test(text)) return { values: [pointed(text)] }
  if (/^\d+,\d+$/.test(text)) {
    // 1,200 hộ: the English way is often typed by mistake.
    const grouped = COMMA_GROUPS.test(text) ? [plain(text)] : []
    return { values: [pointed(text), ...grouped] }
  }
  if (COMMA_GROUPS.test(text)) return { values: [Number(text.replace(/,/g, ''))] }
  if (/^\d+\.\d+$/.test(text)) return { values: [Number(text)] }
  return undefined
}

function readEnglish(text: string): DigitReading | undefined {
  if (COMMA_GROUPS.test(text)) return { values: [Number(text.replace(/,/g, ''))] }
  if (/^\d+\.\d+$/.test(text)) {
    const value = Number(text)
    return POINT_GROUPS.test(text) ? { values: [value], vietnamese: plain(text) } : { values: [value] }
  }
  if (POINT_GROUPS.test(text) || /^\d+,\d+$/.test(text)) return { values: [pointed(text)], vietnamese: pointed(text) }
  return undefined
}
