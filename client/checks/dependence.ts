import type { SegmentFacts } from '../../core/checks/context-index.ts'

/** What a row tells the rows after it: key → what it says. Two rows with one key may bear on one another. */
function saysOf(facts: SegmentFacts | undefined): Map<string, string> {
  const says = new Map<string, string>()
  if (!facts) return says
  if (facts.texts) {
    const { earlier, sourceKey, targetKey } = facts.texts
    says.set(`source ${sourceKey}`, targetKey)
    says.set(`target ${targetKey}`, earlier.meaning)
  }
  for (const { concept, key } of facts.renderings) says.set(`concept ${concept}`, key)
  for (const { kind, value } of facts.choices) says.set(`choice ${kind}`, value)
  for (const number of facts.documents) says.set(`document ${number}`, '')
  for (const { concept, text } of facts.shortForms) says.set(`short ${concept}`, text)
  return says
}

/** Which rows must be checked anew when one of them says something else to those after it. */
export class Dependence {
  private readonly says = new Map<string, Map<string, string>>()
  private readonly rows = new Map<string, Set<string>>()

  /** Takes in what a row says now; gives the ids of rows that hear of it. */
  set(id: string, facts: SegmentFacts | undefined, mentions: (number: string) => Iterable<string>): Set<string> {
    const before = this.says.get(id) ?? new Map<string, string>()
    const now = saysOf(facts)
    const concerned = new Set<string>()
    for (const key of new Set([...before.keys(), ...now.keys()])) {
      if (before.get(key) === now.get(key)) continue
      for (const row of this.rows.get(key) ?? []) concerned.add(row)
      // A document is spoken of by its number alone once it has been named in full.
      if (key.startsWith('document ')) for (const row of mentions(key.slice(9))) concerned.add(row)
    }
    for (const key of before.keys()) if (!now.has(key)) this.rows.get(key)?.delete(id)
    for (const key of now.keys()) {
      const rows = this.rows.get(key) ?? new Set()
      this.rows.set(key, rows.add(id))
    }
    this.says.set(id, now)
    concerned.delete(id)
    return concerned
  }
}
