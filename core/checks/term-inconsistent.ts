import { pair, type Check, type Found } from './check.ts'
import type { EarlierRendering } from './context.ts'
import type { Pair } from './pair.ts'
import { renderingKey, sameRendering } from './rendering-key.ts'
import type { TermUse } from './terms.ts'

/** One term, two different renderings in one document; number, case, articles and short forms aside. */
export const termInconsistent: Check = {
  severity: 'minor',
  mqm: 'Terminology > Inconsistent use of terminology',
  context: true,
  examples: {
    ok: [
      pair('Hai tập thể được khen.', 'Two collectives were praised.', [
        'Một tập thể được khen.',
        'A collective was praised.',
      ]),
      pair('Quốc hội họp.', 'The NA met.', ['Quốc hội khai mạc.', 'The National Assembly opened.']),
    ],
    bad: [
      pair('Hai tập thể được khen.', 'Two groups were praised.', [
        'Một tập thể được khen.',
        'A collective was praised.',
      ]),
    ],
  },
  *run(pair) {
    const seen = new Set<string>()
    for (const hit of pair.terms.hits) {
      if (seen.has(hit.concept) || !isNoun(hit)) continue
      seen.add(hit.concept)
      yield* judge(pair, hit, pair.context.renderingsOf(hit.concept))
    }
  },
}

/** Verbs and qualifiers vary for style's sake; places and numbers (%, per cent) have checks of their own. */
function isNoun({ partOfSpeech, domain, vi }: TermUse): boolean {
  return (
    domain !== 'place' &&
    domain !== 'number' &&
    partOfSpeech !== 'verb' &&
    partOfSpeech !== 'adjective' &&
    vi.toLowerCase() !== 'đồng chí'
  )
}

function* judge(pair: Pair, hit: TermUse, earlier: readonly EarlierRendering[]): Generator<Found> {
  const [use] = hit.accepted
  const first = earlier[0]
  if (!use || !first) return
  const agrees = hit.accepted.some(({ rendering }) =>
    earlier.some(({ key }) => sameRendering(renderingKey(rendering), key)),
  )
  if (agrees) return
  yield {
    source: [{ start: hit.start, end: hit.end }],
    target: [{ start: use.start, end: use.end }],
    params: { target: pair.target.slice(use), expected: first.text },
  }
}
