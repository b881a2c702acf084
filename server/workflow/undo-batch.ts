import type { BatchResult, RouteBody } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { can, type Actor } from '../../core/model/permissions.ts'
import type { Deps } from '../deps.ts'
import { requireDocument } from '../find.ts'
import { requestKey } from '../idempotent.ts'
import type { Before } from '../present.ts'
import type { EventRecord, SegmentRecord } from '../store/records.ts'
import { kindOfAction, textTo, type RowChange } from './action.ts'
import { commitChange, inSlices, refuse, type Running } from './slices.ts'

/** Takes a person's own batch back, row by row, where nothing has happened since; others are reported. */
export async function undoBatch(
  deps: Pick<Deps, 'store' | 'hub' | 'now'>,
  actor: Actor,
  { document, batch: id }: { document: string; batch: string },
  request: RouteBody<'undoBatch'>,
): Promise<BatchResult> {
  const { workflow } = deps.store.read
  await requireDocument(deps.store.read, document)
  const batch = await workflow.batch(id)
  if (batch?.document !== document) throw new AppError('notFound.batch')
  if (batch.actor !== actor.user || !can(actor, kindOfAction[batch.kind])) throw new AppError('auth.forbidden')
  const rows = [...byRow(await workflow.batchEvents(batch))]
  const { client, requestId, hash: bodyHash } = requestKey(request, ['undoBatch', document, id])
  const { kind } = batch
  return inSlices(deps, {
    begin: { document, client, request: requestId, bodyHash, actor: actor.user, kind, undoes: id },
    count: rows.length,
    async each(running, i) {
      const row = rows[i]
      if (row) await takeBack(running, row[0], row[1])
    },
  })
}

function byRow(events: readonly EventRecord[]): Map<string, EventRecord[]> {
  const rows = new Map<string, EventRecord[]>()
  for (const event of events) {
    if (event.segment !== null) rows.set(event.segment, [...(rows.get(event.segment) ?? []), event])
  }
  return rows
}

async function takeBack(running: Running, id: string, events: readonly EventRecord[]): Promise<void> {
  const { tx, batch } = running
  const segment = await tx.segments.get(id)
  if (segment?.document !== batch.document || segment.joinedInto !== null)
    return refuse(running, id, 'notFound.segment')
  if (segment.version !== events.at(-1)?.version) return refuse(running, id, 'batch.changedSince')
  let now: SegmentRecord = segment
  for (const event of events.toReversed()) {
    for (const change of inverse(event, now)) now = await commitChange(running, now, change, event.n)
  }
  batch.changed += 1
}

function inverse({ kind, payload }: EventRecord, segment: SegmentRecord): RowChange[] {
  if (kind === 'lock') return [{ kind, locked: payload['locked'] !== true }]
  if (kind === 'status') {
    const from = payload['from'] as SegmentRecord['status']
    return from === segment.status ? [] : [{ kind, from: segment.status, status: from }]
  }
  const { target, status } = payload['before'] as Before
  return textTo(segment.target, target, 'batch', () => status)
}
