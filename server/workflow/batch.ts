import type { BatchAction, BatchResult, RouteBody } from '../../core/api.ts'
import { defaultSteps } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { can, type Actor } from '../../core/model/permissions.ts'
import type { Deps } from '../deps.ts'
import { requireDocument } from '../find.ts'
import { requestKey } from '../idempotent.ts'
import type { SegmentRecord } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'
import type { BatchRecord } from '../store/workflow-records.ts'
import { changesBy, kindOfAction } from './action.ts'
import { announceNews, notify } from './notify.ts'
import { commitChange, inSlices, refuse, type Running } from './slices.ts'

type Request = RouteBody<'batch'>

/**
 * One action on many rows, in short writes so that nobody waits for it. How far
 * it has come is kept with what it did: asked for again after an interruption,
 * it goes on from there. What a row is then is what was seen, or it is refused.
 */
export async function runBatch(
  deps: Pick<Deps, 'store' | 'hub' | 'now'>,
  actor: Actor,
  document: string,
  request: Request,
): Promise<BatchResult> {
  const { action, segments } = request
  await requireDocument(deps.store.read, document)
  if (!can(actor, kindOfAction[action.kind])) throw new AppError('auth.forbidden')
  const steps = (await deps.store.read.workflow.steps(document)) ?? defaultSteps
  const { client, requestId, hash: bodyHash } = requestKey(request, ['batch', document, action, segments])
  /** Rows sent back, by who had confirmed them. */
  const back = new Map<string, string[]>()
  const batch = await inSlices(deps, {
    begin: { document, client, request: requestId, bodyHash, actor: actor.user, kind: action.kind, undoes: null },
    count: segments.length,
    async each(running, i) {
      const asked = segments[i]
      if (asked) await changeRow(running, action, asked, !steps.translate, back)
    },
    finish: (tx, record) => tellThoseSentBack(tx, record, action, back),
  })
  announceNews(deps.hub, back.keys())
  return batch
}

async function changeRow(
  running: Running,
  action: BatchAction,
  { segment: id, version }: Request['segments'][number],
  fromDraft: boolean,
  back: Map<string, string[]>,
): Promise<void> {
  const { tx, batch } = running
  const segment = await tx.segments.get(id)
  if (segment?.document !== batch.document || segment.joinedInto !== null)
    return refuse(running, id, 'notFound.segment')
  if (version > segment.version) return refuse(running, id, 'save.unknownVersion')
  if (version < segment.version && (await otherThanSeen(tx, segment, version))) {
    return refuse(running, id, 'batch.changedSince')
  }
  const changes = changesBy(action, segment, fromDraft)
  if (typeof changes === 'string') return refuse(running, id, changes)
  if (action.kind === 'sendBack') {
    const confirmer = await tx.workflow.confirmedBy(id)
    if (confirmer !== null) back.set(confirmer, [...(back.get(confirmer) ?? []), id])
  }
  let now: SegmentRecord = segment
  for (const change of changes) now = await commitChange(running, now, change)
  if (changes.length > 0) batch.changed += 1
  if (action.kind === 'sendBack') {
    const { document, actor, at } = batch
    const reason = action.reason.normalize('NFC')
    await tx.workflow.sendBack({ segment: id, document, version: now.version, by: actor, at, reason })
  }
}

/** Has more than the lock changed since a version? Nothing is done to what nobody has seen. */
async function otherThanSeen(tx: WriteQueries, { id, document }: SegmentRecord, version: number): Promise<boolean> {
  return (await tx.events.ofSegment(document, id, version)).some(({ kind }) => kind !== 'lock')
}

async function tellThoseSentBack(
  tx: WriteQueries,
  { document, actor, at }: BatchRecord,
  action: BatchAction,
  back: ReadonlyMap<string, string[]>,
): Promise<void> {
  if (action.kind !== 'sendBack') return
  for (const [user, [first, ...more]] of back) {
    const about = { segment: first ?? null, segments: 1 + more.length, text: action.reason.normalize('NFC') }
    await notify(tx, [user], { kind: 'sentBack', by: actor, document, at, ...about })
  }
}
