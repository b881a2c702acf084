import type { Actor } from '../../core/model/permissions.ts'
import type { SegmentRecord } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'
import { notify } from './notify.ts'

/** A save that sends a row back: the reason is kept with the version it makes; gives who is told. */
export async function recordSentBack(
  { tx, actor, document, at }: { tx: WriteQueries; actor: Actor; document: string; at: number },
  { id: segment, version }: Pick<SegmentRecord, 'id' | 'version'>,
  reason: string,
): Promise<string[]> {
  const text = reason.normalize('NFC')
  const by = actor.user
  await tx.workflow.sendBack({ segment, document, version: version + 1, by, at, reason: text })
  const confirmer = await tx.workflow.confirmedBy(segment)
  if (confirmer === null) return []
  return notify(tx, [confirmer], { kind: 'sentBack', by, document, at, segment, segments: 1, text })
}
