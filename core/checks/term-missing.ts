import type { Span } from '../language/document-numbers.ts'
import { pair, type Check } from './check.ts'
import type { Pair } from './pair.ts'
import { usesShortForm } from './short-forms.ts'
import type { TermUse } from './terms.ts'

/** A recognised term has none of its renderings in the target. */
export const termMissing: Check = {
  severity: 'major',
  mqm: 'Terminology > Inconsistent with terminology resource',
  context: true,
  examples: {
    ok: [
      pair('Huyện ủy Con Cuông họp.', 'The Con Cuong district Party Committee met.'),
      pair('Các đồng chí dự họp.', 'They attended the meeting.'),
      pair('cán bộ tư pháp phường', 'ward judicial officials'),
      pair('HĐND tỉnh họp.', 'The PPC met.', ['HĐND tỉnh khai mạc.', 'The provincial People’s Council (PPC) opened.']),
    ],
    bad: [
      pair('Đảng ủy xã họp.', 'The communal leadership met.'),
      pair('Quốc hội khai mạc.', 'The session of deputies opened.'),
    ],
  },
  *run(pair) {
    for (const hit of pair.terms.hits) {
      if (hit.accepted.length > 0 || hit.superseded.length > 0 || isExempt(pair, hit)) continue
      if (usesShortForm(pair, hit.concept)) continue
      yield { source: [{ start: hit.start, end: hit.end }], params: { target: hit.en } }
    }
  },
}

/** The form of address is usually dropped (H3). */
const OPTIONAL = new Set(['đồng chí'])

function isExempt(pair: Pair, hit: TermUse): boolean {
  if (hit.tentative || hit.en === '') return true
  if (OPTIONAL.has(hit.vi.toLowerCase())) return true
  // Names have checks of their own.
  if (hit.isName && hit.partOfSpeech === 'proper noun' && (hit.domain === 'person' || hit.domain === 'place'))
    return true
  return isCounted(pair, hit)
}

/** Words of a number, percentage or ordinal: their value is compared, whatever the words (nghìn tỷ, quý I). */
function isCounted(pair: Pair, hit: Span): boolean {
  return pair.source.tokens.some(({ kind, start, end }) => kind !== 'document' && start <= hit.start && hit.end <= end)
}
