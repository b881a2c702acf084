import { compareValues, type Comparison } from './compare.ts'
import { noContext, type ContextView } from './context.ts'
import type { Span } from '../language/document-numbers.ts'
import { defaultStyle, type Style } from '../language/meaning/style.ts'
import { Side } from './side.ts'
import type { PairTags } from '../model/plain.ts'
import { noTerms, type TermFacts } from './terms.ts'

/** What a pair is checked with. All values; nothing is looked up. */
export interface PairInput {
  source: string
  target: string
  /** A function is called when a check first asks for terms. */
  terms?: TermFacts | (() => TermFacts)
  /** Tags that stand beside the texts, not in them. */
  tags?: PairTags | undefined
  /** Earlier segments of the same document. */
  context?: ContextView
  style?: Style
}

/** A segment's two sides, with everything the checks share computed at most once. */
export class Pair {
  readonly source: Side
  readonly target: Side
  readonly context: ContextView
  readonly style: Style
  private cachedComparison: Comparison | undefined
  private placedTerms: TermFacts | undefined
  private knownTerms: TermFacts | (() => TermFacts)

  constructor({ source, target, terms = noTerms, tags, context = noContext, style = defaultStyle }: PairInput) {
    this.source = new Side(source, 'vi', tags?.source)
    this.target = new Side(target, 'en', tags?.target)
    this.knownTerms = terms
    this.context = context
    this.style = style
  }

  /** Nothing visible to judge in the target: only empty-target speaks then. */
  get isUntranslated(): boolean {
    return !/[^\s\u200b-\u200f\u2060\ufeff\u00ad]/u.test(this.target.text)
  }

  /** What the glossary says about the pair. */
  get terms(): TermFacts {
    if (typeof this.knownTerms === 'function') this.knownTerms = this.knownTerms()
    return (this.placedTerms ??= placedIn(this.knownTerms, this.source, this.target))
  }

  /** Numbers, dates and the like of both sides, compared by value. */
  get comparison(): Comparison {
    return (this.cachedComparison ??= compareValues(this.source, this.target, this.context))
  }
}

/** Facts of plain texts, with their places in the texts that are judged. */
function placedIn(facts: TermFacts, source: Side, target: Side): TermFacts {
  if (!source.hasBreaks() && !target.hasBreaks()) return facts
  const inTarget = <T extends Span>(spans: readonly T[]): T[] => spans.map((span) => target.fromPlain(span))
  return {
    hits: facts.hits.map((hit) => ({
      ...source.fromPlain(hit),
      accepted: inTarget(hit.accepted),
      forbidden: inTarget(hit.forbidden),
      superseded: inTarget(hit.superseded),
    })),
    extras: inTarget(facts.extras),
  }
}
