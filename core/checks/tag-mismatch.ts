import type { TagToken } from '../language/meaning/token.ts'
import { bagDifference } from './bags.ts'
import { pair, type Check } from './check.ts'
import type { Side } from './side.ts'

/** The same inline tags on both sides, in any order. */
export const tagMismatch: Check = {
  severity: 'critical',
  mqm: 'Design and markup > Markup tag',
  examples: {
    ok: [pair('khi x < 3 và y > 2', 'when x < 3 and y > 2'), pair('<b>Gấp</b>', '<b>Urgent</b>')],
    bad: [pair('<i>Lao Động</i>', 'Lao Dong'), pair('Xem <g id="2">bảng</g>.', 'See <g id="2">table.')],
  },
  *run(pair) {
    const { missing, surplus } = bagDifference(tagsOf(pair.source), tagsOf(pair.target))
    for (const tag of missing) yield { source: [tag], params: { source: pair.source.slice(tag), target: '–' } }
    for (const tag of surplus) yield { target: [tag], params: { source: '–', target: pair.target.slice(tag) } }
  },
}

/** The tags written in a side's text. */
export function tagsOf(side: Side): TagToken[] {
  return side.tokens.filter((token) => token.kind === 'tag')
}
