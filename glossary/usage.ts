import type { ExtraUse, RenderingUse, SupersededUse, TermFacts, TermUse } from '../core/checks/terms.ts'
import type { Concept, TermHit } from './concept.ts'
import { findTerms, type TermIndex } from './matcher.ts'
import { ExtraFinder } from './usage/extras.ts'
import { EnglishText, longest, type Rendering, type Use } from './usage/rendering.ts'
import { RenderingTable, type Renderings } from './usage/renderings.ts'
import { variations } from './usage/variation.ts'

/** A glossary prepared for judging pairs; made once per revision. */
export interface UsageIndex {
  terms: TermIndex
  /** By concept and, where time matters, by day. */
  renderings: RenderingTable
  extras: ExtraFinder
}

/** `terms` is the index of the same concepts; concepts of several glossaries come from `prioritised`. */
export function buildUsageIndex(concepts: readonly Concept[], terms: TermIndex): UsageIndex {
  const approved = concepts.filter((concept) => !concept.pending)
  return { terms, renderings: new RenderingTable(concepts), extras: new ExtraFinder(approved) }
}

/**
 * What a glossary says about a pair (checks 16 to 19, 37): the hits of the
 * source, the accepted, forbidden and superseded renderings of each in the
 * target, and named things in the target that the source lacks. Offsets are
 * UTF-16 code units of the NFC texts. `hits` may be given where they are known
 * already; `day`, the ISO day of the document, chooses among names of other
 * times, which without it are all in force.
 */
export function termFacts(
  index: UsageIndex,
  source: string,
  target: string,
  hits: readonly TermHit[] = findTerms(index.terms, source),
  day?: string,
): TermFacts {
  const english = new EnglishText(target.normalize('NFC'))
  const known = new Map<string, Renderings>()
  for (const { concept } of hits) {
    const renderings = known.has(concept) ? undefined : index.renderings.get(concept, day)
    if (renderings) known.set(concept, renderings)
  }
  const accepted = new Map<string, readonly Use[]>()
  for (const [concept, renderings] of known) accepted.set(concept, acceptedUses(english, renderings))
  const allAccepted = [...accepted.values()].flat()
  const wrong = wrongUses(known, 'forbidden', english, allAccepted)
  const old = wrongUses(known, 'superseded', english, allAccepted)
  const accounted = [...allAccepted, ...[...wrong.values(), ...old.values()].flat()]
  const extras = index.extras
    .find(english, source, new Set(accepted.keys()), accounted)
    .map(({ use, concept, vi, person }): ExtraUse => ({ ...plain(use), concept, vi, person }))
  const right = new Map(Array.from(accepted, ([concept, uses]) => [concept, uses.map(plain)]))
  const uses: TermUse[] = []
  for (const { concept, vi, start, end } of hits) {
    const renderings = known.get(concept)
    if (!renderings) continue
    const { en, isName, tentative, successor, concept: about } = renderings
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
      accepted: right.get(concept) ?? NONE,
      forbidden: wrong.get(concept)?.map(plain) ?? NONE,
      superseded: old.get(concept)?.map((use): SupersededUse => ({ ...plain(use), successor })) ?? NONE,
      tentative,
    })
  }
  return { hits: uses, extras }
}

/** As the glossary has them; else, where nothing wrong stands instead, in another order or with a part shared. */
function acceptedUses(english: EnglishText, { accepted, forbidden, superseded }: Renderings): readonly Use[] {
  const uses = usesOf(english, accepted, false)
  if (uses.length > 0 || english.tokens.length === 0) return uses
  const varied = variations(english, accepted)
  if (varied.length === 0 || usesOf(english, [...forbidden, ...superseded], true).length > 0) return NONE
  return longest(varied, english.tokens.length)
}

/** By concept; not what is part of an accepted rendering of any term of the segment. */
function wrongUses(
  known: ReadonlyMap<string, Renderings>,
  kind: 'forbidden' | 'superseded',
  english: EnglishText,
  allAccepted: readonly Use[],
): ReadonlyMap<string, Use[]> {
  let found: Map<string, readonly Use[]> | undefined
  for (const [concept, renderings] of known) {
    const uses = usesOf(english, renderings[kind], true)
    if (uses.length > 0) (found ??= new Map<string, readonly Use[]>()).set(concept, uses)
  }
  if (!found) return NOTHING
  const isInside = containment(allAccepted, english.tokens.length)
  return new Map(Array.from(found, ([concept, uses]) => [concept, uses.filter((use) => !isInside(use))]))
}

const NONE: readonly never[] = []
const NOTHING: ReadonlyMap<string, Use[]> = new Map()

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
