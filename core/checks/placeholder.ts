import { bagDifference } from './bags.ts'
import { pair, type Check, type Found } from './check.ts'
import type { Side } from './side.ts'

/** The same slots on both sides: {name}, %s, %1$d, {{x}}, ${x}. */
export const placeholder: Check = {
  severity: 'critical',
  mqm: 'Design and markup > Markup tag',
  examples: {
    ok: [
      pair('%s sau %d ngày', 'after %d days, %s'),
      pair('Chào {{ten}}', 'Hello {{ten}}'),
      pair('đạt 58% số hộ', '58% of households'),
    ],
    bad: [pair('{ten} đã nộp', '{name} has paid'), pair('Còn %d ngày', 'Days left')],
  },
  *run(pair) {
    const { missing, surplus } = bagDifference(slotsOf(pair.source), slotsOf(pair.target))
    const [from, to] = [missing[0], surplus[0]]
    if (from && to && missing.length === 1 && surplus.length === 1) {
      yield { source: [from], target: [to], fix: { start: to.start, end: to.end, text: pair.source.slice(from) } }
      return
    }
    for (const slot of missing) yield { source: [slot], params: { target: '–' } } satisfies Found
    for (const slot of surplus) yield { target: [slot], params: { source: '–' } } satisfies Found
  },
}

const slotsOf = (side: Side) => side.tokens.filter((token) => token.kind === 'placeholder')
