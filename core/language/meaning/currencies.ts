import type { Lang } from './token.ts'

const forms: Record<Lang, Record<string, string>> = {
  vi: {
    VND: 'đồng(?!\\s(?:chí|bào|nghiệp|đội|hương|minh|phạm|hồ|tác giả|hành|loạt|ruộng|lúa|ý|chủ tịch|trưởng)(?![\\p{L}\\p{M}]))|VNĐ|VND|vnđ|đ|₫',
    USD: 'USD|đô[- ]la(?: Mỹ)?|đôla(?: Mỹ)?|US\\$|\\$',
    EUR: 'EUR|euro|Euro|ơ-rô|€',
    JPY: 'JPY|yên(?: Nhật)?|yen|¥',
    CNY: 'CNY|NDT|nhân dân tệ',
    GBP: 'GBP|bảng(?: Anh)|£',
    LAK: 'kíp|kip|LAK',
    THB: 'baht|bạt|THB',
    KRW: 'won|KRW',
    RUB: 'rúp|RUB',
  },
  en: {
    VND: 'Vietnamese dong|Vietnamese đồng|VND|VNĐ|dong|đồng|₫|đ',
    USD: 'US dollars?|U\\.S\\. dollars?|USD|dollars?|US\\$|\\$',
    EUR: 'EUR|euros?|€',
    JPY: 'JPY|Japanese yen|yen|¥',
    CNY: 'CNY|RMB|yuan|renminbi',
    GBP: 'GBP|pounds? sterling|£',
    LAK: 'LAK|kip',
    THB: 'THB|baht',
    KRW: 'KRW|won',
    RUB: 'RUB|roubles?|rubles?',
  },
}

const after: Record<Lang, [code: string, pattern: RegExp][]> = {
  vi: Object.entries(forms.vi).map(([code, form]) => [
    code,
    new RegExp(`\\s?(?:${form})(?![\\p{L}\\p{M}\\p{N}])`, 'uy'),
  ]),
  en: Object.entries(forms.en).map(([code, form]) => [
    code,
    new RegExp(`[\\s-]?(?:${form})(?![\\p{L}\\p{M}\\p{N}])`, 'iuy'),
  ]),
}
/** How any of them begins: most amounts are no money. */
const ANY_AFTER =
  /[\s-]?(?:[đĐ₫€£¥$]|VN|vn|Viet|viet|US|U\.S|us|EU|eu|Eu|ơ-|JP|yê|ye|Ja|CN|ND|nh|RM|yu|re|GB|bả|po|Po|LA|k[iíI]|TH|ba|bạ|KR|wo|RU|rú|ro|ru|do|Do|DO)/uy
const before: [code: string, pattern: RegExp][] = [
  ['USD', /(?:US\$|USD|U\.S\.\$|(?<![A-Z])\$)\s?$/u],
  ['VND', /(?<!\p{L})(?:VND|VNĐ|₫)\s?$/u],
  ['EUR', /(?:(?<!\p{L})EUR|€)\s?$/u],
  ['GBP', /(?:(?<!\p{L})GBP|£)\s?$/u],
  ['JPY', /(?:(?<!\p{L})JPY|¥)\s?$/u],
  ['CNY', /(?<!\p{L})(?:CNY|RMB)\s?$/u],
]

/** ISO 4217 code of the currency written directly after an amount (N7: đồng is money only there). */
export function currencyAfter(text: string, at: number, lang: Lang): { code: string; end: number } | undefined {
  ANY_AFTER.lastIndex = at
  if (!ANY_AFTER.test(text)) return undefined
  for (const [code, pattern] of after[lang]) {
    pattern.lastIndex = at
    if (pattern.test(text)) return { code, end: pattern.lastIndex }
  }
  return undefined
}

/** The currency written directly before an amount: US$5, VND 5 billion. */
export function currencyBefore(text: string, at: number): { code: string; start: number } | undefined {
  const head = text.slice(Math.max(0, at - 6), at)
  if (!/[$€£¥₫DPRYBĐ]\s?$/u.test(head)) return undefined
  for (const [code, pattern] of before) {
    const match = pattern.exec(head)
    if (match) return { code, start: at - head.length + match.index }
  }
  return undefined
}

const mentions: [code: string, pattern: RegExp][] = [
  ['VND', /(?<!\p{L})(?:VND|VNĐ|dong|đồng)(?!\p{L})|₫/iu],
  ['USD', /(?<!\p{L})(?:USD|dollars?)(?!\p{L})|\$/iu],
  ['EUR', /(?<!\p{L})(?:EUR|euros?)(?!\p{L})|€/iu],
  ['JPY', /(?<!\p{L})(?:JPY|yen)(?!\p{L})|¥/iu],
  ['CNY', /(?<!\p{L})(?:CNY|RMB|yuan|renminbi)(?!\p{L})/iu],
  ['GBP', /(?<!\p{L})(?:GBP|pounds?)(?!\p{L})|£/iu],
  ['LAK', /(?<!\p{L})(?:LAK|kip)(?!\p{L})/iu],
  ['THB', /(?<!\p{L})(?:THB|baht)(?!\p{L})/iu],
  ['KRW', /(?<!\p{L})(?:KRW|won)(?!\p{L})/iu],
  ['RUB', /(?<!\p{L})(?:RUB|rou?bles?)(?!\p{L})/iu],
]

/** Is the currency named anywhere in an English text? */
export function mentionsCurrency(text: string, code: string): boolean {
  return mentions.some(([known, pattern]) => known === code && pattern.test(text))
}
