import type { ConceptInfo } from '../../core/api.ts'
import { completions } from '../../glossary/completion.ts'
import type { Completion } from '../editor/completer.ts'
import type { DocumentSession, TermView } from '../editor/session.ts'

const idle = (callback: () => void): void => {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'undefined') setTimeout(callback, 30)
  else requestIdleCallback(callback, { timeout: 1000 })
}

/** Options offered at once. */
const MOST = 6
/** Letters by which concepts are found: as many as are typed before anything is offered. */
const FIRST = 2
/** Words before the caret that may begin a term; no fewer than the completion itself looks at. */
const WORDS = 8

const beginning = (text: string): string =>
  text
    .slice(0, FIRST)
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[\u00a0-]/g, ' ')

/**
 * A document's concepts for completion. Which terms are offered is decided by
 * glossary/completion.ts; here they are kept by their first letters, since it
 * is asked at each key and a document may know thousands.
 */
export class TermPhrases {
  private beginnings = new Map<string, readonly ConceptInfo[]>()
  private readonly stop: () => void
  private waiting = false
  private closed = false

  constructor(private readonly session: DocumentSession) {
    this.stop = session.subscribe('terms', () => this.later())
    this.later()
  }

  private later(): void {
    if (this.waiting) return
    this.waiting = true
    idle(() => {
      this.waiting = false
      if (!this.closed) this.beginnings = byBeginning(this.session.knownConcepts())
    })
  }

  /** Ways to go on with what stands before the caret, terms of the segment first. */
  find(segment: string, before: string): readonly Completion[] {
    const hits = conceptsOf(this.session.terms(segment) ?? [])
    return completions({ before, hits, others: this.others(before, hits), day: this.session.day(), limit: MOST })
  }

  private others(before: string, hits: readonly ConceptInfo[]): ConceptInfo[] {
    const starts = [...before.matchAll(/(?<![\p{L}\p{M}\p{N}'’])[\p{L}\p{N}]/gu)].slice(-WORDS)
    const keys = new Set(starts.map(({ index }) => beginning(before.slice(index))))
    const found = new Set([...keys].flatMap((key) => this.beginnings.get(key) ?? []))
    for (const hit of hits) found.delete(hit)
    return [...found]
  }

  close(): void {
    this.closed = true
    this.stop()
  }
}

/** Each concept of a segment once. What waits for approval is offered to nobody. */
const conceptsOf = (terms: readonly TermView[]): ConceptInfo[] => [
  ...new Set(terms.map(({ concept }) => concept).filter(({ pending }) => !pending)),
]

function byBeginning(concepts: Iterable<ConceptInfo>): Map<string, ConceptInfo[]> {
  const found = new Map<string, ConceptInfo[]>()
  for (const concept of concepts) {
    if (concept.pending) continue
    const english = concept.terms.filter(({ lang }) => lang === 'en')
    for (const key of new Set(english.map(({ text }) => beginning(text)))) {
      const there = found.get(key)
      if (there) there.push(concept)
      else found.set(key, [concept])
    }
  }
  return found
}
