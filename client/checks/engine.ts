import { ContextIndex, factsOf, type SegmentFacts } from '../../core/checks/context-index.ts'
import { Pair } from '../../core/checks/pair.ts'
import { findingsOf } from '../../core/checks/run.ts'
import { defaultStyle, type Style } from '../../core/language/meaning/style.ts'
import type { Concept, TermHit } from '../../glossary/concept.ts'
import { buildTermIndex } from '../../glossary/matcher.ts'
import { prioritised } from '../../glossary/priority.ts'
import { buildUsageIndex, termFacts, type UsageIndex } from '../../glossary/usage.ts'
import { Dependence } from './dependence.ts'
import type { CheckedRow, CheckRow, ToWorker } from './messages.ts'
import { placeablesOf } from './placeables.ts'

/**
 * Checks a document row by row: what was edited first, the rest in order, and
 * again those later rows to which an edited one has something else to say.
 * Runs in a worker, but knows nothing of it.
 */
export class CheckEngine {
  private readonly rows = new Map<string, CheckRow>()
  private readonly concepts = new Map<string, Concept>()
  private readonly facts = new Map<string, SegmentFacts>()
  private readonly urgent = new Set<string>()
  private readonly later = new Set<string>()
  private order: readonly string[] = []
  private places = new Map<string, number>()
  private context = new ContextIndex()
  private dependence = new Dependence()
  private usage: UsageIndex | null = null
  private style: Style = defaultStyle
  private day: string | undefined

  accept(message: ToWorker): void {
    if (message.type === 'order') this.arrange(message.ids)
    else if (message.type === 'rows') {
      for (const row of message.rows) {
        this.rows.set(row.id, row)
        ;(message.urgent ? this.urgent : this.later).add(row.id)
      }
    } else if (message.type === 'concepts') {
      if (message.whole) this.concepts.clear()
      for (const concept of message.concepts) this.concepts.set(concept.id, concept)
      this.usage = null
      this.again()
    } else {
      if (message.type === 'day') this.day = message.day
      else this.style = message.style
      this.again()
    }
  }

  /** Rows still to be checked. */
  get left(): number {
    return this.urgent.size + this.later.size
  }

  /** Checks one row; undefined when none is left. */
  next(): CheckedRow | undefined {
    for (const queue of [this.urgent, this.later]) {
      for (const id of queue) {
        queue.delete(id)
        const row = this.rows.get(id)
        const place = this.places.get(id)
        if (row && place !== undefined) return this.check(row, place)
      }
    }
    return undefined
  }

  private again(): void {
    for (const id of this.order) if (this.rows.has(id)) this.later.add(id)
  }

  private arrange(ids: readonly string[]): void {
    const grown = this.order.every((id, at) => ids[at] === id)
    this.order = ids
    this.places = new Map(ids.map((id, at) => [id, at]))
    if (grown) return
    // Splits and joins move every row after them: what is known of the rows is put in its new places.
    this.context = new ContextIndex()
    this.dependence = new Dependence()
    for (const id of [...this.rows.keys()]) {
      if (this.places.has(id)) continue
      this.rows.delete(id)
      this.facts.delete(id)
    }
    for (const [at, id] of ids.entries()) {
      const facts = this.facts.get(id)
      this.context.set(at, facts)
      if (facts) this.dependence.set(id, facts, () => [])
    }
  }

  private check(row: CheckRow, place: number): CheckedRow {
    const { id, source, target, tags } = row
    const pair = new Pair({
      source,
      target,
      tags,
      terms: termFacts(this.usageIndex(), source, target, this.hitsOf(row), this.day),
      context: this.context.before(place),
      style: this.style,
    })
    const findings = findingsOf(pair)
    const facts = factsOf(pair)
    if (facts) this.facts.set(id, facts)
    else this.facts.delete(id)
    this.context.set(place, facts)
    for (const other of this.dependence.set(id, facts, (number) => this.mentioning(number))) {
      if ((this.places.get(other) ?? -1) > place && this.rows.has(other)) this.later.add(other)
    }
    return { id, source, target, findings, placeables: placeablesOf(source, this.style) }
  }

  private hitsOf({ hits }: CheckRow): TermHit[] {
    return hits.flatMap(([start, end, id]) => {
      const headword = this.concepts.get(id)?.terms.find(({ lang, status }) => lang === 'vi' && status === 'preferred')
      return headword ? [{ concept: id, vi: headword.text, start, end }] : []
    })
  }

  private usageIndex(): UsageIndex {
    // Hits are known: nothing need be matched here.
    return (this.usage ??= buildUsageIndex(prioritised([...this.concepts.values()]), buildTermIndex([], [])))
  }

  private *mentioning(number: string): Iterable<string> {
    for (const { id, source } of this.rows.values()) if (source.includes(number)) yield id
  }
}
