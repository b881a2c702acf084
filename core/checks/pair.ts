import { compareValues, type Comparison } from './compare.ts'
import { noContext, type ContextView } from './context.ts'
import { defaultStyle, type Style } from '../language/meaning/style.ts'
import { Side } from './side.ts'
import { noTerms, type TermFacts } from './terms.ts'

/** What a pair is checked with. All values; nothing is looked up. */
export interface PairInput {
  source: string
  target: string
  terms?: TermFacts
  /** Earlier segments of the same document. */
  context?: ContextView
  style?: Style
}

/** A segment's two sides, with everything the checks share computed at most once. */
export class Pair {
  readonly source: Side
  readonly target: Side
  readonly terms: TermFacts
  readonly context: ContextView
  readonly style: Style
  private cachedComparison: Comparison | undefined

  constructor({ source, target, terms = noTerms, context = noContext, style = defaultStyle }: PairInput) {
    this.source = new Side(source, 'vi')
    this.target = new Side(target, 'en')
    this.terms = terms
    this.context = context
    this.style = style
  }

  /** Nothing visible to judge in the target: only empty-target speaks then. */
  get isUntranslated(): boolean {
    return !/[^\s\u200b-\u200f\u2060\ufeff\u00ad]/u.test(this.target.text)
  }

  /** Numbers, dates and the like of both sides, compared by value. */
  get comparison(): Comparison {
    return (this.cachedComparison ??= compareValues(this.source, this.target, this.context))
  }
}
