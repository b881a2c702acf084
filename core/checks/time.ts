import { renderTime } from '../language/meaning/render.ts'
import { pair, type Check, type Found } from './check.ts'
import type { Pair } from './pair.ts'
import { valueFindings } from './value-findings.ts'

/** The same minute of the day, said the English way (DT6). */
export const time: Check = {
  severity: 'major',
  mqm: 'Locale conventions > Time format',
  examples: {
    ok: [
      pair('Họp lúc 16h40.', 'The meeting is at 4:40 p.m.'),
      pair('Họp lúc 16h40.', 'The meeting is at 16:40.'),
      pair('Cửa mở đến 24 giờ.', 'Doors are open until midnight.'),
      pair('Làm việc 8 giờ mỗi ngày.', 'They work eight hours a day.'),
    ],
    bad: [pair('Họp lúc 16h40.', 'The meeting is at 6:40 p.m.'), pair('Họp lúc 16h40.', 'The meeting is at 16h40.')],
  },
  *run(pair) {
    for (const found of valueFindings(pair, 'time')) yield { ...found, ...fixOf(pair, found) }
  },
}

function fixOf(pair: Pair, { source, target }: Found): Pick<Found, 'fix'> {
  const [from, to] = [source?.[0], target?.[0]]
  const token = from && pair.source.tokens.find(({ kind, start }) => kind === 'time' && start === from.start)
  if (!to || token?.kind !== 'time' || token.halfDay || token.soft) return {}
  const text = renderTime(token)
  // One full stop ends both "p.m." and the sentence.
  const end = text.endsWith('.') && pair.target.text.charAt(to.end) === '.' ? to.end + 1 : to.end
  return { fix: { start: to.start, end, text } }
}
