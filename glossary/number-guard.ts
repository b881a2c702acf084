import { documentNumbers, type Span } from '../core/language/document-numbers.ts'

/** W3.2 for numbers: no term inside a document number, and no short number at the head of a longer one. */
export class NumberGuard {
  private readonly text: string
  private readonly spans: readonly Span[]

  constructor(text: string) {
    this.text = text
    // Every form of a number has one of these; most sentences have none.
    this.spans = /[-/\u2010\u2011\u2013]/.test(text) ? documentNumbers(text) : []
  }

  /** May a term stand at these offsets? It may contain whole document numbers, never a part of one. */
  allows(start: number, end: number): boolean {
    const cut = this.spans.some(
      (span) => span.start < end && start < span.end && !(start <= span.start && span.end <= end),
    )
    return !cut && !this.isHeadOfLongerNumber(start, end)
  }

  private isHeadOfLongerNumber(start: number, end: number): boolean {
    LONGER.lastIndex = end
    if (!/\p{Nd}/u.test(this.text.charAt(end - 1)) || !LONGER.test(this.text)) return false
    // "quý 1/2018" is a date, not a longer number (DT7).
    return !(this.text.charAt(end) === '/' && PERIOD.test(this.text.slice(start, end)))
  }
}

const LONGER = /[./,\-\u2010\u2011\u2013]\p{Nd}/uy
const PERIOD = /^(?:quý|quí|tháng|năm|kỳ|kì)\s/iu
