import type { Node } from './tree.ts'

/** One statement about a concept, a language or a term, out of whatever group it stands in. */
export interface Fact {
  /** Data category, or `note`, `term`, `date`. */
  category: string
  text: string
  target: string
}

/** Element names that are their own category. */
const plain = new Set(['note', 'term', 'date'])
/** A group says one thing, its first element, and then things about it. */
const aboutFirst = new Set(['descripGrp', 'adminGrp', 'termNoteGrp', 'termCompGrp'])

/** What an element says itself, sections of languages and terms aside. `tidy` is applied to every text. */
export function factsOf(node: Node, tidy: (text: string) => string): Fact[] {
  const facts: Fact[] = []
  collect(node.children, tidy, facts)
  return facts
}

function collect(nodes: readonly Node[], tidy: (text: string) => string, facts: Fact[]): void {
  for (const node of nodes) {
    if (aboutFirst.has(node.name)) collect(node.children.slice(0, 1), tidy, facts)
    else if (node.name === 'termGrp' || node.name === 'transacGrp') collect(node.children, tidy, facts)
    else if (!sections.has(node.name)) {
      const category = plain.has(node.name) ? node.name : node.type
      if (category !== '') facts.push({ category, text: tidy(node.text), target: node.target })
    }
  }
}

const sections = new Set(['langSec', 'langSet', 'termSec', 'tig', 'ntig', 'termCompList'])

export const textsOf = (facts: readonly Fact[], ...categories: string[]): string[] =>
  facts.filter((fact) => categories.includes(fact.category) && fact.text !== '').map((fact) => fact.text)
