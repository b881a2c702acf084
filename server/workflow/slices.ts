import { setImmediate as breathe } from 'node:timers/promises'
import type { BatchResult, DocumentEvent } from '../../core/api.ts'
import { AppError, type ErrorCode } from '../../core/errors.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import type { Deps } from '../deps.ts'
import { newId } from '../ids.ts'
import { eventOf, type Before } from '../present.ts'
import { moveWithEdits } from '../review/anchors.ts'
import { announceCarried } from '../suggestions/announce.ts'
import type { EventRecord, SegmentRecord } from '../store/records.ts'
import type { SegmentChange, WriteQueries } from '../store/store.ts'
import type { BatchRecord } from '../store/workflow-records.ts'
import type { RowChange } from './action.ts'

/** A write of a batch goes on for so many milliseconds at most, and so many rows: others write in between. */
const sliceMs = 25
const sliceRows = 100

/** A batch in one of its writes. */
export interface Running {
  tx: WriteQueries
  /** As it will be kept at the end of the write. */
  batch: BatchRecord
  events: DocumentEvent[]
  /** Segments whose suggestions have been carried over. */
  carried: string[]
}

interface Work {
  begin: Pick<BatchRecord, 'document' | 'client' | 'request' | 'bodyHash' | 'actor' | 'kind' | 'undoes'>
  /** How many rows there are to go through. */
  count: number
  each: (running: Running, i: number) => Promise<void>
  /** In the last write. */
  finish?: (tx: WriteQueries, batch: BatchRecord) => Promise<void>
}

/** Goes through the rows of a batch in short writes; what each did is published when it is durable. */
export async function inSlices(
  { store, hub, now }: Pick<Deps, 'store' | 'hub' | 'now'>,
  work: Work,
): Promise<BatchResult> {
  for (;;) {
    const { batch, events, carried } = await store.write((tx) => slice(tx, work, now))
    hub.publish(batch.document, events)
    announceCarried(hub, batch.document, carried)
    if (batch.done < 0) return { batch: batch.id, changed: batch.changed, refused: batch.refused }
    await breathe()
  }
}

async function slice(
  tx: WriteQueries,
  { begin, count, each, finish }: Work,
  now: () => number,
): Promise<Omit<Running, 'tx'>> {
  const found = await tx.workflow.batchOf(begin.client, begin.request)
  if (found && found.bodyHash !== begin.bodyHash) throw new AppError('request.reused')
  const at = now()
  const empty = { done: 0, changed: 0, refused: [], firstEvent: null, lastEvent: null }
  const batch: BatchRecord = found ?? { ...begin, ...empty, id: newId(at), at }
  if (batch.done < 0) return { batch, events: [], carried: [] }
  if (!found) await tx.workflow.insertBatch(batch)
  const running: Running = { tx, batch, events: [], carried: [] }
  const until = performance.now() + sliceMs
  const last = Math.min(count, batch.done + sliceRows)
  do await each(running, batch.done++)
  while (batch.done < last && performance.now() < until)
  if (batch.done >= count) {
    await finish?.(tx, batch)
    batch.done = -1
  }
  await tx.workflow.advanceBatch(batch)
  return running
}

export function refuse({ batch }: Running, segment: string, code: ErrorCode): void {
  batch.refused.push({ segment, code })
}

/** Writes a change of a row and its event; gives the row as it is then. `undoes`: the event it takes back. */
export async function commitChange(
  running: Running,
  segment: SegmentRecord,
  change: RowChange,
  undoes: number | null = null,
): Promise<SegmentRecord> {
  const { tx, batch } = running
  if (change.kind === 'text' && (await moveWithEdits(tx, segment, change.steps))) running.carried.push(segment.id)
  const set = changeOf(change)
  if (!(await tx.segments.update(segment.id, segment.version, set))) {
    throw new Error(`segment ${segment.id} changed inside its own write`)
  }
  const event: Omit<EventRecord, 'n'> = {
    document: batch.document,
    kind: change.kind,
    segment: segment.id,
    version: segment.version + 1,
    actor: batch.actor,
    client: batch.client,
    request: batch.request,
    schema: SCHEMA_VERSION,
    payload: payloadOf(change, batch.id, segment),
    at: batch.at,
    undoes,
  }
  const n = await tx.events.append(event)
  batch.firstEvent ??= n
  batch.lastEvent = n
  running.events.push(eventOf({ ...event, n }))
  return { ...segment, ...set, version: segment.version + 1 }
}

function changeOf(change: RowChange): SegmentChange {
  switch (change.kind) {
    case 'status':
      return { status: change.status }
    case 'lock':
      return { locked: change.locked }
    case 'text':
      return { target: change.target, status: change.status }
  }
}

function payloadOf(change: RowChange, batch: string, segment: SegmentRecord): Record<string, unknown> {
  if (change.kind === 'text') {
    const { steps, status, how } = change
    const before: Before = { source: segment.source, target: segment.target, status: segment.status }
    return { steps, status, via: { how, of: batch }, before }
  }
  const { kind: _kind, ...what } = change
  return { ...what, batch }
}
