import { defaultStyle, type Style } from '../language/meaning/style.ts'
import { pair, type Check, type Found } from './check.ts'
import type { Pair } from './pair.ts'
import { valueFindings } from './value-findings.ts'

/**
 * A sum keeps its currency; a conversion may be added (N7). Of its forms (P7)
 * any may be used, unless the project has chosen another than the default: then
 * a different one is a minor finding.
 */
export const currency: Check = {
  severity: 'major',
  mqm: 'Locale conventions > Currency format',
  examples: {
    ok: [
      pair('6 triệu đồng', '6 million dong (about US$250)'),
      pair('cánh đồng mẫu lớn', 'large-scale field'),
      pair('Có 5 đồng chí dự họp.', 'Five comrades attended.'),
      pair('Vốn vay 30 triệu USD', 'A loan of US$30 million'),
    ],
    bad: [pair('6 triệu đồng', 'US$6 million'), pair('Vốn vay 30 triệu USD', 'A loan of 30 million VND')],
  },
  *run(pair) {
    yield* valueFindings(pair, 'currency')
    yield* otherForms(pair)
  },
}

const MARK = 'VND|VNĐ|Vietnamese dong|Vietnamese đồng|dong|đồng|₫|đ'
const BEFORE = new RegExp(`^(?:${MARK})\\s?`, 'iu')
const AFTER = new RegExp(`[\\s-]?(?:${MARK})$`, 'iu')

function* otherForms({ target, style }: Pair): Generator<Found> {
  if (style.money === defaultStyle.money) return
  for (const token of target.tokens) {
    if (token.kind !== 'money' || token.currency !== 'VND') continue
    const text = target.slice(token)
    const amount = text.replace(BEFORE, '').replace(AFTER, '')
    if (amount === text || formOf(text) === style.money) continue
    const expected = style.money === 'code-before' ? `VND${amount}` : `${amount} dong`
    const { start, end } = token
    yield {
      severity: 'minor',
      target: [{ start, end }],
      params: { source: expected, target: text },
      fix: { start, end, text: expected },
    }
  }
}

function formOf(text: string): Style['money'] {
  if (BEFORE.test(text)) return 'code-before'
  return /(?:dong|đồng)$/iu.test(text) ? 'word' : 'code-after'
}
