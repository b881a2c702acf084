import type { Mark } from 'prosemirror-model'
import { inlineToNode, type Inline } from '../../core/model/inline.ts'
import type { TermView } from './session.ts'

/** A run of a source as it is drawn: text or a tag, with its marks' names, within a term hit or not. */
export interface SourceRun {
  /** Offset in the source's content. */
  at: number
  text: string
  tag: { kind: string; label: string } | null
  marks: readonly string[]
  term: TermView | null
}

/** A stretch of runs that belong to the same term hit, or to none. */
export interface SourceStretch {
  term: TermView | null
  runs: SourceRun[]
}

/**
 * A source cut where marks, tags and term hits begin and end. Hits count
 * characters only; content positions count a tag as one more.
 */
export function sourceStretches(source: Inline, terms: readonly TermView[]): SourceStretch[] {
  const stretches: SourceStretch[] = []
  const add = (run: SourceRun) => {
    const last = stretches.at(-1)
    if (last && last.term === run.term) last.runs.push(run)
    else stretches.push({ term: run.term, runs: [run] })
  }
  let characters = 0
  for (const run of plainRuns(source)) {
    if (run.tag) add({ ...run, term: inside(terms, characters) })
    else for (const piece of cut(run, characters, terms)) add(piece)
    characters += run.tag ? 0 : run.text.length
  }
  return stretches
}

function plainRuns(source: Inline): SourceRun[] {
  if (source === '') return []
  if (typeof source === 'string') return [{ at: 0, text: source, tag: null, marks: [], term: null }]
  const runs: SourceRun[] = []
  inlineToNode('source', source).forEach((node, at) => {
    const marks = node.marks.map((mark: Mark) => mark.type.name)
    const tag = node.isText ? null : { kind: String(node.attrs.kind), label: String(node.attrs.label) }
    runs.push({ at, text: node.text ?? '', tag, marks, term: null })
  })
  return runs
}

function cut(run: SourceRun, from: number, terms: readonly TermView[]): SourceRun[] {
  const end = from + run.text.length
  const cuts = new Set([from, end])
  for (const { start, end: stop } of terms) {
    if (start > from && start < end) cuts.add(start)
    if (stop > from && stop < end) cuts.add(stop)
  }
  const points = [...cuts].sort((a, b) => a - b)
  return points.slice(0, -1).map((point, i) => ({
    ...run,
    at: run.at + point - from,
    text: run.text.slice(point - from, (points[i + 1] ?? end) - from),
    term: inside(terms, point),
  }))
}

const inside = (terms: readonly TermView[], at: number): TermView | null =>
  terms.find(({ start, end }) => start <= at && at < end) ?? null

/**
 * Offset in the source's content of a DOM position inside its cell. Elements
 * with `data-tag` count as one position.
 */
export function offsetIn(root: Node, node: Node, offset: number): number {
  let total = 0
  const visit = (current: Node): boolean => {
    if (current === node && current.nodeType === 3) {
      total += offset
      return true
    }
    if (current.nodeType === 3) {
      total += current.nodeValue?.length ?? 0
      return false
    }
    if (current instanceof HTMLElement && current.dataset.tag !== undefined) {
      if (current === node || current.contains(node)) return true
      total += 1
      return false
    }
    for (let i = 0; i < current.childNodes.length; i++) {
      if (current === node && i === offset) return true
      const child = current.childNodes[i]
      if (child && visit(child)) return true
    }
    return current === node
  }
  visit(root)
  return total
}
