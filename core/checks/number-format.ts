import { convertDigits } from '../language/meaning/render-amount.ts'
import type { NumberToken, Token } from '../language/meaning/token.ts'
import { isNumeric } from './atoms.ts'
import { pair, type Check, type Found } from './check.ts'
import type { Pair } from './pair.ts'

/** A quantity written with Vietnamese separators in the English. */
export const numberFormat: Check = {
  severity: 'minor',
  mqm: 'Locale conventions > Number format',
  examples: {
    ok: [
      pair('Rộng 1.870 ha', 'Covers 1,870 hectares'),
      pair('Điều 3.1.4', 'Article 3.1.4'),
      pair('Phiên bản 2.1 phát hành năm 2020', 'Version 2.1 released in 2020'),
    ],
    bad: [
      pair('Rộng 1.870 ha', 'Covers 1.870 hectares'),
      pair('Cao 2,4 m', '2,4 m tall'),
      pair('Đạt 96,5% kế hoạch', 'Reached 96,5% of the plan'),
    ],
  },
  *run(pair) {
    if (!/\d[.,]\d/.test(pair.target.text)) return
    for (const token of quantitiesOf(pair.target.tokens)) yield* judge(pair, token)
  },
}

function quantitiesOf(tokens: readonly Token[]): NumberToken[] {
  const ends = tokens.flatMap((token) => (token.kind === 'range' ? [token.from, token.to] : [token]))
  return ends.filter((token): token is NumberToken => isNumeric(token as NumberToken))
}

/** "1.250" reads as English unless the source has the grouped value. */
function* judge(pair: Pair, token: NumberToken): Generator<Found> {
  if (token.vietnamese === undefined || token.digits === undefined) return
  const ambiguous = token.values[0] !== token.vietnamese
  if (
    ambiguous &&
    !pair.comparison.differences.some(
      ({ check, target }) =>
        check === 'number-format' && target && target.start <= token.start && token.end <= target.end,
    )
  )
    return
  const start = token.start + pair.target.slice(token).indexOf(token.digits)
  const span = { start, end: start + token.digits.length }
  yield { target: [span], fix: { ...span, text: convertDigits(token.digits) } }
}
