import { capitalised } from './usage/inflect.ts'
import { isGoodOn } from './usage/renderings.ts'
import type { Concept } from './concept.ts'
import { termFor } from './validity.ts'

/** What may be written at the caret instead of the letters typed. */
export interface Completion {
  /** As it is to be written. */
  text: string
  /** Characters before the caret that it replaces. */
  typed: number
  /** The concept's id as given. */
  concept: string
}

export interface CompletionQuestion {
  /** The translation up to the caret. */
  before: string
  /** Concepts hit in the source, in the order of the hits. */
  hits: readonly Concept[]
  /** Other concepts that may be meant; they come after. */
  others?: readonly Concept[]
  /** ISO day of the document; only English in force is offered. */
  day?: string
  limit?: number
}

/** So many letters are typed before anything is offered. */
const LEAST = 2
const LIMIT = 8
/** Words before the caret that may belong to a term. */
const WORDS = 8

/**
 * English terms that begin with what has been typed: the last words before the
 * caret, as many as fit, two letters at least. Terms of the source first; the
 * one to write before admitted ones; more words typed before fewer. Capitals
 * are the glossary's, raised at the start of a sentence, where the first letter
 * typed is a capital, and throughout where all letters typed are.
 */
export function completions({ before, hits, others = [], day, limit = LIMIT }: CompletionQuestion): Completion[] {
  const starts = wordStarts(before)
  if (starts.length === 0) return []
  const found: Completion[] = []
  const seen = new Set<string>()
  for (const group of [hits, others]) {
    const ranked: (Completion & { rank: number })[] = []
    for (const concept of group) {
      for (const { text, rank } of englishOf(concept, day)) {
        const start = starts.find((at) => begins(text, before.slice(at)))
        if (start === undefined) continue
        const written = cased(text, before, start)
        if (seen.has(written) || written === before.slice(start)) continue
        seen.add(written)
        ranked.push({ text: written, typed: before.length - start, concept: concept.id, rank })
      }
    }
    ranked.sort((a, b) => b.typed - a.typed || a.rank - b.rank)
    for (const { rank: _, ...one } of ranked) if (found.length < limit) found.push(one)
  }
  return found
}

/** Where the last words begin, the longest stretch first; none when fewer than two letters were typed. */
function wordStarts(before: string): number[] {
  const last = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*$/u.exec(before)
  if (!last) return []
  const starts = [last.index]
  for (let at = last.index; starts.length < WORDS;) {
    const word = /[\p{L}\p{M}\p{N}'’]+[ \u00a0-]$/u.exec(before.slice(Math.max(0, at - 60), at))
    if (!word) break
    at -= word[0].length
    starts.push(at)
  }
  return starts.filter((at) => (before.slice(at).match(/\p{L}/gu)?.length ?? 0) >= LEAST).reverse()
}

/** Renderings in force, the one to write first. */
function englishOf(concept: Concept, day: string | undefined): { text: string; rank: number }[] {
  const first = termFor(concept, 'en', day)?.text
  const good = [...concept.terms, ...(concept.accepts ?? [])].filter(
    (term) => term.lang === 'en' && (isGoodOn(term, day) || term.text === first),
  )
  return good.map(({ text }) => ({ text: text.normalize('NFC'), rank: text === first ? 0 : 1 }))
}

function begins(text: string, typed: string): boolean {
  return text.length >= typed.length && same(text.slice(0, typed.length)) === same(typed)
}

const same = (text: string): string =>
  text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[\u00a0-]/g, ' ')

function cased(text: string, before: string, start: number): string {
  const typed = before.slice(start)
  const letters = typed.match(/\p{L}/gu) ?? []
  const capitals = letters.every((letter) => letter !== letter.toLowerCase())
  // "NA" may begin NATIONAL or be a term of its own; small letters in what the glossary writes there decide.
  if (capitals && /\p{Ll}/u.test(text.slice(0, typed.length))) return text.toUpperCase()
  const raised = /^\p{Lu}/u.test(typed) || /(?:^|[.!?…]["”’)]?\s+)["“‘'(]?$/u.test(before.slice(0, start))
  return raised ? capitalised(text) : text
}
