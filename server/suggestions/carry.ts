import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import { inlineToNode, nodeToInline, type Inline } from '../../core/model/inline.ts'
import { schema } from '../../core/model/schema.ts'
import { hunksOf, mergeSuggestion } from '../../core/review/hunks.ts'
import type { SegmentRecord, SuggestionRecord } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'

/** A segment as it is now, on which a suggestion may stand. */
type Standing = Pick<SegmentRecord, 'id' | 'version' | 'target'>

export const sameInline = (a: Inline, b: Inline): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The suggestion on another text; in conflict, as it was, where both change the same words. */
function carried(record: SuggestionRecord, { id, version, target }: Standing): SuggestionRecord {
  const text = mergeSuggestion(record.base, record.text, target)
  const next = record.version + 1
  if (text === null) return { ...record, segment: id, state: 'conflict', version: next }
  // All of it is in the text already: nothing is left to decide.
  const state = sameInline(text, target) ? 'withdrawn' : 'open'
  return { ...record, segment: id, base: target, baseVersion: version, text, state, version: next }
}

/** After edits of a target as it was before them. True when somebody suggests something there. */
export async function carryWithEdits(tx: WriteQueries, segment: Standing, steps: readonly unknown[]): Promise<boolean> {
  const records = await tx.suggestions.ofSegment(segment.id)
  if (records.length === 0) return false
  const after = steps.reduce<ReturnType<typeof inlineToNode>>(
    (node, json) => {
      const { doc, failed } = Step.fromJSON(schema, json).apply(node)
      if (!doc) throw new RangeError(failed ?? 'steps that were applied do not apply')
      return doc
    },
    inlineToNode('target', segment.target),
  )
  const now = { id: segment.id, version: segment.version + 1, target: nodeToInline(after) }
  for (const record of records) await tx.suggestions.replace(carried(record, now))
  return true
}

/** Where a target was cut: the size of its first part, and where its second begins. */
interface Cut {
  firstSize: number
  secondFrom: number
}

/** After a split: to the part in which it changes something; over the cut it is in conflict, and whole. True when there was one. */
export async function carryWithSplit(tx: WriteQueries, first: string, second: string, cut: Cut): Promise<boolean> {
  const records = await tx.suggestions.ofSegment(first)
  if (records.length === 0) return false
  const parts = await tx.segments.many([first, second])
  const [one, two] = [first, second].map((id) => parts.find((part) => part.id === id))
  if (!one || !two) throw new RangeError('parts of a split that are not there')
  for (const record of records) {
    await tx.suggestions.replace(
      intoPart(record, one, two, cut) ?? conflictOr(carried(record, one), carried(record, two)),
    )
  }
  return true
}

/** What lies in one part alone goes there, though it changes words next to the cut; null for anything else. */
function intoPart(
  record: SuggestionRecord,
  one: Standing,
  two: Standing,
  { firstSize, secondFrom }: Cut,
): SuggestionRecord | null {
  if (record.state !== 'open') return null
  const [base, text] = [inlineToNode('target', record.base), inlineToNode('target', record.text)]
  const hunks = hunksOf(record.base, record.text)
  const after = base.content.size - firstSize
  if (hunks.every(({ to }) => to <= firstSize) && base.cut(0, firstSize).eq(inlineToNode('target', one.target))) {
    return placed(record, one, text.cut(0, text.content.size - after))
  }
  if (hunks.every(({ from }) => from >= secondFrom) && base.cut(secondFrom).eq(inlineToNode('target', two.target))) {
    return placed(record, two, text.cut(secondFrom))
  }
  return null
}

const conflictOr = (here: SuggestionRecord, there: SuggestionRecord): SuggestionRecord => {
  if (here.state === 'open') return here
  return there.state === 'open' ? there : { ...here, state: 'conflict' }
}

/** The suggestion on a target of which it changes what it changed before. */
const placed = (record: SuggestionRecord, { id, version, target }: Standing, text: Node): SuggestionRecord => ({
  ...record,
  segment: id,
  base: target,
  baseVersion: version,
  text: nodeToInline(text),
  version: record.version + 1,
})

/** After a join: all stand on the whole; two of one person become one. `at`: where the second target begins in it. True when there was one. */
export async function carryWithJoin(tx: WriteQueries, first: string, second: string, at: number): Promise<boolean> {
  const [own, taken] = [await tx.suggestions.ofSegment(first), await tx.suggestions.ofSegment(second)]
  if (own.length + taken.length === 0) return false
  const whole = await tx.segments.get(first)
  if (!whole) throw new RangeError('a joined segment that is not there')
  const node = inlineToNode('target', whole.target)
  const standing = own.map((record) => intoWhole(record, whole, node, 0) ?? carried(record, whole))
  for (const record of taken) {
    const moved = intoWhole(record, whole, node, at) ?? carried(record, whole)
    const place = standing.findIndex(({ author, state }) => author === record.author && state === 'open')
    const same = standing[place]
    const both = same && moved.state === 'open' ? mergeSuggestion(whole.target, moved.text, same.text) : null
    if (same && both !== null) {
      standing[place] = { ...same, text: both }
      standing.push({ ...moved, state: 'withdrawn' })
    } else standing.push(moved)
  }
  for (const record of standing) await tx.suggestions.replace(record)
  return true
}

/** A suggestion for one part on both: what it says for its part, with the other part as it is. Null where its base is no part. */
function intoWhole(record: SuggestionRecord, whole: Standing, node: Node, from: number): SuggestionRecord | null {
  if (record.state !== 'open') return null
  const [base, text] = [inlineToNode('target', record.base), inlineToNode('target', record.text)]
  const to = from + base.content.size
  if (to > node.content.size || !node.cut(from, to).eq(base)) return null
  const content = node.content.cut(0, from).append(text.content).append(node.content.cut(to))
  return placed(record, whole, node.copy(content))
}
