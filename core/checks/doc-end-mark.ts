import { pair, type Check } from './check.ts'
import { matchesOf } from '../language/matches.ts'

/** ./. anywhere, or its slips /. and ./ at the end. */
const END_MARK = /\.\s?\/\s?\.|(?<=[\p{L}\p{N})\]”"])\s?\/\.(?=["”’)]?\s*$)|\.\/(?=["”’)]?\s*$)/gu

/** The Vietnamese mark that closes official texts (DN6). */
export const docEndMark: Check = {
  severity: 'major',
  mqm: 'Linguistic conventions > Punctuation',
  examples: {
    ok: [pair('và/hoặc', 'and/or'), pair('Xin cảm ơn./.', 'Thank you.')],
    bad: [pair('Xin cảm ơn./.', 'Thank you./.'), pair('Hết./.', 'The end./')],
  },
  *run(pair) {
    if (!pair.target.text.includes('/')) return
    for (const match of matchesOf(END_MARK, pair.target.text)) {
      if (pair.target.isOpaque(match.index)) continue
      const span = { start: match.index, end: match.index + match[0].length }
      yield { target: [span], params: { target: match[0] }, fix: { ...span, text: '.' } }
    }
  },
}
