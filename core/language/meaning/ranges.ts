import type { Lang, NumberToken, RangeToken, Token } from './token.ts'

const BETWEEN: Record<Lang, RegExp> = {
  vi: /^(?:\s?(?:-|–|—|÷|\u2010|\u2011)\s?|\s(?:đến|tới)\s(?:năm\s)?)$/u,
  en: /^(?:\s?(?:-|–|—|\u2010|\u2011)\s?|\s(?:to|through)\s)$/u,
}
const BETWEEN_AND = /(?<!\p{L})between\s[^\s]{0,12}$/iu

/** Joins neighbouring amounts into ranges: 2011-2015, "từ 5 đến 7 triệu đồng", "between 5 and 7". */
export function joinRanges(tokens: readonly Token[], text: string, lang: Lang): Token[] {
  const joined: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const [from, to] = [tokens[at], tokens[at + 1]]
    if (!from) continue
    const range = isNumeric(from) && isNumeric(to) ? join(from, to, text, lang) : undefined
    joined.push(range ?? from)
    if (range) at++
  }
  return joined
}

function isNumeric(token: Token | undefined): token is NumberToken {
  return token?.kind === 'number' || token?.kind === 'percent' || token?.kind === 'money' || token?.kind === 'measure'
}

function join(from: NumberToken, to: NumberToken, text: string, lang: Lang): RangeToken | undefined {
  const between = text.slice(from.end, to.start)
  const and =
    lang === 'en' && between === ' and ' && BETWEEN_AND.test(text.slice(Math.max(0, from.start - 20), from.start))
  if (!and && !BETWEEN[lang].test(between)) return undefined
  // "doubled to 1.05 million" is none; "năm đến mười phần trăm" is.
  const vague = from.soft && from.digits === undefined
  if (vague && (lang === 'en' || to.digits !== undefined || (from.values[0] ?? 0) <= 1)) return undefined
  const fits = (a: unknown, b: unknown): boolean => a === undefined || a === b
  if (!fits(from.percent, to.percent) || !fits(from.currency, to.currency) || !fits(from.unit, to.unit))
    return undefined
  return { kind: 'range', start: from.start, end: to.end, from: shared(from, to), to: shortYear(from, to) }
}

/** What stands after the second end holds for the first: 3-5 triệu đồng. */
function shared(from: NumberToken, to: NumberToken): NumberToken {
  const factor = from.scale === undefined && to.scale !== undefined ? to.scale : 1
  const values =
    factor === 1
      ? from.values
      : [...from.values.map((value) => Number((value * factor).toPrecision(15))), ...from.values]
  const { kind, percent, currency, unit } = to
  return {
    ...from,
    kind,
    values,
    ...(percent && { percent }),
    ...(currency && { currency }),
    ...(unit && { unit }),
    soft: false,
  }
}

/** 2011–15 */
function shortYear(from: NumberToken, to: NumberToken): NumberToken {
  const start = from.values[0] ?? 0
  const end = to.values[0] ?? 0
  const isShort =
    to.digits?.length === 2 && from.digits?.length === 4 && start >= 1000 && start < 2200 && end > start % 100
  return isShort ? { ...to, values: [start - (start % 100) + end, end], soft: false } : { ...to, soft: false }
}
