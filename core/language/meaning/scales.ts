import type { Lang } from './token.ts'

/** Words of magnitude after an amount. */
export interface Scale {
  factor: number
  /** Added after multiplying: "2 tỷ rưỡi". */
  plus: number
  end: number
  /** The amount alone is as good a reading: "two decades". */
  keepBare?: boolean
}

/** Vietnamese words of magnitude (N3). */
export const vietnameseScales: Readonly<Record<string, number>> = {
  chục: 10,
  trăm: 100,
  nghìn: 1e3,
  ngàn: 1e3,
  vạn: 1e4,
  triệu: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
}
const VI_WORD =
  /\s?(chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?![\p{L}\p{M}\p{N}])(?!\s(?:lệ|trọng|số|suất|giá|tập|hồi|phú)(?![\p{L}\p{M}]))/uy
const VI_HALF = /\srưỡi(?![\p{L}\p{M}])/uy
/** "15 thập kỷ": a decade may be said in years. */
const VI_DECADE = /\s(?:thập kỷ|thập kỉ|thập niên)(?![\p{L}\p{M}])/uy

const EN: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  quadrillion: 1e15,
  bn: 1e9,
  mn: 1e6,
  mln: 1e6,
  tn: 1e12,
}
const EN_SHORT: Record<string, number> = { k: 1e3, m: 1e6, b: 1e9, bn: 1e9 }
const EN_WORD =
  /[\s-]?(?:an?\s)?(hundred|thousand|million|billion|trillion|quadrillion|bn|mn|mln|tn)(?![\p{L}\p{M}\p{N}])/iuy
const EN_HALF = /\sand\sa\shalf(?!\p{L})/iuy
const EN_SHORT_WORD = /(k|m|bn|b)(?![\p{L}\p{M}\p{N}])/iuy
const EN_LOT = /[\s-](decades?|dozen|centur(?:y|ies)|score)(?![\p{L}\p{M}\p{N}])/iuy
const LOTS: Record<string, number> = { decade: 10, decades: 10, dozen: 12, century: 100, centuries: 100, score: 20 }

/** The magnitude written at an offset; `money` allows $5m. Undefined where there is none. */
export function scaleAt(text: string, at: number, lang: Lang, money = false): Scale | undefined {
  return lang === 'vi' ? vietnamese(text, at) : english(text, at, money)
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function vietnamese(text: string, at: number): Scale | undefined {
  let end = at
  let factor = 1
  for (let count = 0; count < 3; count++) {
    const match = exec(VI_WORD, text, end)
    if (!match) break
    factor *= vietnameseScales[match[1] ?? ''] ?? 1
    end += match[0].length
  }
  if (factor > 1) {
    const half = exec(VI_HALF, text, end)
    return { factor, plus: half ? factor / 2 : 0, end: end + (half?.[0].length ?? 0) }
  }
  const decade = exec(VI_DECADE, text, at)
  return decade ? { factor: 10, plus: 0, end: at + decade[0].length, keepBare: true } : undefined
}

function english(text: string, at: number, money: boolean): Scale | undefined {
  const half = exec(EN_HALF, text, at)
  let end = at + (half?.[0].length ?? 0)
  let factor = 1
  for (let count = 0; count < 3; count++) {
    const match = exec(EN_WORD, text, end)
    if (!match) break
    factor *= EN[match[1]?.toLowerCase() ?? ''] ?? 1
    end += match[0].length
  }
  const short = factor === 1 && money ? exec(EN_SHORT_WORD, text, end) : null
  if (short) {
    factor = EN_SHORT[short[1]?.toLowerCase() ?? ''] ?? 1
    end += short[0].length
  }
  if (factor > 1 || half) return { factor, plus: half ? factor / 2 : 0, end }
  const lot = exec(EN_LOT, text, at)
  return lot
    ? { factor: LOTS[lot[1]?.toLowerCase() ?? ''] ?? 1, plus: 0, end: at + lot[0].length, keepBare: true }
    : undefined
}
