import type { ExtraUse, RenderingUse, TermFacts, TermUse } from '../core/checks/terms.ts'
import type { Concept, TermHit } from './concept.ts'
import { findTerms, type TermIndex } from './matcher.ts'
import { ExtraFinder } from './usage/extras.ts'
import { EnglishText, rendering, type Rendering, type Use } from './usage/rendering.ts'

interface Renderings {
  concept: Concept
  vi: string
  /** Preferred and admitted. */
  accepted: Rendering[]
  forbidden: Rendering[]
}

/** A glossary prepared for judging pairs; made once per revision. */
export interface UsageIndex {
  terms: TermIndex
  byConcept: ReadonlyMap<string, Renderings>
  extras: ExtraFinder
}

/** `terms` is the index of the same concepts. */
export function buildUsageIndex(concepts: readonly Concept[], terms: TermIndex): UsageIndex {
  const byConcept = new Map<string, Renderings>()
  for (const concept of concepts) {
    const of = (...statuses: string[]): Rendering[] =>
      concept.terms
        .filter((term) => term.lang === 'en' && statuses.includes(term.status))
        .flatMap((term) => rendering(term.text, concept) ?? [])
    const vi = concept.terms.find((term) => term.lang === 'vi')?.text ?? ''
    byConcept.set(concept.id, { concept, vi, accepted: of('preferred', 'admitted'), forbidden: of('forbidden') })
  }
  return { terms, byConcept, extras: new ExtraFinder(concepts) }
}

/**
 * What a glossary says about a pair (checks 16 to 19, 37): the hits of the
 * source, the accepted and forbidden renderings of each in the target, and
 * named things in the target that the source lacks. Offsets are UTF-16 code
 * units of the NFC texts. `hits` may be given where they are known already.
 */
export function termFacts(
  index: UsageIndex,
  source: string,
  target: string,
  hits: readonly TermHit[] = findTerms(index.terms, source),
): TermFacts {
  const english = new EnglishText(target.normalize('NFC'))
  const accepted = new Map<string, Use[]>()
  for (const { concept } of hits) {
    if (!accepted.has(concept))
      accepted.set(concept, usesOf(english, index.byConcept.get(concept)?.accepted ?? [], false))
  }
  const allAccepted = [...accepted.values()].flat()
  const uses = hits.flatMap((hit): TermUse[] => {
    const known = index.byConcept.get(hit.concept)
    if (!known) return []
    const wrong = usesOf(english, known.forbidden, true).filter(
      (use) => !allAccepted.some((right) => right.from <= use.from && use.to <= right.to),
    )
    const { partOfSpeech, domain } = known.concept
    const en = known.accepted[0]?.text ?? ''
    return [
      {
        ...hit,
        en,
        partOfSpeech,
        domain,
        accepted: (accepted.get(hit.concept) ?? []).map(plain),
        forbidden: wrong.map(plain),
      },
    ]
  })
  const extras = index.extras
    .find(english, source, new Set(hits.map(({ concept }) => concept)), allAccepted)
    .map(({ use, concept, vi, person }): ExtraUse => ({ ...plain(use), concept, vi, person }))
  return { hits: uses, extras }
}

const plain = ({ start, end, rendering: text, capitals }: Use): RenderingUse => ({
  start,
  end,
  rendering: text,
  capitals,
})

/** Uses of any of the renderings, the longest where they overlap. */
function usesOf(english: EnglishText, wanted: readonly Rendering[], strict: boolean): Use[] {
  const uses = wanted.flatMap((one) => english.find(one, strict))
  uses.sort((a, b) => b.to - b.from - (a.to - a.from) || Number(b.capitals) - Number(a.capitals) || a.from - b.from)
  const kept: Use[] = []
  for (const use of uses) if (!kept.some((other) => use.from < other.to && other.from < use.to)) kept.push(use)
  return kept.sort((a, b) => a.from - b.from)
}
