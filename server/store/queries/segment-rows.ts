import type { Selectable } from 'kysely'
import { foldKey, plainKey } from '../../../core/language/fold.ts'
import { inlineText, type Inline } from '../../../core/model/inline.ts'
import type { SegmentStatus } from '../../../core/model/status.ts'
import type { DerivedText, SegmentRecord } from '../records.ts'
import type { SegmentChange } from '../store.ts'
import type { SegmentsTable } from '../tables.ts'

export const segmentColumns = [
  'id',
  'document',
  'unit',
  'unit_ord',
  'ord',
  'lead',
  'source',
  'target',
  'words',
  'status',
  'locked',
  'version',
  'joined_into',
  'joined_at',
] as const
export type SegmentRow = Pick<Selectable<SegmentsTable>, (typeof segmentColumns)[number]>

export function segmentFromRow(row: SegmentRow): SegmentRecord {
  return {
    id: row.id,
    document: row.document,
    unit: row.unit,
    unitOrd: row.unit_ord,
    ord: row.ord,
    lead: row.lead,
    source: JSON.parse(row.source) as Inline,
    target: JSON.parse(row.target) as Inline,
    words: row.words,
    status: row.status as SegmentStatus,
    locked: row.locked === 1,
    version: row.version,
    joinedInto: row.joined_into,
    joinedAt: row.joined_at,
  }
}

/** Text of a side as searches and checks want it: characters only, NFC. */
const textOf = (inline: Inline): string => inlineText(inline).normalize('NFC')

function derivedFromSource(source: Inline): Pick<DerivedText, 'sourceText' | 'canon' | 'folded'> {
  const sourceText = textOf(source)
  return { sourceText, canon: foldKey(sourceText), folded: plainKey(sourceText) }
}

export function segmentToRow(segment: SegmentRecord): SegmentsTable {
  const { sourceText, canon, folded } = derivedFromSource(segment.source)
  return {
    id: segment.id,
    document: segment.document,
    unit: segment.unit,
    unit_ord: segment.unitOrd,
    ord: segment.ord,
    lead: segment.lead,
    source: JSON.stringify(segment.source),
    target: JSON.stringify(segment.target),
    source_text: sourceText,
    target_text: textOf(segment.target),
    canon,
    folded,
    words: segment.words,
    status: segment.status,
    locked: segment.locked ? 1 : 0,
    version: segment.version,
    joined_into: segment.joinedInto,
    joined_at: segment.joinedAt,
  }
}

/** Columns a change sets, without the version. */
export function changedColumns(change: SegmentChange): Partial<SegmentsTable> {
  const set: Partial<SegmentsTable> = {}
  if (change.source !== undefined) {
    const { sourceText, canon, folded } = derivedFromSource(change.source)
    Object.assign(set, { source: JSON.stringify(change.source), source_text: sourceText, canon, folded })
  }
  if (change.target !== undefined) {
    set.target = JSON.stringify(change.target)
    set.target_text = textOf(change.target)
  }
  if (change.status !== undefined) set.status = change.status
  if (change.locked !== undefined) set.locked = change.locked ? 1 : 0
  if (change.lead !== undefined) set.lead = change.lead
  if (change.ord !== undefined) set.ord = change.ord
  if (change.words !== undefined) set.words = change.words
  if (change.joinedInto !== undefined) set.joined_into = change.joinedInto
  if (change.joinedAt !== undefined) set.joined_at = change.joinedAt
  return set
}
