import type { ConceptInfo } from '../../core/api.ts'
import { isInForce } from '../../glossary/validity.ts'
import type { Completion } from '../editor/completer.ts'
import type { DocumentSession } from '../editor/session.ts'
import { completions, PhraseIndex } from './phrases.ts'

/** The English of a concept that may be written on a day. */
function usable({ terms, pending }: ConceptInfo, day: string): string[] {
  if (pending) return []
  const may = terms.filter(
    (term) => term.lang === 'en' && (term.status === 'preferred' || term.status === 'admitted') && isInForce(term, day),
  )
  return may.map(({ text }) => text)
}

const idle = (callback: () => void): void => {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'undefined') setTimeout(callback, 30)
  else requestIdleCallback(callback, { timeout: 1000 })
}

/** English wordings of a document's terms, made ready for completion when the page has time. */
export class TermPhrases {
  private all = new PhraseIndex([])
  private own: { segment: string; terms: unknown; index: PhraseIndex } | null = null
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
      if (this.closed) return
      const day = this.session.day()
      this.all = new PhraseIndex([...this.session.knownConcepts()].flatMap((concept) => usable(concept, day)))
    })
  }

  find(segment: string, before: string): Completion[] {
    const terms = this.session.terms(segment)
    if (this.own?.segment !== segment || this.own.terms !== terms) {
      const day = this.session.day()
      const index = new PhraseIndex((terms ?? []).flatMap(({ concept }) => usable(concept, day)))
      this.own = { segment, terms, index }
    }
    return completions(before, this.own.index, this.all)
  }

  close(): void {
    this.closed = true
    this.stop()
  }
}
