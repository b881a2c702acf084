import { pair, type Check } from './check.ts'
import { matchesOf } from '../language/matches.ts'

/** A space before a mark, but not before .NET, an ellipsis that stands free, or a smiley. */
const SPACE =
  /[ \u00a0\u202f](?<=\S.)[ \u00a0\u202f]*(?=[.,:;!?)])(?!\s*(?:\.{2,}|[.,]\d|\.\p{L}|[:;]-?[)(DP](?!\p{L})))/gu

/** No space before . , : ; ! ? ) in English. */
export const spaceBeforePunct: Check = {
  severity: 'minor',
  mqm: 'Linguistic conventions > Punctuation',
  examples: {
    ok: [pair('rồi … lặng im', 'then ... silence'), pair('Dùng .NET', 'Using .NET')],
    bad: [pair('Bao giờ ?', 'When ?'), pair('Một, hai', 'One , two')],
  },
  *run(pair) {
    for (const match of matchesOf(SPACE, pair.target.text)) {
      if (pair.target.isOpaque(match.index)) continue
      const end = match.index + match[0].length
      // "see ⟦note⟧, then": the space stands before the note.
      if (pair.target.isPartedVisibly(match.index, end + 1)) continue
      yield { target: [{ start: match.index, end: end + 1 }], fix: { start: match.index, end, text: '' } }
    }
  },
}
