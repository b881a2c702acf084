import type { ExtraUse, RenderingUse, TermFacts, TermUse } from '../core/checks/terms.ts'
import { dropDiacritics } from '../core/language/meaning/syllable.ts'
import type { Concept, TermHit } from './concept.ts'
import { findTerms, type TermIndex } from './matcher.ts'
import { ExtraFinder } from './usage/extras.ts'
import { EnglishText, longest, rendering, type Rendering, type Use } from './usage/rendering.ts'

interface Renderings {
  concept: Concept
  vi: string
  /** The preferred English. */
  en: string
  isName: boolean
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
    const accepted = of('preferred', 'admitted')
    const en = accepted[0]?.text ?? ''
    byConcept.set(concept.id, {
      concept,
      vi,
      en,
      isName: isName(concept, vi, en),
      accepted,
      forbidden: of('forbidden'),
    })
  }
  return { terms, byConcept, extras: new ExtraFinder(concepts) }
}

function isName({ domain }: Concept, vi: string, en: string): boolean {
  return domain === 'place' || domain === 'person' || dropDiacritics(vi).toLowerCase() === en.toLowerCase()
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
  const accepted = new Map<string, readonly Use[]>()
  for (const { concept } of hits) {
    if (!accepted.has(concept))
      accepted.set(concept, usesOf(english, index.byConcept.get(concept)?.accepted ?? [], false))
  }
  const allAccepted = [...accepted.values()].flat()
  const wrong = forbiddenUses(index, english, accepted, allAccepted)
  const extras = index.extras
    .find(english, source, new Set(accepted.keys()), allAccepted)
    .map(({ use, concept, vi, person }): ExtraUse => ({ ...plain(use), concept, vi, person }))
  const right = new Map(Array.from(accepted, ([concept, uses]) => [concept, uses.map(plain)]))
  const uses: TermUse[] = []
  for (const { concept, vi, start, end } of hits) {
    const known = index.byConcept.get(concept)
    if (!known) continue
    const { en, isName, concept: about } = known
    const { partOfSpeech, domain } = about
    uses.push({
      concept,
      vi,
      start,
      end,
      en,
      isName,
      partOfSpeech,
      domain,
      accepted: right.get(concept) ?? [],
      forbidden: wrong.get(concept) ?? [],
    })
  }
  return { hits: uses, extras }
}

/** By concept; not what is part of an accepted rendering of any term of the segment. */
function forbiddenUses(
  index: UsageIndex,
  english: EnglishText,
  accepted: ReadonlyMap<string, readonly Use[]>,
  allAccepted: readonly Use[],
): ReadonlyMap<string, RenderingUse[]> {
  let found: Map<string, readonly Use[]> | undefined
  for (const concept of accepted.keys()) {
    const uses = usesOf(english, index.byConcept.get(concept)?.forbidden ?? NONE, true)
    if (uses.length > 0) (found ??= new Map<string, readonly Use[]>()).set(concept, uses)
  }
  if (!found) return NOTHING
  const isInside = containment(allAccepted, english.tokens.length)
  return new Map(Array.from(found, ([concept, uses]) => [concept, uses.filter((use) => !isInside(use)).map(plain)]))
}

const NONE: readonly never[] = []
const NOTHING: ReadonlyMap<string, RenderingUse[]> = new Map()

const plain = ({ start, end, rendering: text, capitals }: Use): RenderingUse => ({
  start,
  end,
  rendering: text,
  capitals,
})

/** Uses of any of the renderings, the longest where they overlap. */
function usesOf(english: EnglishText, wanted: readonly Rendering[], strict: boolean): readonly Use[] {
  let uses: readonly Use[] | undefined
  for (const one of wanted) {
    const found = english.find(one, strict)
    if (found.length > 0) uses = uses ? [...uses, ...found] : found
  }
  if (!uses) return NONE
  return uses.length < 2 ? uses : longest(uses, english.tokens.length)
}

/** Is a use part of one of these? `length` is the number of words of the text. */
function containment(uses: readonly Use[], length: number): (use: Use) => boolean {
  const reach = new Int32Array(length + 1)
  for (const { from, to } of uses) reach[from] = Math.max(reach[from] ?? 0, to)
  for (let at = 1; at <= length; at++) reach[at] = Math.max(reach[at] ?? 0, reach[at - 1] ?? 0)
  return ({ from, to }) => (reach[from] ?? 0) >= to
}
