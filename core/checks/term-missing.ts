import type { Span } from '../language/document-numbers.ts'
import { dropDiacritics } from '../language/meaning/syllable.ts'
import { pair, type Check } from './check.ts'
import { isForeign, isOtherParty } from './elsewhere.ts'
import type { Pair } from './pair.ts'
import { usesShortForm } from './short-forms.ts'
import { shortfall } from './term-shortfall.ts'
import type { TermUse } from './terms.ts'

/**
 * A recognised term has none of its renderings in the target; or fewer than the
 * things it names apart (minor).
 */
export const termMissing: Check = {
  severity: 'major',
  mqm: 'Terminology > Inconsistent with terminology resource',
  context: true,
  examples: {
    ok: [
      pair('Huyện ủy Con Cuông họp.', 'The Con Cuong district Party Committee met.'),
      pair('Các đồng chí dự họp.', 'They attended the meeting.'),
      pair('cán bộ tư pháp phường', 'ward judicial officials'),
      pair('Quốc hội Mỹ bỏ phiếu.', 'The US Congress voted.'),
      pair('HĐND tỉnh họp.', 'The PPC met.', ['HĐND tỉnh khai mạc.', 'The provincial People’s Council (PPC) opened.']),
    ],
    bad: [
      pair('Đảng ủy xã họp.', 'The communal leadership met.'),
      pair('Quốc hội khai mạc.', 'The session of deputies opened.'),
      pair('Chi bộ 1 giúp đỡ chi bộ 2.', 'Party cell 1 helps the poor people of group 2.'),
    ],
  },
  *run(pair) {
    const byConcept = new Map<string, TermUse[]>()
    for (const hit of pair.terms.hits) {
      if (hit.accepted.length > 0) {
        const known = byConcept.get(hit.concept)
        if (known) known.push(hit)
        else byConcept.set(hit.concept, [hit])
      } else if (hit.superseded.length === 0 && !isExempt(pair, hit) && !usesShortForm(pair, hit.concept)) {
        yield { source: [{ start: hit.start, end: hit.end }], params: { target: hit.en } }
      }
    }
    for (const hits of byConcept.values()) {
      const hit = hits.length > 1 ? shortfall(pair, hits) : undefined
      if (hit && !isExempt(pair, hit))
        yield { source: [{ start: hit.start, end: hit.end }], params: { target: hit.en }, severity: 'minor' }
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
  return isCounted(pair, hit) || isOtherParty(pair, hit) || isForeign(pair, hit) || isInName(pair, hit)
}

/** Words of a number, percentage or ordinal: their value is compared, whatever the words (nghìn tỷ, quý I). */
function isCounted(pair: Pair, hit: Span): boolean {
  return pair.source.tokens.some(({ kind, start, end }) => kind !== 'document' && start <= hit.start && hit.end <= end)
}

/** "Chợ Huyện" → "Cho Huyen": a word of a name, which stands in the target without its marks. */
function isInName({ source, target }: Pair, hit: TermUse): boolean {
  const before = /(\p{Lu}[\p{L}\p{M}]*\s)$/u.exec(source.text.slice(Math.max(0, hit.start - 10), hit.start))?.[1]
  if (before === undefined || !/^\p{Lu}/u.test(source.slice(hit))) return false
  return target.text.includes(dropDiacritics(before + source.slice(hit)))
}
