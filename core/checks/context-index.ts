import { asksContext } from './critical.ts'
import type { ContextView, EarlierPair, EarlierRendering, NameChoice } from './context.ts'
import { meaningOf } from './diff-source-same-target.ts'
import { choicesOf } from './name-choices.ts'
import type { Pair } from './pair.ts'
import { renderingKey } from './rendering-key.ts'
import { sourceKey } from './same-source-diff-target.ts'
import { targetKey } from './segment-keys.ts'
import { endingsIn } from './spelling-variant.ts'
import { shortFormsOf, type ShortForm } from './short-forms.ts'

/** What a segment tells those after it. Plain data: may be kept, sent to a worker, replaced. */
export interface SegmentFacts {
  /** Texts, and what makes others equal to them. */
  texts?: { earlier: EarlierPair; sourceKey: string; targetKey: string }
  renderings: readonly { concept: string; key: string; text: string }[]
  choices: readonly { kind: NameChoice; value: string }[]
  /** Numbers of documents given with their symbol. */
  documents: readonly string[]
  /** Short forms declared for concepts; '' where a term has no rendering, so that one declared before it may be meant. */
  shortForms: readonly ShortForm[]
}

/**
 * The facts of a translated pair; undefined for one without a target. Where
 * only these checks will ask, what none of them asks for is left out.
 */
export function factsOf(pair: Pair, only?: ReadonlySet<string>): SegmentFacts | undefined {
  if (pair.isUntranslated) return undefined
  const documents = pair.target.tokens.flatMap((token) => (token.kind === 'document' ? [token.number] : []))
  if (only && !asksContext(only)) return { ...NO_FACTS, documents }
  const renderings = pair.terms.hits.flatMap(({ concept, accepted }) =>
    accepted.slice(0, 1).map((use) => ({ concept, key: renderingKey(use.rendering), text: pair.target.slice(use) })),
  )
  return {
    texts: {
      earlier: { source: pair.source.text, target: pair.target.text, meaning: meaningOf(pair) },
      sourceKey: sourceKey(pair.source),
      targetKey: targetKey(pair.target.text),
    },
    renderings,
    choices: [...choicesOf(pair).map(({ kind, value }) => ({ kind, value })), ...endingChoice(pair)],
    documents,
    shortForms: [...shortFormsOf(pair), ...unrendered(pair)],
  }
}

/** A segment that has both -ise and -ize goes by the house's -ise. */
function endingChoice(pair: Pair): { kind: NameChoice; value: string }[] {
  const endings = endingsIn(pair)
  return endings.size === 0 ? [] : [{ kind: 'ending', value: endings.has('ise') ? 'ise' : 'ize' }]
}

/** Of a pair of which nobody asks. */
const NO_FACTS = { renderings: [], choices: [], shortForms: [] }

function unrendered({ terms }: Pair): ShortForm[] {
  return terms.hits.flatMap(({ concept, accepted }) => (accepted.length === 0 ? [{ concept, text: '' }] : []))
}

interface Entry<T> {
  ord: number
  value: T
}

const NOTHING: never[] = []

/** (key, variant) → entries in document order; asks for the first of each variant before a place. */
class FirstOf<T> {
  private readonly table = new Map<string, Map<string, Entry<T>[]>>()

  add(key: string, variant: string, ord: number, value: T): void {
    let variants = this.table.get(key)
    if (!variants) this.table.set(key, (variants = new Map<string, Entry<T>[]>()))
    const entries = variants.get(variant)
    if (!entries) variants.set(variant, [{ ord, value }])
    else entries.splice(entries.findLastIndex((entry) => entry.ord <= ord) + 1, 0, { ord, value })
  }

  remove(key: string, variant: string, ord: number): void {
    const variants = this.table.get(key)
    const kept = variants?.get(variant)?.filter((entry) => entry.ord !== ord) ?? []
    if (kept.length > 0) variants?.set(variant, kept)
    else variants?.delete(variant)
    if (variants?.size === 0) this.table.delete(key)
  }

  before(key: string, ord: number): T[] {
    const firsts: Entry<T>[] = []
    const variants = this.table.get(key)
    if (!variants) return NOTHING
    for (const [first] of variants.values()) if (first && first.ord < ord) firsts.push(first)
    if (firsts.length > 1) firsts.sort((a, b) => a.ord - b.ord)
    return firsts.map(({ value }) => value)
  }
}

/**
 * The context of a whole document, kept up to date segment by segment: setting
 * or removing one touches only its own entries. `ord` is the segment's place.
 */
export class ContextIndex {
  private readonly facts = new Map<number, SegmentFacts>()
  private readonly bySource = new FirstOf<EarlierPair>()
  private readonly byTarget = new FirstOf<EarlierPair>()
  private readonly byConcept = new FirstOf<EarlierRendering>()
  private readonly byChoice = new FirstOf<string>()
  private readonly byDocument = new FirstOf<true>()
  private readonly byShortForm = new FirstOf<string>()

  set(ord: number, facts: SegmentFacts | undefined): void {
    this.visit(ord, (index, key, variant) => index.remove(key, variant, ord))
    if (!facts) {
      this.facts.delete(ord)
      return
    }
    this.facts.set(ord, facts)
    this.visit(ord, (index, key, variant, value) => index.add(key, variant, ord, value))
  }

  /** What stands before a place. */
  before(ord: number): ContextView {
    return {
      targetsOf: (key) => this.bySource.before(key, ord),
      sourcesOf: (key) => this.byTarget.before(key, ord),
      renderingsOf: (concept) => this.byConcept.before(concept, ord),
      choice: (kind) => this.byChoice.before(kind, ord)[0],
      knowsDocument: (number) => this.byDocument.before(number, ord).length > 0,
      shortFormsOf: (concept) => this.byShortForm.before(concept, ord),
    }
  }

  private visit(
    ord: number,
    use: (index: FirstOf<unknown>, key: string, variant: string, value: unknown) => void,
  ): void {
    const facts = this.facts.get(ord)
    if (!facts) return
    if (facts.texts) {
      const { earlier, sourceKey: source, targetKey: target } = facts.texts
      use(this.bySource, source, target, earlier)
      use(this.byTarget, target, earlier.meaning, earlier)
    }
    for (const { concept, key, text } of facts.renderings) use(this.byConcept, concept, key, { key, text })
    for (const { kind, value } of facts.choices) use(this.byChoice, kind, value, value)
    for (const number of facts.documents) use(this.byDocument, number, '', true)
    for (const { concept, text } of facts.shortForms) if (text !== '') use(this.byShortForm, concept, text, text)
  }
}
