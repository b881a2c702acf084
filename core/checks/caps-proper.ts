import { pair, type Check } from './check.ts'
import { isOtherParty } from './elsewhere.ts'
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
  const surface = pair.source.slice(hit)
  if (!/^\p{Lu}/u.test(hit.vi) || !/^\p{Lu}/u.test(surface)) return false
  return !isOtherParty(pair, hit) && !(startsSentence(pair, hit) && lacksCapitals(surface, hit.vi))
}

/** The first word's capital may be the sentence's. */
function startsSentence({ source }: Pair, { start }: TermUse): boolean {
  return /(?:^|[.!?…:;]["”’)]?\s)["“‘'(]?\s*(?:[-–•*+]\s)?$/u.test(source.text.slice(Math.max(0, start - 8), start))
}

/** "Ủy ban kiểm tra các cấp" for Ủy ban Kiểm tra: no name of one body. */
function lacksCapitals(surface: string, headword: string): boolean {
  const [here, there] = [surface.split(' '), headword.split(' ')]
  if (here.length !== there.length) return false
  return there.some((word, at) => at > 0 && /^\p{Lu}/u.test(word) && !/^\p{Lu}/u.test(here[at] ?? ''))
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
