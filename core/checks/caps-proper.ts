import { pair, type Check } from './check.ts'
import type { Pair } from './pair.ts'
import type { RenderingUse, TermUse } from './terms.ts'

/** A proper noun of the glossary without its capitals, where the source has them (C2, C6). */
export const capsProper: Check = {
  severity: 'minor',
  mqm: 'Style > Organizational style',
  examples: {
    ok: [pair('các đảng cánh tả', 'left-wing parties'), pair('Quốc hội họp.', 'The National Assembly met.')],
    bad: [
      pair('Điều lệ Đảng quy định', 'The party statutes stipulate'),
      pair('Bộ Chính trị kết luận.', 'The politburo concluded.'),
    ],
  },
  *run(pair) {
    for (const hit of pair.terms.hits) {
      if (!isProper(pair, hit)) continue
      const lower = hit.accepted.find((use) => !isCapitalised(pair, use))
      if (!lower || hit.accepted.some((use) => isCapitalised(pair, use))) continue
      const span = { start: lower.start, end: lower.end }
      yield {
        source: [{ start: hit.start, end: hit.end }],
        target: [span],
        params: { target: pair.target.slice(span), expected: lower.rendering },
      }
    }
  },
}

/** The entry and the text have a capital that is not the sentence's. */
function isProper(pair: Pair, hit: TermUse): boolean {
  if (!/^\p{Lu}/u.test(hit.vi) || !/^\p{Lu}/u.test(pair.source.slice(hit))) return false
  // Đảng Lao động, Đảng Cộng hòa: parties of other countries.
  return hit.vi !== 'Đảng' || !/^\s\p{Lu}/u.test(pair.source.text.slice(hit.end))
}

/** Another rendering may cover the same words with its capitals: "party" of "political party". */
function isCapitalised(pair: Pair, use: RenderingUse): boolean {
  return (
    use.capitals ||
    pair.terms.hits.some(({ accepted }) =>
      accepted.some((other) => other.capitals && other.start <= use.start && use.end <= other.end),
    )
  )
}
