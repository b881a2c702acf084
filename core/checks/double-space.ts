import { pair, type Check } from './check.ts'
import { matchesOf } from '../language/matches.ts'

const SPACES = /[ \u00a0](?<=\S.)[ \u00a0]+(?=\S)/gu

/** Two or more spaces inside the target where the source has none. */
export const doubleSpace: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Textual conventions',
  examples: { ok: [pair('Ô 1   Ô 2', 'Box 1   Box 2')], bad: [pair('Họp tổ dân phố', 'Residential  group meeting')] },
  *run(pair) {
    const found = matchesOf(SPACES, pair.target.text)
    if (found.length === 0 || /\S[ \u00a0]{2,}\S/u.test(pair.source.text)) return
    for (const match of found) {
      const span = { start: match.index, end: match.index + match[0].length }
      if (pair.target.isParted(span.start, span.end)) continue
      yield { target: [span], fix: { ...span, text: ' ' } }
    }
  },
}
