import { isNumeric, type Atom } from './atoms.ts'
import { pair, type Check, type Found } from './check.ts'
import type { Match } from './compare.ts'
import { directionAfterVi, directionBeforeVi, englishDirection, type Direction } from './approximations.ts'
import type { Pair } from './pair.ts'

/** Over, nearly, about, under, at least, at most before an amount survive in their direction (N4). */
export const approximation: Check = {
  severity: 'minor',
  mqm: 'Accuracy > Undertranslation',
  examples: {
    ok: [
      pair('hơn 90 hộ', 'upwards of 90 households'),
      pair('gần 90 hộ', 'nearly 90 households'),
      pair('Chị khỏe hơn anh.', 'She is stronger than him.'),
      pair('Nhà nằm gần biển.', 'The house is near the sea.'),
      pair('Đạt ít nhất 80% kế hoạch.', 'At least 80% of the plan was met.'),
    ],
    bad: [
      pair('hơn 90 hộ', '90 households'),
      pair('gần 90 hộ', 'more than 90 households'),
      pair('khoảng 5 km', 'exactly 5 km'),
    ],
  },
  *run(pair) {
    const seen = new Set<number>()
    for (const match of pair.comparison.matches) {
      const found = judge(pair, match)
      if (!found || seen.has(found.source?.[0]?.start ?? -1)) continue
      seen.add(found.source?.[0]?.start ?? -1)
      yield found
    }
    yield* unmatched(pair)
  },
}

const spanOf = ({ token, range }: Atom): { start: number; end: number } => range ?? token
const isAmount = ({ token }: Atom): boolean => isNumeric(token) || (token.kind === 'time' && token.hours !== undefined)

function judge(pair: Pair, { source, target }: Match): Found | undefined {
  if (!isAmount(source)) return undefined
  const from = spanOf(source)
  const wanted = directionBeforeVi(pair.source.text, from.start) ?? directionAfterVi(pair.source.text, from.end)
  if (!wanted) return undefined
  const there = englishDirection(pair.target.text, spanOf(target))
  return verdict(wanted, there, { source: from, target: spanOf(target) })
}

/** What one counts, so that "hơn một số người" is none. */
const COUNTED = /^\s(?:năm|tháng|tuần|ngày|giờ|thế kỷ|thập|trăm|nghìn|triệu|tỷ|chục|nửa)(?!\p{L})/u

/** "hơn một năm" – "over a year": the amount is an article there, so its word may stand anywhere. */
function* unmatched(pair: Pair): Generator<Found> {
  const matched = new Set(pair.comparison.matches.map(({ source }) => source.token.start))
  const differing = new Set(pair.comparison.differences.flatMap(({ source }) => (source ? [source.start] : [])))
  for (const token of pair.source.tokens) {
    if (
      !(token.kind === 'number' || token.kind === 'measure') ||
      !token.soft ||
      matched.has(token.start) ||
      differing.has(token.start)
    )
      continue
    const wanted = directionBeforeVi(pair.source.text, token.start)
    if (token.kind === 'number' && !COUNTED.test(pair.source.text.slice(token.end, token.end + 10))) continue
    if (!wanted || wanted.words.test(pair.target.text)) continue
    yield { source: [{ start: wanted.start, end: token.end }], params: { target: '–' } }
  }
}

function verdict(
  wanted: Direction,
  there: string | undefined,
  spans: { source: { start: number; end: number }; target: { start: number; end: number } },
): Found | undefined {
  if (there !== undefined && wanted.accepts.includes(there)) return undefined
  const source = [{ start: Math.min(wanted.start, spans.source.start), end: Math.max(wanted.end, spans.source.end) }]
  // A preposition of place before the figure: "trên 3 mặt trận".
  if (there === 'place' && wanted.mayBePlace) return undefined
  const inverted = there !== undefined && wanted.inverts.includes(there)
  return { source, target: [spans.target], ...(inverted && { severity: 'major' as const }) }
}
