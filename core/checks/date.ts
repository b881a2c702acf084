import { renderDate } from '../language/meaning/render.ts'
import { pair, type Check, type Found } from './check.ts'
import type { Pair } from './pair.ts'
import { valueFindings } from './value-findings.ts'

/** Day, month and year in Vietnamese order; no bare figures in English (P6); lunar dates stay lunar (DT5). */
export const date: Check = {
  severity: 'major',
  mqm: 'Locale conventions > Date format',
  examples: {
    ok: [
      pair('ngày 5/12/2016', 'December 5, 2016'),
      pair('ngày 5/12/2016', '5 December 2016'),
      pair('tháng 9/2019', 'September 2019'),
      pair('1/4 diện tích', 'a quarter of the area'),
      pair('Trực 24/7', 'On duty 24/7'),
      pair('Lễ hội mở vào rằm tháng 2.', 'The festival opens on the 15th day of the second lunar month.'),
    ],
    bad: [
      pair('ngày 5/12', 'May 12'),
      pair('sáng 7/10', 'the morning of 7/10'),
      pair('rằm tháng 2', 'February 15'),
      pair('tháng 9/2019', 'September 9, 2019'),
    ],
  },
  *run(pair) {
    for (const found of valueFindings(pair, 'date')) yield { ...found, ...fixOf(pair, found) }
  },
}

/** Sure where one date stands against one date. */
function fixOf(pair: Pair, { source, target }: Found): Pick<Found, 'fix'> {
  const [from, to] = [source?.[0], target?.[0]]
  if (!from || !to) return {}
  const token = pair.source.tokens.find(
    ({ kind, start, end }) => kind === 'date' && start === from.start && end === from.end,
  )
  const text = token?.kind === 'date' && !token.lunar ? renderDate(token, pair.style) : undefined
  return text === undefined ? {} : { fix: { ...to, text } }
}
