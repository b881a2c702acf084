import { Step } from 'prosemirror-transform'
import { inlineToNode, nodeToInline, type Inline } from '../../core/model/inline.ts'
import { schema } from '../../core/model/schema.ts'
import { mergeSuggestion } from '../../core/review/hunks.ts'
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

/** After a split: to the part in which it changes something; over the cut it is in conflict, and whole. */
export async function carryWithSplit(tx: WriteQueries, first: string, second: string): Promise<void> {
  const records = await tx.suggestions.ofSegment(first)
  if (records.length === 0) return
  const parts = await tx.segments.many([first, second])
  const [one, two] = [first, second].map((id) => parts.find((part) => part.id === id))
  if (!one || !two) return
  for (const record of records) {
    const [here, there] = [carried(record, one), carried(record, two)]
    const fits = ({ state }: SuggestionRecord): boolean => state === 'open'
    await tx.suggestions.replace(
      fits(here) || !fits(there) ? { ...here, state: fits(here) ? 'open' : 'conflict' } : there,
    )
  }
}

/** After a join: all stand on the whole; two of one person become one. */
export async function carryWithJoin(tx: WriteQueries, first: string, second: string): Promise<void> {
  const [own, taken] = [await tx.suggestions.ofSegment(first), await tx.suggestions.ofSegment(second)]
  if (own.length + taken.length === 0) return
  const whole = await tx.segments.get(first)
  if (!whole) return
  const standing = own.map((record) => carried(record, whole))
  for (const record of taken) {
    const moved = carried(record, whole)
    const at = standing.findIndex(({ author, state }) => author === record.author && state === 'open')
    const same = standing[at]
    const both = same && moved.state === 'open' ? mergeSuggestion(whole.target, moved.text, same.text) : null
    if (same && both !== null) {
      standing[at] = { ...same, text: both }
      standing.push({ ...moved, state: 'withdrawn' })
    } else standing.push(moved)
  }
  for (const record of standing) await tx.suggestions.replace(record)
}
