import type { Span } from '../core/language/document-numbers.ts'
import type { Concept, TermHit } from './concept.ts'
import { substitute, type Edit } from './usage/substitute.ts'
import { EnglishText, rendering, type Use } from './usage/rendering.ts'

/** Where an old rendering stands in a translation, and the translation as it would be. Offsets: UTF-16 units of the NFC target. */
export interface Impact {
  /** The words that change, with an article that must change with them; in order. */
  spans: Span[]
  proposed: string
}

export interface ImpactQuestion {
  /** The concept as it is now, with its key as id. */
  concept: Concept
  /** The rendering that stood until now, and the one to stand. */
  from: string
  to: string
  target: string
  /** Hits in the source, ids are concept keys. */
  hits: readonly TermHit[]
  /** The concept of a hit; undefined when unknown. */
  conceptOf: (id: string) => Concept | undefined
}

/**
 * Where a translation renders a concept the old way, and what it becomes with
 * the new rendering: plural, possessive, verb endings, capitals of headings and
 * sentence starts are carried over, the indefinite article agrees. Nothing
 * outside the spans changes; names inside a title stay ("Secretary of the Con Cuong
 * district Party Committee"). Words that belong to a longer rendering of this
 * concept or of another term of the source are left alone; where another term
 * has the same words, the nth use belongs to the nth hit. Null when the source
 * has no such term or the target no such words.
 */
export function impactOf(question: ImpactQuestion): Impact | null {
  const { concept, from, to, hits } = question
  if (from === to || !hits.some((hit) => hit.concept === concept.id)) return null
  const target = question.target.normalize('NFC')
  const wanted = rendering(from, concept)
  if (!wanted) return null
  const english = new EnglishText(target)
  const found = english.find(wanted)
  if (found.length === 0) return null
  const mine = ownUses(found, english, question)
  const edits = mine.flatMap((use) => substitute(target, english.tokens.slice(use.from, use.to), from, to, wanted.verb))
  if (edits.length === 0) return null
  return { spans: edits.map(({ start, end }) => ({ start, end })), proposed: applied(target, edits) }
}

/** Uses that belong to the concept. */
function ownUses(
  found: readonly Use[],
  english: EnglishText,
  { concept, from, hits, conceptOf }: ImpactQuestion,
): Use[] {
  const others: Use[] = []
  const rivals = new Set<string>()
  for (const id of new Set(hits.map((hit) => hit.concept))) {
    const other = id === concept.id ? concept : conceptOf(id)
    for (const term of other?.terms ?? []) {
      if (!other || term.lang !== 'en' || term.status === 'forbidden' || (id === concept.id && term.text === from)) {
        continue
      }
      const one = rendering(term.text, other)
      for (const use of one ? english.find(one) : []) {
        others.push(use)
        if (id !== concept.id && found.some((mine) => mine.from === use.from && mine.to === use.to)) rivals.add(id)
      }
    }
  }
  const free = found.filter((use) => !others.some((other) => covers(other, use)))
  if (rivals.size === 0) return free
  // Several terms have these words: by order, where there are as many hits as uses.
  const sharing = hits.filter((hit) => hit.concept === concept.id || rivals.has(hit.concept))
  if (sharing.length !== free.length) return free
  return free.filter((_, at) => sharing[at]?.concept === concept.id)
}

/** Is a use part of a longer one? */
function covers(other: Use, use: Use): boolean {
  return other.from <= use.from && use.to <= other.to && other.to - other.from > use.to - use.from
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text: put } of edits) {
    result += text.slice(at, start) + put
    at = end
  }
  return result + text.slice(at)
}
