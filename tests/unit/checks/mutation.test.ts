import { describe, expect, it } from '@jest/globals'
import { judge } from './judge.ts'

/** Repeatable pseudo-random numbers in [0, 1). */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (Math.imul(a, 1664525) + 1013904223) >>> 0
    return a / 4294967296
  }
}
const random = seeded(11)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1))

const vi = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, '.')
const en = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A right pair, and English that is wrong in one respect each. */
interface Sample {
  source: string
  target: string
  wrong: string[]
}

/** Another digit in one place; the first digit never becomes 0. */
function otherDigit(text: string): string {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index)
  const at = pick(places)
  const digit = Number(text.charAt(at))
  const other = (digit + between(1, 8)) % 9
  return text.slice(0, at) + String(other === digit || other === 0 ? (digit === 9 ? 8 : 9) : other) + text.slice(at + 1)
}

function counted(): Sample {
  const value = between(13, 98_000)
  const noun = pick([
    ['hộ dân', 'households'],
    ['học sinh', 'pupils'],
    ['cây xanh', 'trees'],
  ] as const)
  const text = en(value)
  const write = (figure: string): string => `The commune has ${figure} ${noun[1]}.`
  return { source: `Xã có ${vi(value)} ${noun[0]}.`, target: write(text), wrong: [write(otherDigit(text))] }
}

function money(): Sample {
  const value = between(2, 980)
  const decimals = random() < 0.4 ? `,${between(1, 9)}` : ''
  const [word, scale, other] = pick([
    ['triệu', 'million', 'billion'],
    ['tỷ', 'billion', 'million'],
    ['nghìn tỷ', 'trillion', 'billion'],
  ] as const)
  const figure = `${value}${decimals.replace(',', '.')}`
  const write = (amount: string, by: string): string => `The project costs ${amount} ${by} VND.`
  return {
    source: `Dự án trị giá ${value}${decimals} ${word} đồng.`,
    target: write(figure, scale),
    wrong: [write(otherDigit(figure), scale), write(figure, other)],
  }
}

function day(): Sample {
  const [d, m] = [between(1, 28), between(1, 12)]
  const year = between(1990, 2024)
  const write = (one: number, two: number, y: number): string =>
    `The festival opened on ${MONTHS[two - 1]} ${one}, ${y}.`
  const swapped = d <= 12 && d !== m ? [write(m, d, year)] : []
  return {
    source: `Lễ hội khai mạc ngày ${d}/${m}/${year}.`,
    target: write(d, m, year),
    wrong: [...swapped, write(d === 28 ? 27 : d + 1, m, year), write(d, m, year + 1)],
  }
}

function percentage(): Sample {
  const value = `${between(1, 99)},${between(1, 9)}`
  const figure = value.replace(',', '.')
  const write = (text: string): string => `Forest covers ${text}% of the area.`
  return {
    source: `Rừng che phủ ${value}% diện tích.`,
    target: write(figure),
    wrong: [write(otherDigit(figure)), `Forest covers ${figure} of the area.`],
  }
}

function approximate(): Sample {
  const value = between(20, 900)
  const [word, right, wrong] = pick([
    ['hơn', 'more than', 'nearly'],
    ['gần', 'nearly', 'over'],
    ['khoảng', 'about', ''],
    ['dưới', 'fewer than', 'over'],
    ['ít nhất', 'at least', 'at most'],
  ] as const)
  const write = (by: string): string => `There are ${by} ${value} households here.`.replace('  ', ' ')
  return { source: `Nơi đây có ${word} ${value} hộ.`, target: write(right), wrong: [write(''), write(wrong)] }
}

function document(): Sample {
  const number = between(2, 900)
  const year = between(2001, 2024)
  const [viSymbol, enSymbol, kindVi, kindEn] = pick([
    [`${number}-CT/TW`, `${number}-CT/TW`, 'Chỉ thị', 'Directive'],
    [`${number}/${year}/NĐ-CP`, `${number}/${year}/ND-CP`, 'Nghị định', 'Decree'],
    [`${number}/QĐ-TTg`, `${number}/QD-TTg`, 'Quyết định', 'Decision'],
    [`${number}-NQ/TU`, `${number}-NQ/TU`, 'Nghị quyết', 'Resolution'],
  ] as const)
  const write = (text: string): string => `Implementing ${kindEn} No. ${text}.`
  return {
    source: `Thực hiện ${kindVi} ${viSymbol}.`,
    target: write(enSymbol),
    wrong: [write(otherDigit(enSymbol)), write(String(number)), `Implementing the ${kindEn}.`],
  }
}

function span(): Sample {
  const from = between(1990, 2015)
  const to = from + between(2, 8)
  const write = (a: number, b: number): string => `The ${a}-${b} period saw growth.`
  return {
    source: `Giai đoạn ${from}-${to} có tăng trưởng.`,
    target: write(from, to),
    wrong: [write(from, to + 1), write(from - 1, to)],
  }
}

const VALUE_CHECKS = new Set(
  'number number-format percent magnitude approximation date time currency unit ordinal range phone doc-number'.split(
    ' ',
  ),
)
const objections = (source: string, target: string): string[] =>
  judge(source, target)
    .map(({ check }) => check)
    .filter((check) => VALUE_CHECKS.has(check))

describe('altered values', () => {
  const samples = Array.from(
    { length: 630 },
    (_, index) => [counted, money, day, percentage, approximate, document, span][index % 7]?.() as Sample,
  )

  it('never objects to a right pair', () => {
    expect(samples.filter(({ source, target }) => objections(source, target).length > 0)).toEqual([])
  })

  it('catches every altered digit, scale word, day and month, approximation and document number', () => {
    const missed = samples.flatMap(({ source, wrong }) =>
      wrong.filter((target) => objections(source, target).length === 0).map((target) => ({ source, target })),
    )
    expect(missed).toEqual([])
    expect(samples.flatMap(({ wrong }) => wrong).length).toBeGreaterThan(1000)
  })
})
