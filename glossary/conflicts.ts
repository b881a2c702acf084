import { foldKey } from '../core/language/fold.ts'
import { splitConceptKey } from './concept-key.ts'
import type { Concept, Term } from './concept.ts'
import { renderingKey } from './priority.ts'
import { overlap } from './validity.ts'

/** Where glossaries disagree; `concepts` in the order of the glossaries, ids are concept keys. */
export interface Conflict {
  /** The Vietnamese term, as the first of them writes it. */
  vi: string
  /** Other preferred English; preferred in one and forbidden in another; one concept twice in a glossary. */
  kind: 'otherPreferred' | 'forbiddenElsewhere' | 'twice'
  concepts: Concept[]
}

interface Namesake {
  concept: Concept
  /** As the concept writes the Vietnamese they share. */
  vi: string
  headword: boolean
}

/**
 * Contradictions between the approved concepts of ordered glossaries (ids are
 * concept keys): concepts with a Vietnamese term in common (folded), in force at
 * a common time, that prefer other English, or of which one forbids what another
 * prefers; and concepts of one glossary with the same headword and domain.
 * Homonyms that one glossary keeps apart by domain are none. Each set of concepts
 * is named once for a kind; linear in the terms.
 */
export function findConflicts(concepts: readonly Concept[]): Conflict[] {
  const conflicts: Conflict[] = []
  const named = new Set<string>()
  for (const group of byVietnamese(concepts).values()) {
    if (group.length < 2) continue
    for (const [kind, members] of conflictsOf(group)) {
      const key = `${kind}\n${members.map(({ concept }) => concept.id).join('\n')}`
      if (named.has(key)) continue
      named.add(key)
      conflicts.push({ vi: members[0]?.vi ?? '', kind, concepts: members.map(({ concept }) => concept) })
    }
  }
  return conflicts
}

function byVietnamese(concepts: readonly Concept[]): Map<string, Namesake[]> {
  const groups = new Map<string, Namesake[]>()
  for (const concept of concepts) {
    if (concept.pending) continue
    const vietnamese = concept.terms.filter(({ lang, status }) => lang === 'vi' && status !== 'forbidden')
    const headword = vietnamese.find(({ status }) => status === 'preferred') ?? vietnamese[0]
    const seen = new Set<string>()
    for (const term of vietnamese) {
      const key = foldKey(term.text)
      if (seen.has(key)) continue
      seen.add(key)
      const namesake = { concept, vi: term.text, headword: term === headword }
      const group = groups.get(key)
      if (group) group.push(namesake)
      else groups.set(key, [namesake])
    }
  }
  return groups
}

function* conflictsOf(group: readonly Namesake[]): Generator<[Conflict['kind'], Namesake[]]> {
  yield* twice(group).map((members): [Conflict['kind'], Namesake[]] => ['twice', members])
  const [first] = group
  if (!first) return
  const others = group.filter((one) => one !== first && !areHomonyms(first, one) && overlap(first.concept, one.concept))
  const apart = others.filter((one) => preferOther(first.concept, one.concept))
  if (apart.length > 0) yield ['otherPreferred', [first, ...apart]]
  const against = forbiddenElsewhere(group)
  if (against.length > 1) yield ['forbiddenElsewhere', against]
}

/** Concepts of one glossary under the same headword in the same domain, at the same time. */
function twice(group: readonly Namesake[]): Namesake[][] {
  const same = new Map<string, Namesake[]>()
  for (const one of group) {
    if (!one.headword) continue
    const key = `${splitConceptKey(one.concept.id).glossary}\n${foldKey(one.concept.domain)}`
    const list = same.get(key)
    if (!list) same.set(key, [one])
    else if (list[0] && overlap(list[0].concept, one.concept)) list.push(one)
  }
  return [...same.values()].filter((list) => list.length > 1)
}

function areHomonyms(a: Namesake, b: Namesake): boolean {
  const sameGlossary = splitConceptKey(a.concept.id).glossary === splitConceptKey(b.concept.id).glossary
  return sameGlossary && foldKey(a.concept.domain) !== foldKey(b.concept.domain)
}

function preferOther(a: Concept, b: Concept): boolean {
  const here = english(a, 'preferred')
  const there = english(b, 'preferred')
  const keys = new Set(here.map(({ text }) => renderingKey(text)))
  if (here.length === 0 || there.length === 0 || there.some(({ text }) => keys.has(renderingKey(text)))) return false
  return here.some((one) => there.some((other) => overlap(one, other)))
}

/** Those that prefer what others of the group forbid, and those others. */
function forbiddenElsewhere(group: readonly Namesake[]): Namesake[] {
  const forbidding = new Map<string, Namesake[]>()
  for (const one of group) {
    for (const { text } of english(one.concept, 'forbidden')) {
      const key = renderingKey(text)
      const list = forbidding.get(key)
      if (list) list.push(one)
      else forbidding.set(key, [one])
    }
  }
  if (forbidding.size === 0) return []
  const found = new Set<Namesake>()
  for (const one of group) {
    for (const { text } of english(one.concept, 'preferred')) {
      const against = forbidding
        .get(renderingKey(text))
        ?.find((other) => other !== one && !areHomonyms(one, other) && overlap(one.concept, other.concept))
      if (against) found.add(one).add(against)
    }
  }
  return group.filter((one) => found.has(one))
}

function english({ terms }: Concept, status: Term['status']): Term[] {
  return terms.filter((term) => term.lang === 'en' && term.status === status)
}
