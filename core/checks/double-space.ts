import { pair, type Check } from './check.ts'

/** Two or more spaces inside the target where the source has none. */
export const doubleSpace: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Textual conventions',
  examples: { ok: [pair('Ô 1   Ô 2', 'Box 1   Box 2')], bad: [pair('Họp tổ dân phố', 'Residential  group meeting')] },
  *run(pair) {
    if (/\S[ \u00a0]{2,}\S/u.test(pair.source.text)) return
    for (const match of pair.target.text.matchAll(/(?<=\S)[ \u00a0]{2,}(?=\S)/gu)) {
      const span = { start: match.index, end: match.index + match[0].length }
      yield { target: [span], fix: { ...span, text: ' ' } }
    }
  },
}
