import type { BulkChange, GlossaryInfo, RouteReply } from '../../../core/api.ts'
import { splitConceptKey } from '../../../glossary/concept-key.ts'
import { call } from '../../api.ts'
import { written } from '../writing.ts'

/** As many as one change takes. */
export const MOST = 10_000

type Skipped = RouteReply<'bulkChange'>['skipped'][number]['why']

export interface BulkOutcome {
  changed: number
  /** How many were left as they were, by reason. */
  skipped: ReadonlyMap<Skipped | 'readOnly', number>
  /** What takes it back, per glossary. */
  batches: readonly { glossary: string; batch: string }[]
}

/** Chosen keys by glossary. */
export function byGlossary(keys: Iterable<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const key of keys) {
    const { glossary, concept } = splitConceptKey(key)
    groups.set(glossary, [...(groups.get(glossary) ?? []), concept])
  }
  return groups
}

/** Changes chosen concepts, glossary by glossary; those of read-only ones can only be copied. */
export async function changeAll(
  keys: Iterable<string>,
  change: BulkChange,
  glossaries: readonly GlossaryInfo[],
): Promise<BulkOutcome> {
  const skipped = new Map<Skipped | 'readOnly', number>()
  const skip = (why: Skipped | 'readOnly', count: number): unknown => skipped.set(why, (skipped.get(why) ?? 0) + count)
  const batches: { glossary: string; batch: string }[] = []
  let changed = 0
  for (const [glossary, concepts] of byGlossary(keys)) {
    const readOnly = glossaries.find(({ id }) => id === glossary)?.readOnly ?? true
    if (change.kind === 'copy' ? change.to === glossary : readOnly) {
      skip(readOnly ? 'readOnly' : 'same', concepts.length)
      continue
    }
    const reply = await call('bulkChange', { params: { glossary }, body: { ...written(), concepts, change } })
    changed += reply.changed
    for (const { why } of reply.skipped) skip(why, 1)
    if (reply.changed > 0) batches.push({ glossary, batch: reply.batch })
  }
  return { changed, skipped, batches }
}

/** Takes a change to many back; concepts changed since stay. */
export async function undoAll(batches: BulkOutcome['batches']): Promise<{ restored: number; changedSince: number }> {
  let [restored, changedSince] = [0, 0]
  for (const { glossary, batch } of batches) {
    const reply = await call('undoBulk', { params: { glossary }, body: { ...written(), batch } })
    restored += reply.restored
    changedSince += reply.changedSince
  }
  return { restored, changedSince }
}
